"""How sign-in is set up: whole, in part, by a file, or not at all."""

from pathlib import Path

import pytest

from analytics import sign_in
from analytics.scope import UnknownError

WHOLE = {
    "CAIRN_OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "CAIRN_OIDC_CLIENT_ID": "cairn",
    "CAIRN_OIDC_CLIENT_SECRET": "s",
    "CAIRN_OIDC_REDIRECT_URI": "https://cairn.example/oauth2callback",
    "CAIRN_COOKIE_SECRET": "x" * 32,
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in WHOLE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sign_in, "FILES", (tmp_path / "secrets.toml",))
    return tmp_path / "secrets.toml"


def test_the_environment_sets_it_up_whole_or_is_refused():
    assert sign_in.settings({}) == {}
    auth = sign_in.settings(WHOLE)["auth"]
    assert auth["client_id"] == "cairn" and len(auth) == 5
    for name in WHOLE:
        with pytest.raises(UnknownError, match=f"in part: {name} is missing"):
            sign_in.settings(WHOLE | {name: " "})


def test_a_short_secret_is_refused():
    with pytest.raises(UnknownError, match="shorter than 32"):
        sign_in.settings(WHOLE | {"CAIRN_COOKIE_SECRET": "x" * 31})


def test_without_settings_and_file_nobody_signs_in(file: Path, monkeypatch):
    assert sign_in.is_set_up() is False
    file.write_text("[other]\na = 1\n", encoding="utf-8")
    assert sign_in.is_set_up() is False
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)
    assert sign_in.is_set_up() is True


def test_a_secrets_file_sets_it_up_and_a_broken_one_opens_no_door(file: Path):
    file.write_text(f"[auth]\ncookie_secret = '{'x' * 32}'\n", encoding="utf-8")
    assert sign_in.is_set_up() is True
    for broken in ("[auth\n", "[auth]\ncookie_secret = 'short'\n", "[auth]\n"):
        file.write_text(broken, encoding="utf-8")
        with pytest.raises(UnknownError):
            sign_in.is_set_up()
