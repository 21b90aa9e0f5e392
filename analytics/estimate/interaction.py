"""Does a difference differ? Two of them side by side, and several at once."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.estimate.difference import Difference


@dataclass(frozen=True)
class Change:
    """One difference less another, with its 95% interval; fractions."""

    change: float
    low: float
    high: float


@dataclass(frozen=True)
class Heterogeneity:
    """Whether differences are all one: Cochran's Q, its degrees of freedom, its p."""

    statistic: float
    freedom: int
    p: float


def change_between(one: Difference, other: Difference) -> Change | None:
    """Return the first difference less the second, of other people; None without both.

    The interval is put together from theirs: L = d - sqrt((d1 - l1)^2 + (u2 - d2)^2),
    U = d + sqrt((u1 - d1)^2 + (d2 - l2)^2) (Zou and Donner 2008, square and add: what
    Newcombe's interval does with rates).
    """
    first, second = _limits(one), _limits(other)
    if first is None or second is None:
        return None
    (d1, l1, u1), (d2, l2, u2) = first, second
    change = d1 - d2
    return Change(
        change,
        change - math.hypot(d1 - l1, u2 - d2),
        change + math.hypot(u1 - d1, d2 - l2),
    )


def _limits(found: Difference) -> tuple[float, float, float] | None:
    if found.difference is None or found.low is None or found.high is None:
        return None
    return found.difference, found.low, found.high


def heterogeneity(counts: Sequence[tuple[int, int, int, int]]) -> Heterogeneity | None:
    """Test whether the differences of several strata are one; None under two strata.

    ``counts``: of each stratum succeeded, of, others succeeded, others. Cochran's Q
    with the inverse variances of the differences as weights (Cochran 1954); rates enter
    the variance with one success and one failure added to each side (Agresti and Caffo
    2000), so that a rate of 0 or 1 isn't certain. Strata are taken as independent.
    Raises ValueError for counts that can't be.
    """
    from scipy.stats import chi2  # slow to import

    if any(not (0 <= s <= n and 0 <= t <= m and n and m) for s, n, t, m in counts):
        raise ValueError("a stratum has two sides, and no more succeed than there are")
    if len(counts) < 2:
        return None
    found = [s / n - t / m for s, n, t, m in counts]
    weights = [1 / (_variance(s, n) + _variance(t, m)) for s, n, t, m in counts]
    mean = sum(w * d for w, d in zip(weights, found, strict=True)) / sum(weights)
    q = sum(w * (d - mean) ** 2 for w, d in zip(weights, found, strict=True))
    return Heterogeneity(q, len(counts) - 1, float(chi2.sf(q, len(counts) - 1)))


def _variance(succeeded: int, of: int) -> float:
    rate = (succeeded + 1) / (of + 2)
    return rate * (1 - rate) / (of + 2)
