"""Comprehensive Learner Record 1.0: assertions about one learner, by one publisher."""

import json
from collections.abc import Iterator
from typing import Any

from analytics.sources.credentials.addresses import same, whole_address
from analytics.sources.credentials.dates import Clock, happened, moment
from analytics.sources.credentials.fields import (
    Json,
    evidence_of,
    id_of,
    many,
    needed,
    prose,
    thing,
)
from analytics.sources.credentials.found import Achievement, Association, Award, Found
from analytics.sources.credentials.ob3 import achievement_at, name_of, outcome_of
from analytics.sources.credentials.opened import Item, of_value
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.recipients import (
    Identity,
    from_assertion,
    recipient_id,
)

BORROWED = "whose it is, or what it is for, stands outside of what was signed"
# Who is at a school isn't something that was earned.
NOT_EARNED = frozenset(("ext:SchoolEnrollment", "ext:SchoolExit"))


def assertion_items(record: Json, item: Item) -> Iterator[Item]:
    """Yield the assertions of a record, signed ones too, each with its place."""
    for name in ("assertions", "signedAssertions"):
        for number, one in enumerate(many(record.get(name))):
            for inner in of_value(one, f"{item.place}/{name}/{number}", item.line):
                yield inner.inside(record)


def kept_items(item: Item) -> Iterator[Item]:
    """Yield the assertion of which ``kept`` made a text."""
    if item.is_signed:
        yield item.inside({})
    elif isinstance(item.value, dict):
        yield from assertion_items(item.value, item)


def kept(item: Item) -> tuple[str, bool]:
    """Return a text of an assertion that says all of it, and whether that is signed.

    One that is signed and says itself whose it is needs no more. Any other is kept in
    its record, alone: what was signed of it proves nothing.
    """
    if item.is_signed and is_whole(item.value):
        return item.document, True
    record = item.around or {}
    named = _called(item.value.get("achievement"), record)
    around = {name: record[name] for name in ("learner", "publisher") if name in record}
    if item.is_signed:
        part = {"signedAssertions": [item.document]}
    else:
        part = {"assertions": [item.value]}
    made = around | {"achievements": named[:1]} | part
    return json.dumps(made, ensure_ascii=False), False


def read_assertion(item: Item, clock: Clock) -> Iterator[Found]:
    """Read one assertion of a record; nothing is yielded where nothing was earned."""
    value, record = item.value, item.around or {}
    if not isinstance(value, dict):
        raise ProblemError("", "not an object")
    achievement = _achievement(value, record)
    if achievement.kind in NOT_EARNED:
        return
    award_id = same(whole_address(needed(value, "id", ""), "/id"))
    source = _source(value, record)
    issued = moment(needed(value, "issuedOn", ""), "/issuedOn", clock, strict=False)
    ends = value.get("expires")
    # Beside what was signed anybody could write another learner.
    is_proof = item.is_signed and is_whole(value)
    identities = _identities(value, {} if is_proof else record)
    document, is_signed = kept(item)
    yield Award(
        source=source,
        award_id=award_id,
        format="clr1",
        issuer=source,
        recipient=recipient_id(identities, source, award_id),
        identities=tuple(identities),
        achievement_id=achievement.achievement_id,
        earned=happened(issued, "/issuedOn", clock),
        earned_from="issuedOn",
        issued=issued,
        expires=None if ends is None else moment(ends, "/expires", clock, strict=False),
        document=document,
        is_signed=is_signed,
        achievement=achievement,
        revoked=value.get("revoked") is True,
        outcome=outcome_of(value.get("results")),
        narrative=prose(value.get("narrative"), "/narrative"),
        evidence_url=evidence_of(value.get("evidence")),
        assessed_by=name_of(value.get("source")),
    )
    yield from _associations(thing({"a": _inline(value, record)}, "a", ""))


def is_whole(value: Json) -> bool:
    """Tell whether an assertion says itself whose it is, what it is for and by whom."""
    achievement = value.get("achievement")
    is_inside = isinstance(achievement, dict) and bool(id_of(achievement.get("issuer")))
    return is_inside and bool(value.get("recipient"))


def _inline(value: Json, record: Json) -> Json:
    """Return an assertion's achievement: inside it, or by its id in the record."""
    found = needed(value, "achievement", "")
    if isinstance(found, str):
        named = _called(found, record)
        if not named:
            raise ProblemError("/achievement", "isn't among the record's achievements")
        return named[0]
    if not isinstance(found, dict):
        raise ProblemError("/achievement", "not an object")
    return found


def _called(name: Any, record: Json) -> list[Json]:
    """Return a record's achievements of this id."""
    listed = [a for a in many(record.get("achievements")) if isinstance(a, dict)]
    return [one for one in listed if one.get("id") == name]


def _achievement(value: Json, record: Json) -> Achievement:
    found = _inline(value, record)
    plain = {
        "alignment": found.get("alignments"),
        "tag": found.get("tags"),
        "creator": found.get("issuer"),
        "criteria": found.get("requirement"),
    }
    return achievement_at(found | plain, "/achievement")


def _source(value: Json, record: Json) -> str:
    issuer = id_of(_inline(value, record).get("issuer"))
    found = issuer or id_of(record.get("publisher"))
    return same(whole_address(found, "/achievement/issuer/id"))


def _identities(value: Json, record: Json) -> list[Identity]:
    recipient = value.get("recipient")
    learner = record.get("learner")
    found = [from_assertion(recipient, "/recipient")] if recipient else []
    if not isinstance(learner, dict):
        return found
    for name, kind in (("studentId", "sis_id"), ("sourcedId", "sis_id")):
        if isinstance(learner.get(name), str) and learner[name].strip():
            found.append(Identity(kind, learner[name]))
    for name in ("email", "name"):
        if isinstance(learner.get(name), str) and learner[name].strip():
            found.append(Identity(name, learner[name]))
    return list(dict.fromkeys(found))


def _associations(achievement: Json) -> Iterator[Association]:
    for one in many(achievement.get("associations")):
        if not isinstance(one, dict):
            continue
        kind, target = one.get("associationType"), one.get("targetId")
        own = achievement.get("id")
        if isinstance(kind, str) and isinstance(target, str) and isinstance(own, str):
            yield Association(kind, own, target)
