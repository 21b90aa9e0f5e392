"""Open Badges 2.0, and 0.5 to 1.1 where they say plainly what they mean."""

import hashlib
import json
from typing import Any

from analytics.sources.credentials.addresses import address, origin, same, whole_address
from analytics.sources.credentials.dates import Clock, Moment, happened, moment
from analytics.sources.credentials.fields import (
    Json,
    evidence_of,
    id_of,
    identifier,
    many,
    needed,
    prose,
)
from analytics.sources.credentials.found import Achievement, Award, Revocation
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.recipients import from_assertion, recipient_id
from analytics.sources.credentials.supporting import achievement_of


def read_assertion(
    value: Json, clock: Clock, document: str, is_signed: bool, *, is_old: bool = False
) -> Award | Revocation:
    """Read one assertion; of a revoked one often nothing is left but its id.

    Its source is who hands out its id, not the badge's issuer: a revoked copy doesn't
    name the issuer any more, and has to be known as the same all the same. ``is_old``
    (before 2.0) reads a date without an offset as campus time.
    """
    award_id = _award_id(value, is_old)
    kind = "ob1" if is_old else "ob2"
    if value.get("revoked") is True and not value.get("recipient"):
        return Revocation(origin(award_id), award_id, kind, document, is_signed)
    achievement_id, achievement = _badge(needed(value, "badge", ""))
    issued = _issued(value, clock, is_old)
    named = needed(value, "recipient", "")
    identity = from_assertion(named, "/recipient", value.get("salt"))
    return Award(
        source=origin(award_id),
        award_id=award_id,
        format=kind,
        issuer=_issuer(value["badge"]),
        recipient=recipient_id([identity], origin(award_id), award_id),
        identities=(identity,),
        achievement_id=achievement_id,
        earned=issued,
        earned_from="issuedOn",
        issued=issued,
        expires=_expires(value, clock, issued, is_old),
        document=document,
        is_signed=is_signed,
        achievement=achievement,
        revoked=value.get("revoked") is True,
        narrative=_narrative(value),
        evidence_url=evidence_of(value.get("evidence")),
    )


def _award_id(value: Json, is_old: bool) -> str:
    """Return an assertion's id: its own, or where an old one says it is hosted.

    One of 0.5 has none: it is known by its content, however that is laid out.
    """
    own = id_of(value)
    verify = value.get("verify", value.get("verification"))
    hosted = verify.get("url") if isinstance(verify, dict) else None
    if own is not None:
        return same(whole_address(own, "/id"))
    if isinstance(hosted, str) and hosted:
        return same(whole_address(hosted, "/verify/url"))
    if is_old and not {"id", "uid"} & set(value):
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
        return "urn:sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return identifier(value.get("uid"), "/id")


def _badge(badge: Any) -> tuple[str, Achievement | None]:
    if isinstance(badge, str):
        return same(address(badge, "/badge")), None
    if not isinstance(badge, dict):
        raise ProblemError("/badge", "neither an address nor a badge class")
    if id_of(badge) is None:
        badge = badge | {"id": _made_id(badge)}
    address(id_of(badge), "/badge/id")
    if "name" not in badge:
        return same(str(id_of(badge))), None
    found = achievement_of(badge | {"id": id_of(badge)}, "/badge")
    return found.achievement_id, found


def _made_id(badge: Json) -> str:
    """Return an id for a badge without one (0.5): from its issuer and its name."""
    issuer = badge.get("issuer")
    whose = issuer.get("origin", "") if isinstance(issuer, dict) else issuer
    name = prose(needed(badge, "name", "/badge"), "/badge/name")
    text = "\x1f".join((str(whose), str(name)))
    return "urn:sha256:" + hashlib.sha256(text.encode()).hexdigest()[:32]


def _issuer(badge: Any) -> str | None:
    issuer = badge.get("issuer") if isinstance(badge, dict) else None
    found = id_of(issuer)
    if found is None and isinstance(issuer, dict):
        found = issuer.get("origin", issuer.get("url"))
    return same(address(found, "/badge/issuer")) if isinstance(found, str) else None


def _issued(value: Json, clock: Clock, is_old: bool) -> Moment:
    name = "issued_on" if is_old and "issuedOn" not in value else "issuedOn"
    found = moment(needed(value, name, ""), f"/{name}", clock, strict=not is_old)
    return happened(found, f"/{name}", clock)


def _expires(value: Json, clock: Clock, issued: Moment, is_old: bool) -> Moment | None:
    if value.get("expires") is None:
        return None
    found = moment(value["expires"], "/expires", clock, strict=not is_old)
    if found.on < issued.on:
        raise ProblemError("/expires", "earlier than it was issued")
    return found


def _narrative(value: Json) -> str | None:
    """Return what the learner did: said of the award, or else of its evidence."""
    own = prose(value.get("narrative"), "/narrative")
    told = [one.get("narrative") for one in many(value.get("evidence")) if _is(one)]
    return own or next((t for t in (prose(x, "/evidence") for x in told) if t), None)


def _is(one: Any) -> bool:
    return isinstance(one, dict)
