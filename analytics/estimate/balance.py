"""How alike two groups are, measure by measure, before weighting and after."""

from dataclasses import dataclass

import numpy as np

from analytics.estimate.design import Design
from analytics.estimate.effects import (
    BaselineClass,
    baseline_class,
    cox_index,
    small_sample,
)


@dataclass(frozen=True)
class Balance:
    """One measure in both groups: a row of a Love plot.

    ``before`` and ``after`` are standardised differences, exposed less comparison.
    The variance ratios are of the exposed over the comparison; None for a measure that
    is 0 or 1, where the means say it all, and where a side doesn't vary.
    ``baseline`` and ``adjusted`` are the Clearinghouse's classes before and after.
    """

    covariate: str
    measure: str
    exposed_mean: float
    comparison_mean: float
    weighted_mean: float
    before: float
    after: float
    variance_ratio_before: float | None
    variance_ratio_after: float | None
    baseline: BaselineClass | None
    adjusted: BaselineClass | None


def balance(
    measures: Design,
    exposed: np.ndarray,
    kept: np.ndarray,
    weights: np.ndarray,
) -> tuple[Balance, ...]:
    """Return a row per measure, in the order of the measures.

    *Before* is everybody, *after* those ``kept``, weighted by ``weights`` (a place for
    each person). The standardised difference is (m1 - m0) / S with S^2 the mean of the
    two groups' variances *before*, after weighting too: otherwise a weighting that
    shrinks S looks like one that balances (Stuart 2010; Austin 2009). Where neither
    group varies in itself, S is that of both together.

    The baseline class is that of the Clearinghouse's own effect: Hedges' g for a
    number, the Cox index for a share (Handbook 5.0), or the standardised difference
    where a share is 0 or 1. After weighting it is that of the standardised difference.
    """
    sides = exposed, ~exposed, exposed & kept, ~exposed & kept
    if not all(side.any() for side in sides):
        return ()
    told = [
        _moments(measures.columns[side], weight)
        for side, weight in zip(
            sides, (None, None, weights[sides[2]], weights[sides[3]]), strict=True
        )
    ]
    spread = np.sqrt((told[0][1] + told[1][1]) / 2)
    spread = np.where(spread > 0, spread, measures.columns.std(axis=0))
    people = int(sides[0].sum()), int(sides[1].sum())
    return tuple(
        _row(measures, place, told, float(spread[place]), people)
        for place in range(len(measures.names))
    )


_Moments = tuple[np.ndarray, np.ndarray]


def _moments(rows: np.ndarray, weights: np.ndarray | None) -> _Moments:
    """Return means and variances; weights count as how much each is relied on."""
    share = np.full(rows.shape[0], 1.0) if weights is None else weights
    share = share / share.sum()
    mean = share @ rows
    left = 1 - float(np.square(share).sum())
    spread = np.maximum(share @ np.square(rows) - mean**2, 0)
    spread[spread <= 1e-12 * np.maximum(1, mean**2)] = 0
    return mean, spread / left if left > 1e-12 else np.zeros_like(spread)


def _row(
    measures: Design,
    place: int,
    told: list[_Moments],
    spread: float,
    people: tuple[int, int],
) -> Balance:
    means = [float(mean[place]) for mean, _ in told]
    variances = [float(variance[place]) for _, variance in told]
    before, after = (
        (one - other) / spread if spread > 0 else 0.0
        for one, other in (means[:2], means[2:])
    )
    share = bool(measures.indicator[place])
    ratios = (None, None) if share else (_ratio(*variances[:2]), _ratio(*variances[2:]))
    effect = _effect(means, variances, people, share)
    return Balance(
        measures.covariates[place],
        measures.names[place],
        means[0],
        means[1],
        means[3],
        before,
        after,
        *ratios,
        baseline_class(before if effect is None else effect),
        baseline_class(after),
    )


def _ratio(one: float, other: float) -> float | None:
    return one / other if one > 0 and other > 0 else None


def _effect(
    means: list[float], variances: list[float], people: tuple[int, int], share: bool
) -> float | None:
    both = sum(people)
    if share:
        return cox_index(means[0], means[1], both)
    squares = sum(v * (n - 1) for v, n in zip(variances[:2], people, strict=True))
    if both < 4 or squares <= 0:
        return None
    return (
        small_sample(both)
        * (means[0] - means[1])
        / float(np.sqrt(squares / (both - 2)))
    )
