"""Standard errors where people belong together: sections, advisors."""

import math
from dataclasses import dataclass

import numpy as np

from analytics.estimate.difference import Difference, interval_of, p_of


@dataclass(frozen=True)
class Error:
    """A standard error, and the degrees of freedom that it is known with (None: many).

    An ``amount`` of 0 is one that nothing can be said with.
    """

    amount: float
    df: float | None = None

    def interval(self, estimate: float) -> tuple[float, float]:
        """Return the 95% interval of an estimate: normal, or t with few clusters."""
        if self.df is None:
            return interval_of(estimate, self.amount)
        from scipy.stats import t  # slow to import

        reach = float(t.ppf(0.975, self.df)) * self.amount
        return estimate - reach, estimate + reach

    def p(self, estimate: float) -> float:
        """Return the two-sided p of an estimate."""
        if self.df is None:
            return p_of(estimate / self.amount)
        from scipy.stats import t

        return float(2 * t.sf(abs(estimate) / self.amount, self.df))


def clustered_error(
    contributions: np.ndarray, weights: np.ndarray, clusters: np.ndarray
) -> Error:
    """Return the error of a sum of contributions that come in clusters.

    Contributions are summed within clusters, and their squares added up (Liang and
    Zeger 1986), each over 1 - h: h is the cluster's share of a side, the larger one of
    both, by which it draws the side's mean to itself (CR2 for two means; Bell and
    McCaffrey 2002). ``weights`` are each person's share of the mean of their side: of
    one side all add up to 1 (of the others to -1). Where clusters are alike inside,
    the variance of one goes with the square of its shares, a; the degrees of freedom
    are those of Satterthwaite (1946), (sum a)^2 / (sum a^2) - 2, at least 1.
    """
    names, places = np.unique(clusters, return_inverse=True)
    sums = np.bincount(places, weights=contributions, minlength=names.size)
    own = np.array(
        [
            np.bincount(places[side], np.abs(weights[side]), minlength=names.size)
            for side in (weights > 0, weights < 0)
        ]
    )
    shares = np.square(own).sum(axis=0)
    df = max(float(shares.sum() ** 2 / np.square(shares).sum()) - 2, 1.0)
    free = np.clip(1 - own.max(axis=0), 1e-3, None)
    return Error(math.sqrt(float((np.square(sums) / free).sum())), df)


def clustered_difference(
    exposed: np.ndarray, succeeded: np.ndarray, clusters: np.ndarray
) -> Difference:
    """Return the rate of the exposed less that of the others, as clusters let it.

    Both sides must have somebody. Without an error (everybody alike on both sides)
    there is no interval.
    """
    exposed, succeeded = np.asarray(exposed, bool), np.asarray(succeeded, float)
    one, other = succeeded[exposed].mean(), succeeded[~exposed].mean()
    weights = np.where(exposed, 1 / exposed.sum(), -1 / (~exposed).sum())
    pulls = weights * (succeeded - np.where(exposed, one, other))
    error = clustered_error(pulls, weights, clusters)
    found = float(one - other)
    if not error.amount:
        return Difference(float(one), float(other), found, None, None, None)
    low, high = error.interval(found)
    low, high = max(-1.0, low), min(1.0, high)
    return Difference(float(one), float(other), found, low, high, error.p(found))
