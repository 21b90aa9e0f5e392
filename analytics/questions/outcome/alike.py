"""How alike the compared are, measure by measure, and who has a counterpart."""

from dataclasses import dataclass

from analytics.estimate.adjusted import Adjusted
from analytics.questions.outcome.rows import OutcomeRow


@dataclass(frozen=True)
class BalanceRow:
    """One measure of one comparison: a row of a Love plot.

    Means are of the measure's own unit (a share for a class of something). ``before``
    and ``after`` are standardised differences, exposed less comparison, over the spread
    *before* in both; the classes are those of the What Works Clearinghouse (satisfied,
    adjust, not_satisfied). Variance ratios are of numbers only.
    """

    group: str
    exposure: str
    by_term: int
    outcome: str
    covariate: str
    measure: str
    exposed_mean: float
    comparison_mean: float
    weighted_mean: float
    before: float
    after: float
    variance_ratio_before: float | None
    variance_ratio_after: float | None
    class_before: str | None
    class_after: str | None

    @property
    def size_before(self) -> float:
        """How far apart both sides were, either way."""
        return abs(self.before)

    @property
    def size_after(self) -> float:
        """How far apart they are after adjusting, either way."""
        return abs(self.after)


@dataclass(frozen=True)
class OverlapRow:
    """Who of one comparison has a counterpart on the other side, and who was trimmed.

    ``share_kept`` is that of the exposed. ``effective``: how many learners of equal
    weight would tell as much as the weighted comparison group.
    """

    group: str
    exposure: str
    by_term: int
    outcome: str
    exposed: int
    exposed_kept: int
    exposed_trimmed: int
    comparison: int
    comparison_kept: int
    comparison_trimmed: int
    share_kept: float | None
    effective: float | None


def alike(row: OutcomeRow, one: Adjusted) -> list[BalanceRow]:
    """Return the balance of one comparison, the largest difference before first."""
    return [
        BalanceRow(
            row.group,
            row.exposure,
            row.by_term,
            row.outcome,
            measure.covariate,
            measure.measure,
            measure.exposed_mean,
            measure.comparison_mean,
            measure.weighted_mean,
            measure.before,
            measure.after,
            measure.variance_ratio_before,
            measure.variance_ratio_after,
            measure.baseline,
            measure.adjusted,
        )
        for measure in sorted(one.balance, key=lambda measure: -abs(measure.before))
    ]


def overlapping(row: OutcomeRow, one: Adjusted) -> OverlapRow:
    """Return who of one comparison was kept, and who was trimmed."""
    found = one.overlap
    return OverlapRow(
        row.group,
        row.exposure,
        row.by_term,
        row.outcome,
        found.exposed,
        found.exposed_kept,
        found.exposed - found.exposed_kept,
        found.comparison,
        found.comparison_kept,
        found.comparison - found.comparison_kept,
        found.share_kept,
        one.effective,
    )
