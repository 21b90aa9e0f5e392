"""How large what was found is, in the words of other studies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.estimate.effects import (
    cox_index,
    cox_index_plain,
    e_value,
    improvement_index,
    small_sample,
)
from analytics.questions.outcome.rows import Analysis, Drawn, OutcomeRow


@dataclass(frozen=True)
class EffectRow:
    """The effect sizes of one comparison; None where there is no difference to tell.

    ``cox_index`` with Hedges' correction and ``cox_index_plain`` without; ``hedges_g``
    of the outcome as 0 or 1; ``improvement_index`` of the Cox index, in percentile
    points; ``risk_ratio`` with its 95% interval, and the E-value of it (``limit``: of
    the end nearer to 1). Formulas and sources: ``analytics.estimate.effects``.
    """

    group: str
    exposure: str
    by_term: int
    outcome: str
    analysis: Analysis
    cox_index: float | None
    cox_index_plain: float | None
    hedges_g: float | None
    improvement_index: float | None
    risk_ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    e_value: float | None
    e_value_limit: float | None


def effect_rows(drawn: Sequence[Drawn]) -> list[EffectRow]:
    """Return the effect sizes of each comparison, in their order."""
    return [_row(one) for one in drawn]


def _row(one: Drawn) -> EffectRow:
    row, ratio = one.row, one.ratio
    key = (row.group, row.exposure, row.by_term, row.outcome, row.analysis)
    rates = row.exposed_rate, row.comparison_rate
    if row.difference is None or None in rates:
        return EffectRow(*key, *(None,) * 9)
    first, second = (rate for rate in rates if rate is not None)
    people = (row.exposed or 0) + (row.comparison or 0)
    cox = cox_index(first, second, people)
    value = e_value(ratio.ratio, ratio.low, ratio.high) if ratio.ratio else None
    return EffectRow(
        *key,
        cox,
        cox_index_plain(first, second),
        _hedges_g(row, first, second),
        None if cox is None else improvement_index(cox),
        ratio.ratio,
        ratio.low,
        ratio.high,
        value.point if value else None,
        value.limit if value else None,
    )


def _hedges_g(row: OutcomeRow, first: float, second: float) -> float | None:
    """Return g of an outcome that is 0 or 1: a side's squares are n p (1 - p)."""
    sizes = row.exposed or 0, row.comparison or 0
    squares = sum(
        size * max(rate * (1 - rate), 0.0)
        for size, rate in zip(sizes, (first, second), strict=True)
    )
    people = sum(sizes)
    if people < 4 or squares <= 0:
        return None
    spread = math.sqrt(squares / (people - 2))
    return small_sample(people) * (first - second) / spread
