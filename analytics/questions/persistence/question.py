"""What can be asked about staying: who, from when, to when, and what counts."""

import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from analytics.scope import UnknownError

Completers = Literal["success", "apart", "excluded"]
Institution = Literal["same", "any"]
Counted = Literal["census", "registered"]

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
    """

    start: str = "fall"
    to: str = "next-fall"
    completers: Completers = "success"
    institution: Institution = "same"
    cohort: str = "each"
    normal: dict[str, float] = field(default_factory=lambda: dict(NORMAL_YEARS))
    counted: Counted = "census"

    @property
    def percent(self) -> int | None:
        """How much of normal time a completion may take; None: it isn't asked."""
        found = re.fullmatch("graduated-([0-9]{2,3})", self.to)
        return int(found[1]) if found else None

    @property
    def terms_on(self) -> int | None:
        """How many regular terms later is looked; None: it isn't said so."""
        if self.to == "next-term":
            return 1
        found = re.fullmatch(r"term\+([1-9][0-9]?)", self.to)
        return int(found[1]) if found else None

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
        load = next((one for one in LOADS if self.cohort.endswith(one)), None)
        kind = self.cohort.removesuffix(load or "").removesuffix("-" if load else "")
        if kind and kind not in TYPES:
            words = ", ".join(("each", "all", "enrolled", *LOADS, *TYPES))
            raise UnknownError(f"unknown cohort {self.cohort!r}: {words}, TYPE-LOAD")
        return kind or None, load


def check(question: RetentionQuestion) -> None:
    """Raise UnknownError where an option isn't one of its words."""
    for said, words in (
        (question.completers, get_args(Completers)),
        (question.institution, get_args(Institution)),
        (question.counted, get_args(Counted)),
    ):
        if said not in words:
            raise UnknownError(f"unknown {said!r}: {', '.join(words)}")
    if question.percent not in (None, 100, 150, 200):
        raise UnknownError("graduated within 100, 150 or 200 per cent of normal time")
    if any(not 0 < years <= 20 for years in question.normal.values()):
        raise UnknownError("normal time is more than 0 and at most 20 years")
    _ = question.entry
