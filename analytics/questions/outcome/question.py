"""What can be asked about outcomes: after what, by when, compared with whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from analytics.asking.reading import one_of
from analytics.questions.persistence.question import (
    COMPLETERS,
    INSTITUTIONS,
    NORMAL_YEARS,
    Completers,
    Institution,
    RetentionQuestion,
    aimed_at,
    read_years,
    with_completers,
)
from analytics.scope import UnknownError

ExposedFrom = Literal["issue", "claim"]
ExposureKind = Literal["any", "achievement", "pathway"]
EarnedIs = Literal["earned", "issued"]
EARNED_IS: tuple[EarnedIs, ...] = get_args(EarnedIs)
EXPOSED_FROM: tuple[ExposedFrom, ...] = get_args(ExposedFrom)

MOST_TERMS = 19  # regular terms after entry at which a landmark can be
CLUSTERS = ("section", "advisor")  # attributes by which learners belong together
LEAST = 100  # learners on a side, below which nothing is compared
NOT_HERE = ("each", "enrolled")  # cohorts of retention that no landmark fits

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth",
)  # fmt: skip
REASONS = {
    "never": "never enrolled at the census of a regular term",
    "before": "entered before the first regular term with enrolments",
    "unlisted": "their entry term isn't among the terms",
    "other term": "entered in another term than was asked",
    "other kind": "another kind of entrant than was asked",
    "ahead": "the landmark isn't reached: no enrolments were loaded after its census",
    "excluded": "excluded, as the attribute cohort_exclusion says",
    "died": "died by the landmark",
    "graduated": "graduated by the landmark",
    "away": "not enrolled at the landmark",
    "over": "the outcome's time was over by the landmark",
    "open": "the outcome's window is still open (or no normal time is known)",
    "died since": "died before the outcome's window ended",
    "unknown": "not enrolled here and not found elsewhere: unknown",
    "completed": "completed before the outcome's census and aren't enrolled again",
}


@dataclass(frozen=True)
class Exposure:
    """One thing that learners may have been given by the landmark.

    ``text`` is what was asked: ``any``, ``achievement:ID`` or ``pathway:ID``.
    """

    text: str
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
    learners on a side, below which nothing is compared. ``exposed_from``: the issue, or
    the claim (who hadn't claimed it by the landmark isn't exposed). ``earned_is``: the
    asker's word that what has no day of issue was issued when it was earned.
    ``cluster``: the attribute by which learners belong together, such as a section or
    an advisor; without one `CLUSTERS`. Several outcomes with commas.
    ``at_entry``: attributes that tell what was so at entry, on the asker's word; they
    are adjusted for. ``adjust``: attributes asked to be; one without that word isn't.

    Making one raises UnknownError for what means nothing.
    """

    exposure: str = "any"
    by_term: tuple[int, ...] = (1,)
    outcome: str = "next-fall"
    start: str = "fall"
    completers: Completers = "success"
    institution: Institution = "same"
    cohort: str = "all"
    least: int = LEAST
    exposed_from: ExposedFrom = "issue"
    earned_is: EarnedIs = "earned"
    cluster: str = ""
    normal: dict[str, float] = field(default_factory=lambda: dict(NORMAL_YEARS))
    adjust: tuple[str, ...] = ()
    at_entry: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for outcome in self.outcomes:
            self._staying(outcome)
        _ = self.exposures
        if not self.by_term or any(not 0 <= n <= MOST_TERMS for n in self.by_term):
            raise UnknownError(
                f"a landmark is 0 to {MOST_TERMS} regular terms after entry"
            )
        if self.outcome == "later":
            raise UnknownError(
                "an outcome has one end: next-fall, term+2 or a term's id"
            )
        if self.cohort in NOT_HERE:
            raise UnknownError(
                f"a landmark is counted from entry, so not for {self.cohort!r}: say "
                "all, or a kind of entrant"
            )
        if self.least < 2:
            raise UnknownError("at least 2 learners on a side are needed to compare")

    @classmethod
    def read(
        cls,
        exposure: Sequence[str],
        by_term: Sequence[int],
        outcome: Sequence[str],
        start: str,
        cohort: str,
        least: int,
        completers: str = "success",
        institution: str = "same",
        exposed_from: str = "issue",
        earned_is: str = "earned",
        cluster: str = "",
        normal: Sequence[str] = (),
        adjust: Sequence[str] = (),
        at_entry: Sequence[str] = (),
    ) -> "OutcomeQuestion":
        """Read a question as it is typed; UnknownError for what means nothing."""
        return cls(
            exposure=",".join(exposure),
            by_term=tuple(by_term),
            outcome=",".join(outcome),
            start=start,
            completers=one_of(completers, COMPLETERS),
            institution=one_of(institution, INSTITUTIONS),
            cohort=cohort,
            least=least,
            exposed_from=one_of(exposed_from, EXPOSED_FROM),
            earned_is=one_of(earned_is, EARNED_IS),
            cluster=cluster,
            normal=read_years(normal),
            adjust=tuple(adjust),
            at_entry=tuple(at_entry),
        )

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """What is asked about, each once; UnknownError where it isn't an exposure."""
        texts = dict.fromkeys(part.strip() for part in self.exposure.split(","))
        return tuple(_exposure(text) for text in texts if text) or (_exposure(""),)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that are looked for, each once, in the order asked."""
        return tuple(dict.fromkeys(part.strip() for part in self.outcome.split(",")))

    @property
    def each(self) -> tuple["OutcomeQuestion", ...]:
        """The question of each of several outcomes, in the order asked."""
        return tuple(replace(self, outcome=outcome) for outcome in self.outcomes)

    @property
    def staying(self) -> RetentionQuestion:
        """Who is followed and what counts as staying, as retention asks it."""
        return self._staying(self.outcome)

    def _staying(self, outcome: str) -> RetentionQuestion:
        to = "graduated-150" if outcome == "graduated" else outcome
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


def _exposure(text: str) -> Exposure:
    kind, sign, name = text.partition(":")
    if text == "any":
        return Exposure(text, "any", "")
    if kind in get_args(ExposureKind)[1:] and sign and name:
        return Exposure(text, kind, name)  # type: ignore[arg-type]
    raise UnknownError(
        f"unknown exposure {text[:60]!r}: any, achievement:ID or pathway:ID"
    )


def taking_part(exposure: Exposure, title: str, by_term: int) -> str:
    """Say what the exposed have, and by when: "with a badge by the census of …"."""
    what = {"any": "a badge", "achievement": title, "pathway": f"{title} complete"}
    return f"with {what[exposure.kind]} by {landmark(by_term)}"


def landmark(by_term: int) -> str:
    """Say which day the landmark is."""
    return f"the census of their {nth(by_term + 1)} regular term"


def came(question: OutcomeQuestion) -> str:
    """Say what those did to whom the outcome came, as a verb in the past."""
    asked = question.staying
    if asked.percent is not None:
        return f"graduated within {asked.percent}% of normal time"
    if asked.terms_on == 1:
        return "returned the next regular term"
    if asked.terms_on is not None:
        return f"were there {asked.terms_on} regular terms later"
    if asked.to.lower().startswith("next-"):
        return f"returned the next {asked.to[5:].lower()}"
    return f"were there in {asked.to}"


def definition(question: OutcomeQuestion) -> str:
    """Say in a sentence what is compared, out of whom, and what counts."""
    asked = question.staying
    where = "at any institution" if asked.anywhere else "here"
    if asked.percent is not None:
        counts = f"graduated {where} within {asked.percent}% of normal time from entry"
    else:
        counts = (
            f"enrolled {where} at the census of {aimed_at(asked)}, counted from the "
            f"landmark's term,{with_completers(asked)}"
        )
    claimed = ", and who had claimed it," if question.exposed_from == "claim" else ""
    return (
        "Compared: learners enrolled at the landmark's census to whom it had been "
        f"issued{claimed} by that day, against all others there. Outcome: {counts}."
    )


def nth(number: int) -> str:
    """Name a place: first, second, …, 11th."""
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"
