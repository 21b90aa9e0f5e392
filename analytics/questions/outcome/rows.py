"""Counts of two sides become rows: rates, a difference, a verdict."""

from dataclasses import dataclass, replace
from typing import Literal

from analytics.asking.ask import Asked
from analytics.asking.small import Shown, is_small
from analytics.estimate.difference import difference
from analytics.estimate.effects import Ratio, risk_ratio
from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.facts import Facts, is_enough, varies
from analytics.questions.outcome.question import OutcomeQuestion

NO_RATIO = Ratio(None, None, None)
Analysis = Literal["landmark", "adjusted", "placebo"]


@dataclass(frozen=True)
class OutcomeRow:
    """One comparison: those exposed by the landmark with those who weren't.

    ``group`` of the split; ``exposure`` as asked and its ``title``; ``by_term``: the
    landmark, in regular terms after entry. ``exposed`` and ``comparison`` are learners
    whose outcome is known, rates the share to whom it came, ``difference`` the first
    less the second with its 95% interval (Newcombe; unadjusted), all fractions; ``p``
    two-sided, ``p_adjusted`` among so many ``comparisons`` of this analysis. Adjusted:
    both sides are those kept after overlap (``kept``: the share of the exposed), the
    comparison's rate is that of others made like the exposed, of an ``effective`` size.
    None: too few, nothing varies, or held back; ``verdict`` says which. Of so many more
    (``exposed_unknown``, ``comparison_unknown``) nobody knows whether it came: with
    them the difference is from ``least`` to ``most``, as they are, not adjusted.
    ``cluster``: the attribute by which learners were taken to belong together.
    """

    group: Shown[str]
    exposure: Shown[str]
    title: Shown[str]
    by_term: Shown[int]
    outcome: Shown[str]
    analysis: Shown[Analysis]
    exposed: int | None
    comparison: int | None
    exposed_rate: float | None
    comparison_rate: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None
    comparisons: int | None
    kept: float | None
    effective: float | None
    finding: str | None
    verdict: str | None
    exposed_unknown: int | None = None
    comparison_unknown: int | None = None
    least: float | None = None
    most: float | None = None
    cluster: Shown[str | None] = None


@dataclass(frozen=True)
class Asking:
    """What one row is about: one exposure at one landmark, with the words for it."""

    question: OutcomeQuestion
    exposure: str
    title: str
    by_term: int
    taking_part: str
    outcome: str


@dataclass(frozen=True)
class Drawn:
    """A row that isn't judged yet, what its verdict is drawn from, and its ratio."""

    row: OutcomeRow
    facts: Facts
    ratio: Ratio = NO_RATIO


def compared(
    about: Asking, group: str, sides: Counts, unknown: tuple[int, int] = (0, 0)
) -> Drawn:
    """Return the row of two sides as they are, without adjusting; not judged yet.

    Of so many more on each side it is ``unknown`` whether the outcome came.
    """
    row = _blank(about, group, sides)
    if is_enough(sides.exposed, sides.comparison, about.question.least):
        row = _with_difference(row, sides)
    limits = bounds(sides, unknown) if any(unknown) else None
    if limits is not None:
        row = replace(
            row,
            exposed_unknown=unknown[0],
            comparison_unknown=unknown[1],
            least=limits[0],
            most=limits[1],
        )
    facts = Facts(
        exposed=sides.exposed,
        comparison=sides.comparison,
        exposed_rate=row.exposed_rate,
        comparison_rate=row.comparison_rate,
        difference=row.difference,
        low=row.low,
        high=row.high,
        taking_part=about.taking_part,
        outcome=about.outcome,
        least=about.question.least,
        unknown=unknown,
        bounds=limits,
    )
    return Drawn(row, facts, _ratio(row, sides))


def bounds(sides: Counts, unknown: tuple[int, int]) -> tuple[float, float] | None:
    """Return the least and the most that the difference of all learners can be.

    It came to none of the unknown exposed and to all unknown others, or the reverse
    (Manski 1990, American Economic Review 80: 319-323). None: a side has nobody.
    """
    exposed = sides.exposed + unknown[0]
    comparison = sides.comparison + unknown[1]
    if not exposed or not comparison:
        return None
    first, second = sides.exposed_succeeded, sides.comparison_succeeded
    return (
        first / exposed - (second + unknown[1]) / comparison,
        (first + unknown[0]) / exposed - second / comparison,
    )


def _ratio(row: OutcomeRow, sides: Counts) -> Ratio:
    if row.difference is None:
        return NO_RATIO
    return risk_ratio(
        sides.exposed_succeeded,
        sides.exposed,
        sides.comparison_succeeded,
        sides.comparison,
    )


def _blank(about: Asking, group: str, sides: Counts) -> OutcomeRow:
    return OutcomeRow(
        group=group,
        exposure=about.exposure,
        title=about.title,
        by_term=about.by_term,
        outcome=about.question.outcome,
        analysis="landmark",
        exposed=sides.exposed,
        comparison=sides.comparison,
        exposed_rate=None,
        comparison_rate=None,
        difference=None,
        low=None,
        high=None,
        p=None,
        p_adjusted=None,
        comparisons=None,
        kept=None,
        effective=None,
        finding=None,
        verdict=None,
        cluster=None,
    )


def _with_difference(row: OutcomeRow, sides: Counts) -> OutcomeRow:
    found = difference(
        sides.exposed_succeeded,
        sides.exposed,
        sides.comparison_succeeded,
        sides.comparison,
    )
    rates = replace(
        row, exposed_rate=found.exposed_rate, comparison_rate=found.comparison_rate
    )
    if not varies(found.exposed_rate, found.comparison_rate):
        return rates
    return replace(
        rates,
        difference=found.difference,
        low=found.low,
        high=found.high,
        p=found.p,
    )


def landmark_rows(asked: Asked, about: Asking) -> list[Drawn]:
    """Return a row for each group of ``outcome_people``; where nobody is, one of 0."""
    counts = asked.rows("outcome_counts") or [("", 0, 0, 0, 0)]
    nowhere = {group: (a, b) for group, a, b in asked.rows("outcome_nowhere")}
    return [
        compared(about, group, Counts(*sides), nowhere.get(group, (0, 0)))
        for group, *sides in counts
    ]


def parts(row: OutcomeRow) -> tuple[int | None, int | None]:
    """Return the count of a row that tells most about a few, and its whole."""
    for rate, size in (
        (row.exposed_rate, row.exposed),
        (row.comparison_rate, row.comparison),
    ):
        if size is None:  # held back already
            continue
        did = None if rate is None else round(rate * size)
        if is_small(did, size):
            return did, size
    return None, None
