"""The difference between two rates, with its interval."""

import math
from dataclasses import dataclass

from analytics.estimate.effects import Z


@dataclass(frozen=True)
class Difference:
    """Two rates and what is between them, as fractions; ``p`` two-sided.

    ``reason`` is None, or says why there is no difference to give.
    """

    exposed_rate: float | None
    comparison_rate: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    reason: str | None = None


def difference(
    succeeded: int, of: int, others_succeeded: int, others: int
) -> Difference:
    """Return the first rate less the second, with Newcombe's 95% interval.

    L = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), U = d + sqrt((u1 - p1)^2 + (p2 - l2)^2),
    where l and u are Wilson's limits (Newcombe 1998, method 10; statsmodels). It stays
    within -1 and 1 and has a width where a rate is 0 or 1. ``p`` is that of the score
    test with the pooled rate (1 where everybody did, or nobody). Raises ValueError for
    counts that can't be.
    """
    if not (0 <= succeeded <= of and 0 <= others_succeeded <= others):
        raise ValueError("no more can succeed than there are")
    if not of or not others:
        rates = (_rate(succeeded, of), _rate(others_succeeded, others))
        side = "nobody was exposed" if not of else "there is nobody to compare with"
        return Difference(*rates, None, None, None, None, side)
    from statsmodels.stats.proportion import confint_proportions_2indep  # slow

    low, high = confint_proportions_2indep(
        succeeded, of, others_succeeded, others, method="newcomb", compare="diff"
    )
    one, other = succeeded / of, others_succeeded / others
    p = _score_p(succeeded, of, others_succeeded, others)
    low, high = max(-1.0, float(low)), min(1.0, float(high))  # rounding passes them
    return Difference(one, other, one - other, low, high, p)


def _rate(succeeded: int, of: int) -> float | None:
    return succeeded / of if of else None


def _score_p(succeeded: int, of: int, others_succeeded: int, others: int) -> float:
    pooled = (succeeded + others_succeeded) / (of + others)
    variance = pooled * (1 - pooled) * (1 / of + 1 / others)
    if variance <= 0:
        return 1.0
    z = (succeeded / of - others_succeeded / others) / math.sqrt(variance)
    return p_of(z)


def p_of(z: float) -> float:
    """Return the two-sided p of a standard normal value."""
    return math.erfc(abs(z) / math.sqrt(2))


def interval_of(estimate: float, error: float) -> tuple[float, float]:
    """Return the 95% interval of an estimate with a standard error (Wald)."""
    return estimate - Z * error, estimate + Z * error
