"""Stages of taking part as rows: of how many, how many, and how far from all others."""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from analytics.asking.answer import Rate
from analytics.asking.small import Shown
from analytics.estimate.difference import Difference, difference
from analytics.estimate.multiplicity import adjusted_p
from analytics.questions.outcome.facts import varies

Stage = Literal[
    "taking part",
    "access",
    "uptake",
    "completion",
    "outcome, taking part",
    "outcome, others",
]
Finding = Literal["too few", "nothing varies", "no difference seen", "higher", "lower"]


@dataclass(frozen=True)
class Counts:
    """Learners of one group at the landmark; None: nothing loaded tells.

    ``known`` are those whose outcome is known, ``succeeded`` those to whom it came.
    """

    at_landmark: int
    with_access: int | None
    tried: int | None
    exposed: int
    exposed_known: int
    exposed_succeeded: int
    comparison_known: int
    comparison_succeeded: int

    def less(self, other: "Counts") -> "Counts":
        """Return the counts of those who aren't in ``other``."""
        left: dict[str, Any] = {}
        for field in fields(self):
            whole, part = getattr(self, field.name), getattr(other, field.name)
            left[field.name] = None if whole is None else whole - part
        return Counts(**left)

    def stage(self, stage: Stage) -> tuple[int, int] | None:
        """Return how many came to a stage, and of how many; None: it isn't known.

        Of those at the stage before, where that is known.
        """
        before = self.at_landmark if self.with_access is None else self.with_access
        parts: dict[Stage, tuple[int | None, int | None]] = {
            "taking part": (self.exposed, self.at_landmark),
            "access": (self.with_access, self.at_landmark),
            "uptake": (self.tried, before),
            "completion": (self.exposed, self.tried),
            "outcome, taking part": (
                self.exposed_succeeded,
                self.exposed_known,
            ),
            "outcome, others": (
                self.comparison_succeeded,
                self.comparison_known,
            ),
        }
        number, of = parts[stage]
        return None if number is None or of is None else (number, of)


@dataclass(frozen=True)
class ParticipationRow:
    """One stage of one group, beside all other learners at the landmark.

    ``number`` of ``of`` came to it: ``rate`` with ``low`` and ``high`` (Wilson, 95%).
    ``others_rate`` is that of everybody in scope who isn't in the group; ``gap`` the
    rate less theirs with ``gap_low`` and ``gap_high`` (Newcombe, 95%), all fractions;
    ``p`` two-sided, ``q`` adjusted for all gaps of the answer (Benjamini and Hochberg).
    The gap is None where nothing splits, a side has fewer than was asked, or everybody
    (or nobody) came to the stage.
    """

    group: Shown[str]
    exposure: Shown[str]
    title: Shown[str]
    by_term: Shown[int]
    stage: Shown[Stage]
    of: int | None
    number: int | None
    rate: float | None
    low: float | None
    high: float | None
    others_rate: float | None = None
    gap: float | None = None
    gap_low: float | None = None
    gap_high: float | None = None
    p: float | None = None
    q: float | None = None
    finding: Finding | None = None


GAPS = ("others_rate", "gap", "gap_low", "gap_high", "p", "q", "finding")


@dataclass(frozen=True)
class About:
    """What rows are about: one exposure at one landmark; ``least`` on a side."""

    exposure: str
    title: str
    by_term: int
    least: int


def rows_of(
    about: About, groups: dict[str, Counts], whole: Counts
) -> list[ParticipationRow]:
    """Return a row per group and stage that is known, each beside all others."""
    return [
        _row(about, group, stage, counts, whole)
        for group, counts in groups.items()
        for stage in get_args(Stage)
        if counts.stage(stage) is not None
    ]


def _row(
    about: About, group: str, stage: Stage, counts: Counts, whole: Counts
) -> ParticipationRow:
    number, of = counts.stage(stage) or (0, 0)
    rate = Rate(number, of)
    low, high = rate.interval
    named = (group, about.exposure, about.title, about.by_term, stage)
    row = ParticipationRow(*named, of, number, rate.rate, low, high)
    others = whole.less(counts).stage(stage)
    if others is None or not whole.less(counts).at_landmark:
        return row
    if min(of, others[1]) < about.least:
        return replace(row, finding="too few")
    found = difference(number, of, *others)
    if not varies(found.exposed_rate, found.comparison_rate):
        return replace(row, finding="nothing varies", others_rate=found.comparison_rate)
    return replace(
        row,
        others_rate=found.comparison_rate,
        gap=found.difference,
        gap_low=found.low,
        gap_high=found.high,
        p=found.p,
        finding=_finding(found),
    )


def _finding(found: Difference) -> Finding:
    if found.low is None or found.high is None or found.difference is None:
        return "too few"
    if found.low <= 0 <= found.high:
        return "no difference seen"
    return "higher" if found.difference > 0 else "lower"


def with_q(rows: list[ParticipationRow]) -> list[ParticipationRow]:
    """Adjust the p of each gap for all that are shown."""
    adjusted = adjusted_p([row.p for row in rows])
    return [replace(row, q=q) for row, q in zip(rows, adjusted, strict=True)]


def parts(row: ParticipationRow) -> tuple[int | None, int | None]:
    """Return the count of a row that tells about a few, and its whole."""
    return row.number, row.of


def without_gaps(rows: list[ParticipationRow]) -> list[ParticipationRow]:
    """Leave out all gaps: with a group held back, the others' would give it away."""
    return [replace(row, **dict.fromkeys(GAPS)) for row in rows]  # type: ignore[arg-type]
