"""Which account is read: its address and its token, and where they come from.

Both can be said in the environment; the token also in the secrets file that Streamlit
reads. A token is never an argument of a command, because those are seen by everybody on
the machine, and no message repeats it.
"""

import ipaddress
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from analytics.scope import UnknownError

TOKEN = "CAIRN_CANVAS_CREDENTIALS_TOKEN"  # noqa: S105 (the variable's name)
ADDRESS = "CAIRN_CANVAS_CREDENTIALS_URL"
DEFAULT = "https://api.badgr.io"
SECRETS = Path(".streamlit/secrets.toml")
TABLE = "canvas_credentials"


@dataclass(frozen=True)
class Account:
    """Where to ask (scheme and host, and a path before ``/v2`` if there is one)."""

    base: str
    token: str = field(repr=False)


def read_account(base: str | None = None, secrets: Path = SECRETS) -> Account:
    """Return the account that the environment and the secrets file name.

    ``base`` (default: the environment's, else the platform's in the United States) is
    an https address; http is taken only for this machine. Raises UnknownError where
    there is no token, or one of the two can't be used.
    """
    return Account(
        _address(base or os.environ.get(ADDRESS) or DEFAULT),
        _token(os.environ.get(TOKEN) or _kept(secrets)),
    )


def _address(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise UnknownError(f"the address isn't one like {DEFAULT}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UnknownError("the address must be of a server, with no name or question")
    if parts.scheme == "http" and not _is_here(host):
        raise UnknownError("the address must start with https: a token goes there")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine: nothing sent to it crosses a network."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kept(secrets: Path) -> str:
    """Return the secrets file's token; empty where there is none."""
    try:
        table = tomllib.loads(secrets.read_text(encoding="utf-8")).get(TABLE, {})
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):  # what is wrong with it may quote it
        raise UnknownError(f"{secrets} can't be read as TOML") from None
    token = table.get("token", "") if isinstance(table, dict) else ""
    return token if isinstance(token, str) else ""


def _token(text: str) -> str:
    token = text.strip()
    if not token:
        raise UnknownError(
            f"there is no token: set {TOKEN} in the environment, or token in "
            f"[{TABLE}] of {SECRETS}"
        )
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise UnknownError("the token has a character that no token has")
    return token
