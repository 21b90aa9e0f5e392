"""How people sign in here: from the environment, a secrets file, or not at all.

Where nothing is set up, only this machine is answered. Where something is set up that
can't be read, nobody is let in: a slip of the pen opens no door.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analytics.scope import UnknownError

# What an identity provider tells whoever sets up a client with it.
SETTINGS = {
    "CAIRN_OIDC_METADATA_URL": "server_metadata_url",
    "CAIRN_OIDC_CLIENT_ID": "client_id",
    "CAIRN_OIDC_CLIENT_SECRET": "client_secret",
    "CAIRN_OIDC_REDIRECT_URI": "redirect_uri",
    "CAIRN_COOKIE_SECRET": "cookie_secret",
}
LEAST_SECRET = 32  # characters; it signs the cookie that says who somebody is
HOME = Path(__file__).resolve().parents[1]
FILES = (HOME / ".streamlit/secrets.toml", Path("~/.streamlit/secrets.toml"))


def settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what the environment sets up ({}: nothing); UnknownError for a part."""
    given = {key: environment.get(key, "").strip() for key in SETTINGS}
    if not any(given.values()):
        return {}
    lacking = [key for key, value in given.items() if not value]
    if lacking:
        raise UnknownError(
            f"sign-in is set up in part: {', '.join(lacking)} is missing"
        )
    found = {SETTINGS[key]: value for key, value in given.items()}
    _check(found)
    return {"auth": found}


def is_set_up() -> bool:
    """Say whether people sign in; UnknownError where what is set up can't be read."""
    if settings(os.environ):
        return True
    for file in FILES:
        path = file.expanduser()
        if path.exists():
            auth = _read(path).get("auth")
            if auth is not None:
                _check(auth)
                return True
    return False


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UnknownError(f"{path.name} can't be read: nobody is let in") from None


def _check(auth: Mapping[str, Any]) -> None:
    if len(str(auth.get("cookie_secret", ""))) < LEAST_SECRET:
        raise UnknownError(
            f"the cookie's secret is shorter than {LEAST_SECRET} characters: make one "
            "with `openssl rand -hex 32`"
        )
