"""Ids are compared once and for all, and one that is no address stops nothing."""

from datetime import datetime
from typing import Any

import pytest

from analytics.sources.credentials.addresses import address, origin, same
from analytics.sources.credentials.dates import Clock, moment
from analytics.sources.credentials.ob2 import read_assertion
from analytics.sources.credentials.ob3 import read_ob3
from analytics.sources.credentials.problem import ProblemError
from tests.sources.credentials.badges import assertion, ob3
from tests.sources.credentials.conftest import Shelf

HOST = "https://stones.example"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("M%C3%BCller", "Müller", True),
        ("%63airn", "cairn", True),
        ("a%20b", "a b", True),
        ("M%FCller", "M%F6ller", False),
        ("M%C3%BC%FCller", "Mü%fcller", True),
        ("a%2Fb", "a%2fb", True),
        ("a%2Fb", "a/b", False),
        ("a?q=1%26x", "a?q=1&x", False),
        ("a%3Fb", "a?b", False),
        ("%23issuer", "#issuer", False),
        ("%2523issuer", "%23issuer", False),
        ("a%00", "a", False),
        ("a%ED%A0%80", "a%ED%A0%81", False),
        ("100%", "100%25", False),
    ],
)
def test_an_escape_is_undone_where_it_means_the_same(
    one: str, other: str, is_same: bool
):
    left, right = same(f"{HOST}/{one}"), same(f"{HOST}/{other}")
    assert (left == right) == is_same
    assert (same(left), same(right)) == (left, right)


@pytest.mark.parametrize(
    "text", ["%%341", "%4%31", "%%34%31", "%2525", "a%20", "%C3%%BC", "%E2%80%8B"]
)
def test_once_is_as_good_as_twice(text: str):
    assert same(same(text)) == same(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://x%E2%84%80.example/1",
        "https://[/1",
        "https://%6Cocalhost/1",
        "https://127.0.0.%31/1",
        "java%73cript:alert",
        "file:%2F%2Fx",
        "https://stones.example:x@thief.example/1",
        "https://stones.example@thief.example",
        "https://@stones.example/1",
    ],
)
def test_what_is_no_address_escaped_is_refused(text: str):
    with pytest.raises(ProblemError, match="address"):
        address(text, "/id")


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (ob3(id="AW1"), "/id"),
        (ob3(issuer="native"), "/issuer/id"),
        (ob3(issuer={"id": "native"}), "/issuer/id"),
        (ob3(issuer="native%3A1"), "/issuer/id"),
        (assertion(id="AW1"), "/id"),
        (assertion(id=None, verify={"url": "AW1"}), "/verify/url"),
    ],
)
def test_no_credential_has_the_id_or_the_source_of_a_row(given: Any, place: str):
    """A row of a table is known by its source (*native*) and its id, as AW1."""
    clock = Clock("UTC", datetime.max)
    with pytest.raises(ProblemError, match="must be an address") as caught:
        if "badge" in given:
            read_assertion(given, clock, "", False)
        else:
            read_ob3(given, clock, "", False)
    assert caught.value.pointer == place


@pytest.mark.parametrize("given", [{}, {"uid": "AW1"}])
def test_an_old_assertion_without_an_id_is_read(given: dict[str, str]):
    old = {name: said for name, said in assertion().items() if name != "id"} | given
    found = read_assertion(old, Clock("UTC", datetime.max), "", False, is_old=True)
    assert found.source == ("openbadges" if given else "urn:sha256")


def test_an_id_without_an_address_is_nobodys_crash():
    with pytest.raises(ProblemError, match="not an address"):
        origin("https://[/1")


def test_an_id_that_is_no_address_is_set_aside_and_the_rest_loads(shelf: Shelf):
    ids = (f"{HOST}/1", "https://x%E2%84%80.example/1", "https://thief.example%5B/1")
    report = shelf.load(shelf.file([assertion(id=one) for one in ids]))
    assert [str(one) for one in report.set_aside] == ["file1, /1/id: not an address"]
    assert shelf.ask("select count(*) from record.awards") == [(2,)]


@pytest.mark.parametrize(
    ("zone", "seconds"),
    [
        ("America/Denver", -62_135_596_800),
        ("Asia/Tokyo", 253_402_300_799),
        ("UTC", -2_208_988_801),
        ("UTC", 7_289_654_400),
        ("UTC", 1e300),
    ],
)
def test_seconds_beyond_1900_to_2200_are_refused(zone: str, seconds: float):
    """One second on this side they are taken."""
    clock = Clock(zone, datetime.max)
    with pytest.raises(ProblemError) as caught:
        moment(seconds, "/issuedOn", clock, strict=False)
    assert caught.value.pointer == "/issuedOn"
    assert moment(-2_208_988_800, "", Clock("UTC", datetime.max), strict=False).at == (
        datetime(1900, 1, 1)
    )
    last = moment(7_289_654_399, "", Clock("UTC", datetime.max), strict=False)
    assert last.at == datetime(2200, 12, 31, 23, 59, 59)
