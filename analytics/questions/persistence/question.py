"""What can be asked about staying: who, from when, to when, and what counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from analytics.asking.reading import one_of
from analytics.scope import UnknownError

Completers = Literal["success", "apart", "excluded"]
Institution = Literal["same", "any"]
Counted = Literal["census", "registered"]
COMPLETERS: tuple[Completers, ...] = get_args(Completers)
INSTITUTIONS: tuple[Institution, ...] = get_args(Institution)
COUNTED: tuple[Counted, ...] = get_args(Counted)

LOADS = ("full-time", "part-time")
TYPES = (
    "first-time",
    "transfer",
    "readmitted",
    "dual-enrolment",
    "graduate",
    "non-degree",
)
# 4 years for a bachelor's degree, 2 for an associate's (IPEDS, graduation rates).
NORMAL_YEARS = {"undergraduate": 4.0, "bachelor": 4.0, "associate": 2.0}
WITHOUT_LEVEL = "undergraduate"  # whose normal time holds where no level is loaded
MOST_YEARS = 20  # of normal time
PERCENTS = (100, 150, 200)  # of normal time, within which a completion counts

COMPLETERS_COUNT = {
    "success": "or completed by then",
    "apart": "those who completed by then stand apart, as not enrolled any more",
    "excluded": "those who completed by then and aren't enrolled again are left out",
}
THERE = {
    "census": "enrolled {where}at the census of",
    "registered": "registered {where}(withdrawn or not) in",
}


@dataclass(frozen=True)
class RetentionQuestion:
    """Who is followed, and what counts as having stayed.

    ``start``: a season (``fall``), ``term`` (each regular term) or a term's id.
    ``to``: ``next-fall`` (or another season), ``next-term``, ``term+N`` (regular
    terms), ``later`` (any later regular term), a term's id, or ``graduated-150`` (per
    cent of normal time). ``completers``: who completed in between and isn't enrolled
    counts as a success, stands apart, or leaves the denominator. ``institution``: the
    same, or any. ``cohort``: ``each`` kind of entrant apart, ``all`` entrants, a kind
    (``first-time-full-time``), or ``enrolled`` (everybody at the census). ``normal``:
    years of normal time by level. ``counted``: who is enrolled at a term's census, or
    whoever was registered in it, withdrawn or not.

    Making one raises UnknownError for a cohort or a normal time that means nothing.
    """

    start: str = "fall"
    to: str = "next-fall"
    completers: Completers = "success"
    institution: Institution = "same"
    cohort: str = "each"
    normal: dict[str, float] = field(default_factory=lambda: dict(NORMAL_YEARS))
    counted: Counted = "census"

    def __post_init__(self) -> None:
        if self.percent not in (None, *PERCENTS):
            raise UnknownError(
                "graduated within 100, 150 or 200 per cent of normal time"
            )
        if any(not 0 < years <= MOST_YEARS for years in self.normal.values()):
            raise UnknownError("normal time is more than 0 and at most 20 years")
        _ = self.entry

    @classmethod
    def read(
        cls,
        start: str,
        to: str,
        completers: str,
        institution: str,
        cohort: str,
        normal: Sequence[str],
        counted: str = "census",
    ) -> "RetentionQuestion":
        """Read a question as it is typed; UnknownError for what means nothing."""
        years = read_years(normal)
        return cls(
            start,
            to,
            one_of(completers, COMPLETERS),
            one_of(institution, INSTITUTIONS),
            cohort,
            years,
            one_of(counted, COUNTED),
        )

    @property
    def percent(self) -> int | None:
        """How much of normal time a completion may take; None: it isn't asked."""
        match = re.fullmatch("graduated-([0-9]{2,3})", self.to)
        return int(match[1]) if match else None

    @property
    def terms_on(self) -> int | None:
        """How many regular terms later is looked; None: the target names none."""
        if self.to == "next-term":
            return 1
        match = re.fullmatch(r"term\+([1-9][0-9]?)", self.to)
        return int(match[1]) if match else None

    @property
    def anywhere(self) -> bool:
        """Whether enrolment and completion elsewhere count."""
        return self.institution == "any"

    @property
    def everybody(self) -> bool:
        """Whether all who were enrolled are followed, not only who entered."""
        return self.cohort == "enrolled"

    @property
    def kind(self) -> str | None:
        """The one name of the cohort; None where each kind stands apart."""
        return None if self.cohort == "each" else self.cohort

    @property
    def entry(self) -> tuple[str | None, str | None]:
        """The type of entry and the load of the cohort; None: any.

        Raises UnknownError where the cohort isn't one.
        """
        if self.cohort in ("each", "all", "enrolled"):
            return None, None
        load = next((load for load in LOADS if self.cohort.endswith(load)), None)
        kind = self.cohort.removesuffix(load or "").removesuffix("-" if load else "")
        if kind and kind not in TYPES:
            words = ", ".join(("each", "all", "enrolled", *LOADS, *TYPES))
            raise UnknownError(f"unknown cohort {self.cohort!r}: {words}, TYPE-LOAD")
        return kind or None, load


def read_years(texts: Sequence[str]) -> dict[str, float]:
    """Read normal times like ``graduate=2``, beside the usual ones.

    Raises UnknownError for anything else.
    """
    years = dict(NORMAL_YEARS)
    for text in texts:
        level, sign, number = text.partition("=")
        if not sign or not number.replace(".", "", 1).isdecimal():
            raise UnknownError(
                f"{text[:30]!r} is not a level and years like graduate=2"
            )
        years[level] = float(number)
    return years


def definition(question: RetentionQuestion) -> str:
    """Say in a sentence what the rate counts, out of what."""
    where = "at any institution" if question.anywhere else "here"
    there = THERE[question.counted]
    whom = there.format(where="") if question.everybody else "who entered in"
    whole = f"the learners {whom} the term, less the excluded"
    if question.percent is not None:
        normal = f"within {question.percent}% of normal time"
        return f"Graduation: completed {where} {normal}, out of {whole}."
    name = "Persistence" if question.anywhere else "Retention"
    counts = f"{there.format(where=where + ' ')} {aimed_at(question)}"
    return f"{name}: {counts}{with_completers(question)}; out of {whole}."


def with_completers(question: RetentionQuestion) -> str:
    """Go on from where the enrolled are said: what those who completed count as."""
    joint = " " if question.completers == "success" else "; "
    return f"{joint}{COMPLETERS_COUNT[question.completers]}"


def aimed_at(question: RetentionQuestion) -> str:
    """Name the term at whose census is looked."""
    if question.to == "later":
        return "any later regular term"
    if question.terms_on == 1:
        return "the next regular term"
    if question.terms_on is not None:
        return f"the regular term {question.terms_on} on"
    if question.to.lower().startswith("next-"):
        return f"the next {question.to[5:]}"
    return question.to
