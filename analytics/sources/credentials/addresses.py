"""Addresses in a credential: never visited, and never of a kind meant to be abused."""

import ipaddress
import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

from analytics.sources.credentials.fields import has_unseen, identifier
from analytics.sources.credentials.problem import ProblemError

_SCHEMES = frozenset(("http", "https", "urn", "did"))
_LOCAL = (".localhost", ".local", ".internal", ".localdomain")
_DID_WEB = "did:web:"
_PLAIN = "!$&'()*+,;=@"  # stand for themselves in a part of an id
_RESERVED = frozenset(":/?#[]@%&=+;")  # escaped they mean something else
_ESCAPES = re.compile("(?<!%)(?<!%[0-9A-Fa-f])(?:%[0-9A-Fa-f]{2})+")
_NUMBER = re.compile(r"(0x[0-9a-f]+|[0-9]+)(\.(0x[0-9a-f]+|[0-9]+))*", re.I)


def address(value: object, at: str) -> str:
    """Return an id that is an address; refused where it leads inside a network.

    Only http, https, urn and did are taken; a host that is a number, local or private
    isn't. Nothing is ever fetched: such an id is a forgery or an accident.
    """
    text = identifier(value, at)
    for written in (text, identifier(same(text), at)):
        scheme, colon, _ = written.partition(":")
        if colon and scheme.lower() not in _SCHEMES:
            raise ProblemError(at, "an address of this kind isn't allowed (https is)")
        if colon and scheme.lower() in ("http", "https"):
            _check_host(written, at)
    return text


def whole_address(value: object, at: str) -> str:
    """Return an id that is an address with its scheme; refused where it has none.

    Ids of rows in tables have none: no credential takes the place of such a row.
    """
    text = address(value, at)
    if ":" not in text:
        raise ProblemError(at, "must be an address: https:, did: or urn:")
    return text


def _check_host(text: str, at: str) -> None:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        raise ProblemError(at, "not an address") from None
    if "@" in parts.netloc:  # what stands before it looks like the host
        raise ProblemError(at, "a name before the host of an address isn't allowed")
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
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ProblemError("/id", "not an address") from None
    if parts.scheme.lower() in ("http", "https") and parts.netloc:
        return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
    return ":".join(text.split(":")[:2]) if ":" in text else "openbadges"


def same(text: str) -> str:
    """Return an id as ids are compared: trimmed, with %-escapes undone.

    An escape stays where undone it would mean something else (a ``/``, say), can't be
    seen or isn't UTF-8: ids that differ stay apart, and once is as good as twice. Of a
    did:web the host is one in any case, and %3A before a port isn't the colon
    before a path.
    """
    trimmed = text.strip()
    if not trimmed.startswith(_DID_WEB):
        return _ESCAPES.sub(_undone, trimmed).strip()
    name, mark, rest = trimmed.removeprefix(_DID_WEB).partition("#")
    host, *path = (
        quote(unquote_to_bytes(part), safe=_PLAIN) for part in name.split(":")
    )
    return (
        _DID_WEB + ":".join((host.lower().replace("%3a", "%3A"), *path)) + mark + rest
    )


def _undone(escapes: re.Match[str]) -> str:
    text = unquote_to_bytes(escapes.group()).decode("utf-8", "surrogateescape")
    return "".join(
        quote(one, safe="", errors="surrogateescape") if _stays(one) else one
        for one in text
    )


def _stays(one: str) -> bool:
    return one in _RESERVED or has_unseen(one) or "\ud800" <= one <= "\udfff"
