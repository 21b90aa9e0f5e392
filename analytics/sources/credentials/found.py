"""What is read of credential files: awards, achievements, and what backs them."""

from dataclasses import dataclass
from typing import Literal

from analytics.sources.credentials.dates import Moment
from analytics.sources.credentials.recipients import Identity
from analytics.sources.credentials.status import Status

EarnedFrom = Literal[
    "awardedDate", "activityEndDate", "validFrom", "issuedOn", "createdAt"
]
Outcome = Literal["waiting", "not-met"]


@dataclass(frozen=True)
class Achievement:
    """What was earned, as a credential or a file of its own describes it.

    ``said_in`` is "record" where a learner record lists it beside its credentials.
    """

    achievement_id: str
    name: str
    kind: str | None = None
    issuer: str | None = None
    description: str | None = None
    criteria: str | None = None
    skills: str | None = None
    said_in: Literal["file", "record"] = "file"


@dataclass(frozen=True)
class Award:
    """One credential as an award.

    ``outcome`` is None for an award; "waiting" or "not-met" for a result that isn't
    complete: then it is an assessment. ``valid_from`` says which of two versions is
    newer. ``document`` is the credential as it came (JSON, or a compact signature), or
    one that says as much: it can be read again.
    ``recorded`` is when a platform made its record; ``acceptance`` what it says of the
    learner: accepted, rejected or unaccepted.
    """

    source: str
    award_id: str
    format: str
    issuer: str | None
    recipient: str
    identities: tuple[Identity, ...]
    achievement_id: str
    earned: Moment
    earned_from: EarnedFrom
    issued: Moment
    expires: Moment | None
    document: str
    is_signed: bool  # a compact signature, not JSON
    achievement: Achievement | None = None
    revoked: bool = False
    outcome: Outcome | None = None
    narrative: str | None = None
    evidence_url: str | None = None
    assessed_by: str | None = None
    statuses: tuple[Status, ...] = ()
    recorded: Moment | None = None
    acceptance: str | None = None


@dataclass(frozen=True)
class Support:
    """What isn't an award but backs some: a badge class, an issuer, a key, a list."""

    kind: str
    id: str
    document: str


@dataclass(frozen=True)
class Revocation:
    """A credential that says of itself no more than that it was revoked."""

    source: str
    award_id: str
    format: str
    document: str
    is_signed: bool


@dataclass(frozen=True)
class Record:
    """A learner record by itself: its own signature, apart from its credentials'."""

    source: str
    award_id: str
    format: str
    document: str
    is_signed: bool


@dataclass(frozen=True)
class Association:
    """How two achievements go together, by a record: ``source`` is child of, … ."""

    kind: str
    source_id: str
    target_id: str


Found = Award | Achievement | Support | Revocation | Record | Association
