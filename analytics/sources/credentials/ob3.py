"""Open Badges 3.0: a verifiable credential about one achievement of one person."""

from analytics.sources.credentials.addresses import address, same, whole_address
from analytics.sources.credentials.dates import Clock, Moment, happened, moment
from analytics.sources.credentials.fields import (
    Json,
    evidence_of,
    id_of,
    many,
    needed,
    prose,
    texts,
    thing,
)
from analytics.sources.credentials.found import Achievement, Award, EarnedFrom, Outcome
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.recipients import from_subject, recipient_id
from analytics.sources.credentials.status import statuses_of

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
_OUTCOMES: dict[str, Outcome] = {
    "Enrolled": "waiting",
    "InProgress": "waiting",
    "OnHold": "waiting",
    "Provisional": "waiting",
    "Failed": "not-met",
    "Withdrew": "not-met",
}


def check_context(credential: Json) -> None:
    """Refuse a credential whose first context isn't one of the data model's."""
    contexts = many(credential.get("@context"))
    if not contexts or contexts[0] not in (V1, V2):
        raise ProblemError("/@context/0", f"must be {V2} or {V1}")


def issuer_of(credential: Json) -> str:
    """Return the issuer's id, whether it is given as text or as a profile."""
    found = id_of(needed(credential, "issuer", ""))
    return same(whole_address(found, "/issuer/id"))


def validity(credential: Json, clock: Clock) -> tuple[Moment, Moment | None]:
    """Return from when a credential is valid and, where it ends, until when."""
    start = "validFrom" if "validFrom" in credential else "issuanceDate"
    end = "validUntil" if "validUntil" in credential else "expirationDate"
    begins = moment(needed(credential, start, ""), f"/{start}", clock)
    happened(begins, f"/{start}", clock)
    if credential.get(end) is None:
        return begins, None
    ends = moment(credential[end], f"/{end}", clock)
    if ends < begins:
        raise ProblemError(f"/{end}", f"earlier than {start}")
    return begins, ends


def read_ob3(credential: Json, clock: Clock, document: str, is_signed: bool) -> Award:
    """Read one Open Badges 3.0 credential; ProblemError where it isn't one."""
    check_context(credential)
    award_id = same(whole_address(needed(credential, "id", ""), "/id"))
    source = issuer_of(credential)
    issued, expires = validity(credential, clock)
    subject = thing(credential, "credentialSubject", "")
    found = thing(subject, "achievement", "/credentialSubject")
    issuer = name_of(credential["issuer"])
    achievement = achievement_at(found, "/credentialSubject/achievement", issuer)
    earned, earned_from = _earned(credential, subject, issued, clock)
    identities = from_subject(subject, "/credentialSubject")
    return Award(
        source=source,
        award_id=award_id,
        format="ob3",
        issuer=source,
        recipient=recipient_id(identities, source, award_id),
        identities=tuple(identities),
        achievement_id=achievement.achievement_id,
        earned=earned,
        earned_from=earned_from,
        issued=issued,
        expires=expires,
        document=document,
        is_signed=is_signed,
        achievement=achievement,
        outcome=outcome_of(subject.get("result")),
        narrative=prose(subject.get("narrative"), "/credentialSubject/narrative"),
        evidence_url=evidence_of(credential.get("evidence")),
        assessed_by=name_of(subject.get("source")),
        statuses=statuses_of(credential),
    )


def _earned(
    credential: Json, subject: Json, issued: Moment, clock: Clock
) -> tuple[Moment, EarnedFrom]:
    """Return when it was earned, and which date says so.

    An updated credential has a later validFrom; awardedDate keeps the first one.
    """
    choices: tuple[tuple[Json, str, EarnedFrom], ...] = (
        (credential, "", "awardedDate"),
        (subject, "/credentialSubject", "activityEndDate"),
    )
    for where, at, name in choices:
        if where.get(name) is not None:
            found = moment(where[name], f"{at}/{name}", clock)
            return happened(found, f"{at}/{name}", clock), name
    return issued, "validFrom"


def achievement_at(found: Json, at: str, issuer: str | None = None) -> Achievement:
    """Read an achievement; without a creator it is its credential's issuer's."""
    achievement_id = same(address(needed(found, "id", at), f"{at}/id"))
    name = prose(needed(found, "name", at), f"{at}/name")
    if name is None:
        raise ProblemError(f"{at}/name", "not a text")
    criteria = found.get("criteria")
    story = criteria.get("narrative") if isinstance(criteria, dict) else None
    return Achievement(
        achievement_id,
        name,
        kind=min(texts(found.get("achievementType")), default=None),
        issuer=name_of(found.get("creator")) or issuer,
        description=prose(found.get("description"), f"{at}/description"),
        criteria=prose(story, f"{at}/criteria") or id_of(criteria),
        skills=skills_of(found.get("alignment"), found.get("tag")),
    )


def skills_of(alignment: object, tags: object) -> str | None:
    """Return the names of what an achievement is aligned to, and its tags.

    By the alphabet: in which order they stand isn't signed.
    """
    named = [
        a.get("targetName", a.get("name")) for a in many(alignment) if type(a) is dict
    ]
    plain = [one.replace(";", ",").strip() for one in (*texts(named), *texts(tags))]
    return ";".join(sorted(set(filter(None, plain)))) or None


def name_of(profile: object) -> str | None:
    """Return what a profile is called: its name, else its id."""
    if not isinstance(profile, dict):
        return id_of(profile)
    return prose(profile.get("name"), "") or id_of(profile)


def outcome_of(results: object) -> Outcome | None:
    """Return what results say where one isn't complete: waiting or not-met."""
    said = [one.get("status") for one in many(results) if type(one) is dict]
    found = [_OUTCOMES[one] for one in texts(said) if one in _OUTCOMES]
    return min(found, default=None)
