"""Does a difference differ between groups? A test of that, not of each group alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.estimate.difference import interval_of, p_of
from analytics.estimate.effects import Z


@dataclass(frozen=True)
class Counts:
    """Two sides: learners, and to how many of them the outcome came."""

    exposed: int
    exposed_succeeded: int
    comparison: int
    comparison_succeeded: int

    @property
    def difference(self) -> float:
        """The rate of the exposed less that of the comparison, a fraction."""
        one = self.exposed_succeeded / self.exposed
        return one - self.comparison_succeeded / self.comparison

    @property
    def variance(self) -> float:
        """The variance of the difference (Wald: p q / n of each side, added).

        0 where a side is empty: then there is no difference either.
        """
        if not self.exposed or not self.comparison:
            return 0.0
        return _variance(self.exposed_succeeded, self.exposed) + _variance(
            self.comparison_succeeded, self.comparison
        )


@dataclass(frozen=True)
class Heterogeneity:
    """Cochran's Q over ``groups`` groups; ``p`` None where too few (``reason``)."""

    groups: int
    q: float | None
    df: int
    p: float | None
    reason: str | None = None


@dataclass(frozen=True)
class Change:
    """How much larger one difference is than another, with its 95% interval and p."""

    change: float | None
    low: float | None
    high: float | None
    p: float | None


@dataclass(frozen=True)
class Estimate:
    """A difference between two sides, a fraction, and its variance."""

    difference: float
    variance: float

    @classmethod
    def of(cls, difference: float, low: float, high: float) -> "Estimate":
        """Return an estimate that is known by its 95% interval."""
        return cls(difference, ((high - low) / (2 * Z)) ** 2)


def heterogeneity(groups: Sequence[Counts | Estimate]) -> Heterogeneity:
    """Test whether the difference is the same in all groups.

    Q = sum of w (d - mean)^2 with w = 1 / variance of d and their weighted mean; under
    the same difference everywhere chi-squared with one degree of freedom fewer than
    groups (Cochran 1954). Groups without variance (everybody alike) can't be weighed
    and are left out.
    """
    told = [one for one in groups if one.variance]
    if len(told) < 2:
        why = "fewer than two groups have enough learners on both sides"
        return Heterogeneity(len(told), None, 0, None, why)
    from scipy.stats import chi2  # slow to import

    weights = [1 / one.variance for one in told]
    pairs = list(zip(weights, told, strict=True))
    mean = sum(w * one.difference for w, one in pairs) / sum(weights)
    q = sum(w * (one.difference - mean) ** 2 for w, one in pairs)
    df = len(told) - 1
    return Heterogeneity(len(told), q, df, float(chi2.sf(q, df)))


def change(one: Counts, other: Counts) -> Change:
    """Return the first difference less the second (Wald, independent groups)."""
    error = math.sqrt(one.variance + other.variance)
    if not error:
        return Change(None, None, None, None)
    value = one.difference - other.difference
    low, high = interval_of(value, error)
    return Change(value, low, high, p_of(value / error))


def _variance(succeeded: int, of: int) -> float:
    rate = succeeded / of
    return rate * (1 - rate) / of
