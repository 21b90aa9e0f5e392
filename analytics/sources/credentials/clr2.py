"""Comprehensive Learner Record 2.0: a credential of credentials."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.sources.credentials.fields import Json, many, thing
from analytics.sources.credentials.found import Association, Found
from analytics.sources.credentials.ob3 import achievement_at, check_context
from analytics.sources.credentials.opened import Item, of_value
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

MOST_DEEP = BADGES.records
_TURNED = {"isParentOf": "isChildOf", "hasPart": "isPartOf"}


def inner_items(record: Json, item: Item, depth: int) -> Iterator[Item]:
    """Yield the credentials inside a record, each with its own place and proof."""
    check_context(record)
    if depth >= MOST_DEEP:
        raise ProblemError("", f"more than {MOST_DEEP} records inside each other")
    subject = thing(record, "credentialSubject", "")
    at = f"{item.place}/credentialSubject/verifiableCredential"
    inside = many(subject.get("verifiableCredential"))
    if not inside:
        raise ProblemError(
            "/credentialSubject/verifiableCredential", "required, but missing"
        )
    for number, one in enumerate(inside):
        yield from of_value(one, f"{at}/{number}", item.line)


def record_parts(record: Json) -> Iterator[Found]:
    """Yield the achievements that a record describes, and how they go together."""
    subject = thing(record, "credentialSubject", "")
    for number, one in enumerate(many(subject.get("achievement"))):
        if isinstance(one, dict):
            at = f"/credentialSubject/achievement/{number}"
            yield replace(achievement_at(one, at), said_in="record")
    for one in many(subject.get("association")):
        if isinstance(one, dict) and (found := _association(one)) is not None:
            yield found


def _association(one: Json) -> Association | None:
    """Read one association; "is parent of" is turned round to "is child of"."""
    kind, source, target = (
        one.get(name) for name in ("associationType", "sourceId", "targetId")
    )
    if not (isinstance(kind, str) and isinstance(source, str)):
        return None
    if not isinstance(target, str):
        return None
    if kind in _TURNED:
        return Association(_TURNED[kind], target, source)
    return Association(kind, source, target)
