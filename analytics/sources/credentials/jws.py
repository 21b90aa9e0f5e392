"""Compact signatures (JWS): read strictly, before anything in them is believed."""

import base64
import binascii
import re
from datetime import UTC, datetime
from typing import Any

from analytics.sources.credentials.fields import Json
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.strict_json import parse
from analytics.sources.limits import BADGES

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA", "Ed25519")
_PART = re.compile(r"[A-Za-z0-9_-]*")
_KEY_NAME = re.compile(r"[A-Za-z0-9_.:~#%?=&@/+-]{1,2048}")
_MOST_HEADER = BADGES.header


def parts_of(text: str) -> list[bytes]:
    """Return header, payload and signature, decoded."""
    parts = text.split(".")
    if len(parts) != 3:
        raise ProblemError("", "neither JSON nor a compact signature of three parts")
    return [_decoded(part, number) for number, part in enumerate(parts, 1)]


def _decoded(part: str, number: int) -> bytes:
    if not _PART.fullmatch(part) or len(part) % 4 == 1:
        raise ProblemError("", f"part {number} is not base64url")
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        raise ProblemError("", f"part {number} is not base64url") from None


def header_of(text: str) -> Json:
    """Return a checked header: a known algorithm, nothing critical, no key to fetch."""
    data = parts_of(text)[0]
    if len(data) > _MOST_HEADER:
        raise ProblemError("", f"header longer than {_MOST_HEADER:,} bytes")
    header = _object(data, "header")
    if header.get("alg") not in ALGORITHMS:
        raise ProblemError("", "header alg: not an algorithm that is taken (or none)")
    if "crit" in header:
        raise ProblemError("", "header crit: not understood, so it must be refused")
    for name in ("jku", "x5u"):
        if name in header:
            raise ProblemError("", f"header {name}: a key to be fetched isn't allowed")
    _check_key_name(header.get("kid"))
    return header


def _check_key_name(kid: Any) -> None:
    if kid is None:
        return
    if not isinstance(kid, str) or not _KEY_NAME.fullmatch(kid) or ".." in kid:
        raise ProblemError("", "header kid: not the name of a key")


def _object(data: bytes, what: str) -> Json:
    try:
        found = parse(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise ProblemError("", f"{what} is not UTF-8") from None
    if not isinstance(found, dict):
        raise ProblemError("", f"{what} is not a JSON object")
    return found


def claims_of(text: str) -> Json:
    """Return what a compact signature is about; its signature isn't checked here.

    A credential may be the claims themselves or, the older way, stand in ``vc``; then
    the registered claims fill in what it doesn't say itself.
    """
    header_of(text)
    claims = _object(parts_of(text)[1], "payload")
    _check_times(claims)
    inner = claims.get("vc")
    if not isinstance(inner, dict):
        return claims
    return _filled(dict(inner), claims)


def has_expired(text: str, now: datetime) -> bool:
    """Tell whether a compact signature is of no use any more at ``now`` (UTC)."""
    ends = _object(parts_of(text)[1], "payload").get("exp")
    if not isinstance(ends, int | float):
        return False
    return ends < now.replace(tzinfo=UTC).timestamp()


def _check_times(claims: Json) -> None:
    begins, ends = claims.get("nbf"), claims.get("exp")
    for name, value in (("nbf", begins), ("exp", ends)):
        if value is not None and (isinstance(value, bool) or type(value) is str):
            raise ProblemError(f"/{name}", "not a number of seconds")
    if (
        isinstance(begins, int | float)
        and isinstance(ends, int | float)
        and ends < begins
    ):
        raise ProblemError("/exp", "earlier than nbf")


def _filled(credential: Json, claims: Json) -> Json:
    if "jti" in claims:
        credential.setdefault("id", claims["jti"])
    if "iss" in claims:
        credential.setdefault("issuer", claims["iss"])
    return credential
