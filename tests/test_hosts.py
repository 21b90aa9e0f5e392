"""Which hosts the dashboard answers to: read from text, one case on each side."""

import pytest

from analytics.hosts import (
    THIS_MACHINE,
    Host,
    answers_to,
    read_host,
    read_hosts,
    read_origin,
)
from analytics.scope import UnknownError


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("localhost", Host("localhost")),
        ("LocalHost:8501", Host("localhost", 8501)),
        ("localhost.", Host("localhost")),
        ("127.0.0.1:1", Host("127.0.0.1", 1)),
        ("[::1]", Host("::1")),
        ("[0:0:0:0:0:0:0:1]:8501", Host("::1", 8501)),
        ("[2001:DB8::7]:443", Host("2001:db8::7", 443)),
        ("badges_1.example.edu", Host("badges_1.example.edu")),
        ("", None),
        (".", None),
        ("::1", None),
        ("[::1", None),
        ("[evil.example]", None),
        ("localhost:", None),
        ("localhost:80:80", None),
        ("localhost:http", None),
        ("localhost@evil.example", None),
        ("evil.example/localhost", None),
        ("localhost evil.example", None),
        ("localhost\n", None),
        ("localhost,evil.example", None),
        ("*", None),
    ],
)
def test_a_host_is_read_as_browsers_name_it(text, host):
    assert read_host(text) == host


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("http://localhost", Host("localhost", 80)),
        ("https://cairn.example.edu", Host("cairn.example.edu", 443)),
        ("https://cairn.example.edu:8443", Host("cairn.example.edu", 8443)),
        ("HTTP://[::1]:8501", Host("::1", 8501)),
        ("null", None),
        ("", None),
        ("localhost", None),
        ("file://", None),
        ("ftp://localhost", None),
        ("https://localhost.evil.example:443/", None),
        ("https://localhost@evil.example", None),
    ],
)
def test_an_origin_is_read_with_the_port_of_its_scheme(text, host):
    assert read_origin(text) == host


def test_hosts_stand_with_commas_between_them():
    assert read_hosts("localhost,127.0.0.1") == {Host("localhost"), Host("127.0.0.1")}
    assert read_hosts(" Cairn.Example.EDU:8443 , ::1,") == {
        Host("cairn.example.edu", 8443),
        Host("::1"),
    }
    assert read_hosts("") == read_hosts(" , ") == frozenset()


@pytest.mark.parametrize(
    "text", ["https://cairn.example.edu", "*", "a b", "cairn.example.edu,*.edu"]
)
def test_what_is_no_host_is_refused(text):
    with pytest.raises(UnknownError, match="is not a host like cairn"):
        read_hosts(text)


NAMED = THIS_MACHINE | read_hosts("cairn.example.edu,one.example.edu:8443,two:443")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("localhost:1", True),
        ("127.0.0.1:65535", True),
        ("[::1]:8501", True),
        ("127.0.0.2:8501", False),
        ("cairn.example.edu", True),
        ("cairn.example.edu:9000", True),
        ("cairn.example.edu.evil.example", False),
        ("evil.cairn.example.edu", False),
        ("one.example.edu:8443", True),
        ("one.example.edu:8444", False),
        ("one.example.edu", False),
        ("two", True),  # a browser leaves out 443 on https
        ("two:443", True),
        ("two:80", False),
        ("evil.example", False),
        ("", False),
    ],
)
def test_a_named_port_is_the_only_one_and_none_is_any(text, ours):
    assert answers_to(NAMED, read_host(text)) is ours
