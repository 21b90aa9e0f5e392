"""Whether a signed document says plainly what was signed.

JSON-LD signs meaning, and there are many ways to write one meaning: a name as a whole
address, a list around a single value, one object in two pieces or in another place,
and words that mean nothing (null, a language without a text). What a credential says
is read by names as they stand. Whoever hides a word from the reader, or adds one, and
touches nothing of what was signed, could take back a revocation, an end or a failure:
it isn't checked.
"""

from collections.abc import Iterator
from typing import Any

from analytics.sources.credentials.fields import Json, many

_APART = frozenset(("@context", "verifiableCredential"))
_OF_TEXT = frozenset(("@value", "@language", "@direction"))
_WHEN = ("validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate")
_OF_SUBJECT = ("id", "activityStartDate", "activityEndDate")
_OF_STATUS = ("id", "statusPurpose", "statusListCredential")
_OF_IDENTITY = ("identityHash", "identityType", "salt")
_PLACES = ("statusListIndex", "statusSize")  # a text or a whole number
# What decides of a credential, its subject, results and statuses.
_READ = {*_WHEN, *_OF_SUBJECT, *_OF_STATUS, *_OF_IDENTITY, *_PLACES} - {"id"}
_READ |= {"credentialStatus", "credentialSubject", "achievement", "identifier"}
_READ |= {"result", "status"}


def hidden_in(credential: Json) -> str | None:
    """Return what a signed document doesn't say plainly, or None."""
    body = {name: value for name, value in credential.items() if name != "proof"}
    objects = list(_objects(body))
    if not all(_is_plain(one) for one in objects):
        return "a name written as an address, a list in a list, or nothing said"
    for name, one in _single(body):
        if not isinstance(one, str):
            return f"{name}: written otherwise than as one text"
    for name, one in _numbers(body):
        if type(one) not in (str, int):
            return f"{name}: written otherwise than as one number"
    by_id: dict[str, list[Json]] = {}
    for one in objects:
        if isinstance(one.get("id"), str) and _READ & set(one):
            by_id.setdefault(one["id"], []).append(one)
    for part in _parts(body):
        there = by_id.get(str(part.get("id")), [])
        if any(one is not part for one in there):
            return "two objects of one id, which could be one in pieces"
    return None


def _objects(value: Any) -> Iterator[Json]:
    """Yield every object of a document, but contexts and credentials in a record.

    Those are graphs of their own, each with its own proof.
    """
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            yield one
            todo += [inner for name, inner in one.items() if name not in _APART]


def _is_plain(one: Json) -> bool:
    """Tell whether names are plain ones that say something, in one list at most."""
    named = {name: value for name, value in one.items() if name != "@context"}
    words = {name for name in named if name.startswith("@")}
    if any(":" in name for name in named) or words - _OF_TEXT:
        return False
    if words and not isinstance(named.get("@value"), str):
        return False
    inner = [item for value in named.values() for item in (value, *many(value))]
    lists = [item for value in named.values() for item in many(value)]
    return None not in inner and not any(isinstance(item, list) for item in lists)


def _single(body: Json) -> Iterator[tuple[str, Any]]:
    """Yield, by name, what is read as one text wherever it is there."""
    yield from _named(body, _WHEN)
    for subject in many(body.get("credentialSubject")):
        yield from _named(subject, _OF_SUBJECT)
        if isinstance(subject, dict):
            for result in many(subject.get("result")):
                yield from _named(result, ("id", "status"))
            for identity in many(subject.get("identifier")):
                yield from _named(identity, _OF_IDENTITY)
    for status in many(body.get("credentialStatus")):
        yield from _named(status, _OF_STATUS)


def _numbers(body: Json) -> Iterator[tuple[str, Any]]:
    for status in many(body.get("credentialStatus")):
        yield from _named(status, _PLACES)


def _named(one: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(one, dict):
        yield from ((name, one[name]) for name in names if name in one)


def _parts(body: Json) -> Iterator[Json]:
    """Yield the objects that a credential is read from; of one by its id just that."""
    yield body
    yield from _inside(body, ("credentialStatus",))
    for subject in _inside(body, ("credentialSubject",)):
        yield subject
        yield from _inside(subject, ("result", "identifier", "achievement"))


def _inside(one: Json, names: tuple[str, ...]) -> Iterator[Json]:
    for inner in (inner for name in names for inner in many(one.get(name))):
        if isinstance(inner, dict):
            yield inner
        elif isinstance(inner, str):
            yield {"id": inner}
