"""What can be asked about outcomes: after what, by when, compared with whom."""

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from analytics.questions.persistence.question import (
    NORMAL_YEARS,
    Completers,
    Institution,
    RetentionQuestion,
)
from analytics.questions.persistence.question import check as check_staying
from analytics.scope import UnknownError

ExposedFrom = Literal["claim", "issue"]
ExposureKind = Literal["any", "achievement", "pathway"]

MOST_TERMS = 19  # regular terms after entry at which a landmark can be
LEAST = 100  # learners on a side, below which nothing is compared
NOT_HERE = ("each", "enrolled")  # cohorts of retention that no landmark fits


@dataclass(frozen=True)
class Exposure:
    """One thing that learners may have been given by the landmark, as it was asked."""

    said: str
    kind: ExposureKind
    name: str


@dataclass(frozen=True)
class OutcomeQuestion:
    """After what, by when, and what is looked for.

    ``exposure``: ``any`` award, ``achievement:ID``, ``pathway:ID`` (completed), or
    several of them with commas. ``by_term``: the landmarks, each the census of the so
    manieth regular term after the term of entry (0: of that term itself). ``outcome``:
    ``next-fall`` (or another season), ``next-term``, ``term+N`` or a term's id, counted
    from the landmark's term; or ``graduated-100``, ``-150`` or ``-200`` (per cent of
    normal time, from entry; ``graduated`` is 150). ``start``, ``completers``,
    ``institution``, ``cohort`` and ``normal`` as in RetentionQuestion. ``least``:
    learners on a side, below which nothing is compared. ``exposed_from``: the later of
    issue and claim, or the issue alone. Several outcomes with commas.
    ``at_entry``: attributes that tell what was so at entry, on the asker's word; they
    are adjusted for. ``adjust``: attributes asked to be; one without that word isn't.
    """

    exposure: str = "any"
    by_term: tuple[int, ...] = (1,)
    outcome: str = "next-fall"
    start: str = "fall"
    completers: Completers = "success"
    institution: Institution = "same"
    cohort: str = "all"
    least: int = LEAST
    exposed_from: ExposedFrom = "claim"
    normal: dict[str, float] = field(default_factory=lambda: dict(NORMAL_YEARS))
    adjust: tuple[str, ...] = ()
    at_entry: tuple[str, ...] = ()

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """What is asked about, each once; UnknownError where it isn't an exposure."""
        said = dict.fromkeys(part.strip() for part in self.exposure.split(","))
        return tuple(_exposure(part) for part in said if part) or (_exposure(""),)

    @property
    def each(self) -> tuple["OutcomeQuestion", ...]:
        """The question of each of several outcomes, in the order asked."""
        said = dict.fromkeys(part.strip() for part in self.outcome.split(","))
        return tuple(replace(self, outcome=part) for part in said)

    @property
    def staying(self) -> RetentionQuestion:
        """Who is followed and what counts as staying, as retention asks it."""
        to = "graduated-150" if self.outcome == "graduated" else self.outcome
        return RetentionQuestion(
            self.start, to, self.completers, self.institution, self.cohort, self.normal
        )

    @property
    def by_degree(self) -> bool:
        """Whether graduating is looked for, not being enrolled."""
        return self.staying.percent is not None

    @property
    def fates(self) -> tuple[str, ...]:
        """What retention calls the fates that count as the outcome."""
        if self.by_degree:
            return ("graduated",)
        if self.completers == "success":
            return ("returned", "graduated")
        return ("returned",)


def _exposure(said: str) -> Exposure:
    kind, sign, name = said.partition(":")
    if said == "any":
        return Exposure(said, "any", "")
    if kind in get_args(ExposureKind)[1:] and sign and name:
        return Exposure(said, kind, name)  # type: ignore[arg-type]
    raise UnknownError(
        f"unknown exposure {said[:60]!r}: any, achievement:ID or pathway:ID"
    )


def check(question: OutcomeQuestion) -> None:
    """Raise UnknownError where an option isn't one of its words."""
    for one in question.each:
        check_staying(one.staying)
    _ = question.exposures
    if not question.by_term or any(not 0 <= n <= MOST_TERMS for n in question.by_term):
        raise UnknownError(f"a landmark is 0 to {MOST_TERMS} regular terms after entry")
    if question.outcome == "later":
        raise UnknownError("an outcome has one end: next-fall, term+2 or a term's id")
    if question.cohort in NOT_HERE:
        raise UnknownError(
            f"a landmark is counted from entry, so not for {question.cohort!r}: say "
            "all, or a kind of entrant"
        )
    if question.exposed_from not in get_args(ExposedFrom):
        raise UnknownError(f"unknown {question.exposed_from!r}: claim or issue")
    if question.least < 2:
        raise UnknownError("at least 2 learners on a side are needed to compare")
