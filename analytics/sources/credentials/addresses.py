"""Addresses in a credential: never visited, and never of a kind meant to be abused."""

import ipaddress
import re
from urllib.parse import quote, unquote, urlsplit

from analytics.sources.credentials.fields import identifier
from analytics.sources.credentials.problem import ProblemError

_SCHEMES = frozenset(("http", "https", "urn", "did"))
_LOCAL = (".localhost", ".local", ".internal", ".localdomain")
_DID_WEB = "did:web:"
_PLAIN = "!$&'()*+,;=@"  # stand for themselves in a part of an id
_NUMBER = re.compile(r"(0x[0-9a-f]+|[0-9]+)(\.(0x[0-9a-f]+|[0-9]+))*", re.I)


def address(value: object, at: str) -> str:
    """Return an id that is an address; refused where it leads inside a network.

    Only http, https, urn and did are taken; a host that is a number, local or private
    isn't. Nothing is ever fetched: such an id is a forgery or an accident.
    """
    text = identifier(value, at)
    scheme, colon, _ = text.partition(":")
    if not colon:
        return text
    if scheme.lower() not in _SCHEMES:
        raise ProblemError(at, "an address of this kind isn't allowed (https is)")
    if scheme.lower() in ("http", "https"):
        _check_host(text, at)
    return text


def _check_host(text: str, at: str) -> None:
    try:
        host = (urlsplit(text).hostname or "").lower().rstrip(".")
    except ValueError:
        raise ProblemError(at, "not an address") from None
    if not host:
        raise ProblemError(at, "not an address")
    if host == "localhost" or host.endswith(_LOCAL) or _is_inside(host):
        raise ProblemError(at, "an address inside a network isn't allowed")


def _is_inside(host: str) -> bool:
    if ":" not in host and not _NUMBER.fullmatch(host):
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return True  # a number that isn't written as an address is a disguise


def origin(text: str) -> str:
    """Return who hands out an id: scheme and host of an address, else its scheme."""
    parts = urlsplit(text)
    if parts.scheme.lower() in ("http", "https") and parts.netloc:
        return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
    return ":".join(text.split(":")[:2]) if ":" in text else "openbadges"


def same(text: str) -> str:
    """Return an id as ids are compared: trimmed, with %-escapes undone.

    Of a did:web the host is one in any case, and %3A before a port isn't the colon
    before a path.
    """
    trimmed = text.strip()
    if not trimmed.startswith(_DID_WEB):
        return unquote(trimmed)
    name, mark, rest = trimmed.removeprefix(_DID_WEB).partition("#")
    host, *path = (quote(unquote(part), safe=_PLAIN) for part in name.split(":"))
    return (
        _DID_WEB + ":".join((host.lower().replace("%3a", "%3A"), *path)) + mark + rest
    )
