"""Which account: its address, its token, and what is never said."""

import pytest

from analytics.scope import UnknownError
from analytics.sync.account import ADDRESS, DEFAULT, TOKEN, read_account


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.delenv(ADDRESS, raising=False)


@pytest.fixture
def secrets(tmp_path):
    path = tmp_path / "secrets.toml"
    path.write_text('[canvas_credentials]\ntoken = "from-the-file"\n', encoding="utf-8")
    return path


def test_the_token_comes_from_the_environment_or_the_file(monkeypatch, secrets):
    assert read_account(None, secrets).token == "from-the-file"
    monkeypatch.setenv(TOKEN, "from-the-environment\n")
    assert read_account(None, secrets).token == "from-the-environment"


def test_no_token_names_both_places(tmp_path):
    with pytest.raises(UnknownError, match=rf"{TOKEN}.*secrets\.toml"):
        read_account(None, tmp_path / "none.toml")


@pytest.mark.parametrize(
    "text",
    [
        '[canvas_credentials]\ntoken = "very secret',
        "canvas_credentials = 'very secret'",
    ],
)
def test_a_secrets_file_that_is_wrong_is_not_quoted(tmp_path, text):
    path = tmp_path / "secrets.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnknownError) as error:
        read_account(None, path)
    assert "very secret" not in str(error.value)
    assert error.value.__suppress_context__ or error.value.__context__ is None


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "é", "tab\there"])
def test_what_no_token_is_never_reaches_a_header(monkeypatch, secrets, token):
    monkeypatch.setenv(TOKEN, token)
    with pytest.raises(UnknownError) as error:
        read_account(None, secrets)
    assert token not in str(error.value)


@pytest.mark.parametrize(
    ("said", "used"),
    [
        (None, DEFAULT),
        ("https://api.eu.badgr.io/", "https://api.eu.badgr.io"),
        ("https://badges.example.edu:8443/api", "https://badges.example.edu:8443/api"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_addresses_that_are_used(secrets, said, used):
    assert read_account(said, secrets).base == used


def test_the_address_can_be_in_the_environment(monkeypatch, secrets):
    monkeypatch.setenv(ADDRESS, "https://api.ca.badgr.io")
    assert read_account(None, secrets).base == "https://api.ca.badgr.io"


@pytest.mark.parametrize(
    "said",
    [
        "http://api.badgr.io",
        "http://10.0.0.5",
        "http://localhost.example.edu",
        "ftp://api.badgr.io",
        "api.badgr.io",
        "https://",
        "https://ana:word@api.badgr.io",
        "https://api.badgr.io?token=word",
        "https://api.badgr.io:port",
    ],
)
def test_addresses_that_are_refused(secrets, said):
    with pytest.raises(UnknownError) as error:
        read_account(said, secrets)
    assert "word" not in str(error.value)
