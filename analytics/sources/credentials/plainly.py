"""Whether a signed document says plainly what was signed.

JSON-LD signs meaning, and there are many ways to write one meaning: a name as a whole
address, a list around a single value, one object in two pieces. What a credential says
is read by plain names. Whoever hides a word from the reader, and touches nothing of
what was signed, could take back a revocation, an end or a failure: it isn't checked.
"""

from collections.abc import Iterator
from typing import Any

from analytics.sources.credentials.fields import Json, many

_OF_TEXT = frozenset(("@value", "@language", "@direction"))
_WHEN = ("validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate")
_OF_SUBJECT = ("id", "activityStartDate", "activityEndDate")
_OF_STATUS = ("id", "statusPurpose", "statusListIndex", "statusListCredential")
_OF_IDENTITY = ("identityHash", "identityType", "salt")


def hidden_in(credential: Json) -> str | None:
    """Return what a signed document doesn't say plainly, or None."""
    body = {name: value for name, value in credential.items() if name != "proof"}
    if not _is_plain(body):
        return "a name written as an address, or a list in a list, isn't checked"
    for name, one in _single(body):
        if not isinstance(one, str | int | float):
            return f"{name}: written otherwise than as one value, isn't checked"
    for name, listed in _apart(body):
        ids = [one["id"] for one in listed if "id" in one]
        if len(set(ids)) < len(ids):
            return f"{name}: two of one id aren't checked"
    return None


def _is_plain(value: Any) -> bool:
    """Tell whether names are plain ones, and no list is in another."""
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            if any(isinstance(inner, list) for inner in one):
                return False
            todo += one
        elif isinstance(one, dict):
            names = [name for name in one if name != "@context"]
            if any(":" in name for name in names):
                return False
            if {name for name in names if name.startswith("@")} - _OF_TEXT:
                return False
            todo += [one[name] for name in names]
    return True


def _single(body: Json) -> Iterator[tuple[str, Any]]:
    """Yield, by name, what is read as one value wherever it is there."""
    yield from _named(body, _WHEN)
    for subject in _objects(body.get("credentialSubject")):
        yield from _named(subject, _OF_SUBJECT)
        for result in many(subject.get("result")):
            yield from _named(result, ("id", "status"))
        for identity in many(subject.get("identifier")):
            yield from _named(identity, _OF_IDENTITY)
    for status in many(body.get("credentialStatus")):
        yield from _named(status, _OF_STATUS)


def _apart(body: Json) -> Iterator[tuple[str, list[Json]]]:
    """Yield, by name, the objects that are read one by one."""
    yield "credentialStatus", _objects(body.get("credentialStatus"))
    for subject in _objects(body.get("credentialSubject")):
        yield "result", _objects(subject.get("result"))


def _named(one: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(one, dict):
        yield from ((name, one[name]) for name in names if name in one)


def _objects(value: Any) -> list[Json]:
    return [one for one in many(value) if isinstance(one, dict)]
