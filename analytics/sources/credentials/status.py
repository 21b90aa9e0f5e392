"""Status lists: one bit a credential, set where it was revoked, or is suspended."""

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.fields import Json, id_of, many, texts, thing, types
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

_KINDS = frozenset(("BitstringStatusListEntry", "StatusList2021Entry"))
Purpose = Literal["revocation", "suspension"]
_PURPOSES: tuple[Purpose, ...] = ("revocation", "suspension")
MOST_BYTES = BADGES.status_list
ONE = (1, "1")  # the same where it is signed as a graph
NOWHERE = -1  # the place of a status that isn't read
_UNREAD = "urn:status"  # stands for a status that says nothing of where it is kept


@dataclass(frozen=True)
class Status:
    """One status of a credential: the list, and the place in it, that tell of it.

    A list of 1EdTech's (no places, but ids, and of revocations alone) has no place; a
    status of a kind that isn't read has none that any list has (``NOWHERE``): what it
    says stays unknown.
    """

    purpose: Purpose
    named: str
    place: int | None


def statuses_of(credential: Json) -> tuple[Status, ...]:
    """Return every status by which a credential may be revoked or suspended."""
    found = (
        status
        for one in many(credential.get("credentialStatus"))
        for status in _statuses(one if isinstance(one, dict) else {"id": one})
    )
    return tuple(dict.fromkeys(found))


def _statuses(one: Json) -> Iterator[Status]:
    if "1EdTechRevocationList" in types(one):
        yield Status("revocation", same(id_of(one) or _UNREAD), None)
        return
    named = one.get("statusListCredential")
    place = _index(one.get("statusListIndex"))
    is_read = types(one) & _KINDS and one.get("statusSize", 1) in ONE
    address = same(named if isinstance(named, str) else id_of(one) or _UNREAD)
    is_placed = is_read and isinstance(named, str)
    # A purpose that is no text could be any: the credential could be revoked.
    purposes = texts(one.get("statusPurpose")) or ["revocation"]
    for purpose in _PURPOSES:
        if purpose in purposes:
            is_known = is_placed and place is not None
            yield Status(purpose, address, place if is_known else NOWHERE)


def _index(value: Any) -> int | None:
    if (
        isinstance(value, str)
        and value.isascii()
        and value.isdigit()
        and len(value) < 12
    ):
        value = int(value)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < MOST_BYTES * 8 else None


def bits_of(status_list: Json) -> bytes:
    """Return a status list's bits; ProblemError where they can't be read."""
    at = "/credentialSubject/encodedList"
    text = thing(status_list, "credentialSubject", "").get("encodedList")
    if not isinstance(text, str) or len(text) > MOST_BYTES:
        raise ProblemError(at, "required, but missing or too long")
    plain = text.removeprefix("u").rstrip("=").replace("+", "-").replace("/", "_")
    if not text.startswith("u"):
        plain = text.rstrip("=").replace("+", "-").replace("/", "_")
    try:
        packed = base64.urlsafe_b64decode(plain + "=" * (-len(plain) % 4))
        unpacker = zlib.decompressobj(wbits=31)
        bits = unpacker.decompress(packed, MOST_BYTES + 1)
    except (binascii.Error, ValueError, zlib.error):
        raise ProblemError(at, "not a packed list of bits") from None
    if len(bits) > MOST_BYTES or not unpacker.eof:
        raise ProblemError(at, "a list too long, or cut off")
    return bits


def has(bits: bytes, index: int) -> bool:
    """Tell whether a list has a place for this credential."""
    return index // 8 < len(bits)


def is_set(bits: bytes, index: int) -> bool:
    """Tell whether a credential's bit is set; bit 0 is the left-most one."""
    byte, place = divmod(index, 8)
    return byte < len(bits) and bool(bits[byte] >> (7 - place) & 1)
