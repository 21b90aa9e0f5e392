"""Badgr's API (Canvas Credentials, Parchment), version 2, read as Open Badges 2.0.

An entity says what the hosted Open Badge of the same address says, and more: when the
record was made, whether the learner accepted it, and the recipient in plain text.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from analytics.sources.credentials import ob2
from analytics.sources.credentials.addresses import address, same
from analytics.sources.credentials.badgr_v1 import V1_PLACES, v2_of
from analytics.sources.credentials.dates import Clock, Moment, happened, moment
from analytics.sources.credentials.fields import Json, many, needed
from analytics.sources.credentials.found import (
    Achievement,
    Award,
    Revocation,
    Support,
)
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.recipients import (
    Identity,
    from_assertion,
    is_hash_of,
)
from analytics.sources.credentials.supporting import achievement_of

KINDS = frozenset(("badgr", "badgr-v1", "badgr-badge-class", "badgr-issuer"))
_V2_PLACES = {"/id": "/openBadgeId", "/badge": "/badgeclassOpenBadgeId"}
_ACCEPTANCE = frozenset(("accepted", "unaccepted", "rejected"))


def read_entity(
    kind: str, value: Json, clock: Clock, document: str
) -> Iterator[Award | Revocation | Achievement | Support]:
    """Yield what one entity says; ProblemError has the place in the entity itself."""
    places = V1_PLACES if kind == "badgr-v1" else _V2_PLACES
    try:
        if kind == "badgr-badge-class":
            badge = open_badge_class(value)
            yield achievement_of(badge, "")
            yield _support("badge-class", badge)
        elif kind == "badgr-issuer":
            yield _support("issuer", _open_issuer(value))
        else:
            entity = v2_of(value) if kind == "badgr-v1" else value
            yield _award(entity, clock, document, is_old=kind == "badgr-v1")
    except ProblemError as problem:
        pointer = places.get(problem.pointer, problem.pointer)
        raise ProblemError(pointer, problem.rule) from None


def open_badge_class(entity: Json) -> Json:
    """Return a badge class as Open Badges 2.0 has it, marked as the platform's."""
    criteria = {
        "id": entity.get("criteriaUrl"),
        "narrative": entity.get("criteriaNarrative"),
    }
    return _filled(
        {
            "entityType": "BadgeClass",
            "type": "BadgeClass",
            "id": entity.get("openBadgeId"),
            "name": entity.get("name"),
            "description": entity.get("description"),
            "achievementType": entity.get("achievementType"),
            "criteria": _filled(criteria) or None,
            "issuer": entity.get("issuerOpenBadgeId"),
            "alignment": entity.get("alignments"),
            "tags": entity.get("tags"),
        }
    )


def _open_issuer(entity: Json) -> Json:
    """Return an issuer without the staff that the platform lists with it."""
    named = {name: entity.get(name) for name in ("name", "url", "description")}
    marked = {"entityType": "Issuer", "type": "Issuer", "id": entity.get("openBadgeId")}
    return _filled(marked | named)


def _filled(made: Json) -> Json:
    return {name: value for name, value in made.items() if value is not None}


def _support(kind: str, made: Json) -> Support:
    name = same(address(needed(made, "id", ""), "/id"))
    return Support(kind, name, json.dumps(made, ensure_ascii=False))


def _award(
    entity: Json, clock: Clock, document: str, *, is_old: bool
) -> Award | Revocation:
    recorded = _recorded(entity, clock, is_old)
    found = ob2.read_assertion(_open(entity), clock, document, False, is_old=is_old)
    if isinstance(found, Revocation):
        return replace(found, format="badgr")
    issuer = entity.get("issuerOpenBadgeId")
    named = same(address(issuer, "/issuerOpenBadgeId")) if issuer is not None else None
    said = entity.get("acceptance")
    word = said.lower() if isinstance(said, str) else ""
    return replace(
        found,
        format="badgr",
        issuer=named or found.issuer,
        identities=(*found.identities, *_hashed(entity["recipient"])),
        earned_from="createdAt" if entity.get("issuedOn") is None else "issuedOn",
        recorded=recorded,
        acceptance=word if word in _ACCEPTANCE else None,
    )


def _recorded(entity: Json, clock: Clock, is_old: bool) -> Moment | None:
    """Return when the platform made the record, where it says so."""
    if entity.get("createdAt") is None:
        return None
    found = moment(entity["createdAt"], "/createdAt", clock, strict=not is_old)
    return happened(found, "/createdAt", clock)


def _open(entity: Json) -> Json:
    """Return an assertion as Open Badges 2.0 has it, its recipient in plain text."""
    evidence = [
        one | {"id": one.get("url", one.get("id"))}
        for one in many(entity.get("evidence"))
        if isinstance(one, dict)
    ]
    issued = entity.get("issuedOn")
    return {
        "id": entity.get("openBadgeId"),
        "recipient": _named(entity.get("recipient")),
        "badge": _badge(entity),
        "issuedOn": entity.get("createdAt") if issued is None else issued,
        "expires": entity.get("expires"),
        "narrative": entity.get("narrative"),
        "evidence": evidence,
        "revoked": entity.get("revoked") is True,
    }


def _badge(entity: Json) -> object:
    """Return the badge class: its address, or what stands in the entity itself."""
    named, inside = entity.get("badgeclassOpenBadgeId"), entity.get("badgeclass")
    if isinstance(inside, dict):
        return open_badge_class(inside) | ({"id": named} if named is not None else {})
    return named


def _named(recipient: object) -> object:
    """Return a recipient by its plain text, where the platform gives it."""
    if not isinstance(recipient, dict):
        return recipient
    plain = recipient.get("plaintextIdentity")
    if not isinstance(plain, str) or not plain.strip():
        return recipient
    return recipient | {"identity": plain, "hashed": False}


def _hashed(recipient: Json) -> tuple[Identity, ...]:
    """Return the hash that stands beside a plain text, if it is that text's.

    Another one would make two people one.
    """
    try:
        one = from_assertion(recipient, "/recipient")
    except ProblemError:
        return ()
    if one.digest is None or _named(recipient) is recipient:
        return ()
    plain = str(recipient["plaintextIdentity"])
    ways = {plain, plain.strip(), plain.strip().lower()}
    return (one,) if any(is_hash_of(one, way) for way in ways) else ()
