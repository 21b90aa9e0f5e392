"""A difference between the exposed and others like them, with its interval."""

import math
from dataclasses import dataclass, replace

import numpy as np

from analytics.estimate.balance import Balance, balance
from analytics.estimate.design import Design
from analytics.estimate.difference import interval_of, p_of
from analytics.estimate.effects import Ratio
from analytics.estimate.fit import Fit, fitted
from analytics.estimate.overlap import Overlap, overlap
from analytics.estimate.weighting import entropy_weights

TOO_FEW = "there are fewer learners to compare with than measures to make alike"
ALIKE = "on one side everybody has the same outcome"
NO_RATIO = Ratio(None, None, None)


@dataclass(frozen=True)
class Adjusted:
    """What an adjusted comparison found. Rates are fractions; ``p`` is two-sided.

    ``exposed_rate`` is that of the exposed who were kept, ``comparison_rate`` that of
    the others made like them. ``effective`` is the comparison group's effective size,
    ``left`` the largest standardised difference the weights leave among all that they
    balance (squares too). ``weights`` has a place for each person: 1 for the exposed
    who were kept, for the others so much that their sum is the same, 0 for those
    trimmed. ``ratio`` is that of the rates. ``reason`` is None, or says why there is
    no difference to give.
    """

    overlap: Overlap
    balance: tuple[Balance, ...]
    weights: np.ndarray
    effective: float | None = None
    left: float | None = None
    exposed_rate: float | None = None
    comparison_rate: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    ratio: Ratio = NO_RATIO
    reason: str | None = None


def adjusted_difference(
    exposed: np.ndarray,
    succeeded: np.ndarray,
    measures: Design,
    clusters: np.ndarray | None = None,
) -> Adjusted:
    """Return the effect on the exposed, as far as the measures tell them from others.

    Trim by overlap; weight the others by entropy balancing to the exposed's means (of
    numbers also the squares); fit the outcome on the measures among them by weighted
    least squares, and predict it at the exposed's means. The estimate is right if
    either the propensity is logistic or the outcome linear in the measures (doubly
    robust; Zhao and Percival 2017).

    The interval is from influence functions (a sandwich; Tsiatis 2006): Y - b'x - mean
    over n for each exposed learner, w (Y - b'x) / sqrt(1 - leverage) for each other
    (the leverage after HC2, MacKinnon and White 1985). It counts that weights and
    regression were estimated. With ``clusters`` (ids from 0, one for each person) the
    contributions are summed within clusters first; with a few dozen of them it is still
    a little too narrow (60 sections of 12, badges given by section: it held the truth
    in 94 of 100 simulations, without clusters in 92).

    ``exposed`` and ``succeeded`` are true or false for each person; people whose
    outcome isn't known yet have to be left out before.
    """
    exposed, succeeded = np.asarray(exposed, bool), np.asarray(succeeded, float)
    found = overlap(exposed, measures)
    nothing = np.zeros(exposed.size)
    if found.reason:
        return Adjusted(found, (), nothing, reason=found.reason)
    one, others = found.kept & exposed, found.kept & ~exposed
    columns = constraints(measures)
    rows, target = columns[others], columns[one].mean(axis=0)
    held = entropy_weights(rows, target)
    weights = nothing
    weights[one], weights[others] = 1.0, held.weights * one.sum()
    alike = balance(measures, exposed, found.kept, weights)
    known = Adjusted(found, alike, weights, held.effective, held.left)
    fit = fitted(rows, succeeded[others], held.weights, target)
    if fit.rank + 1 >= others.sum() or one.sum() < 2:
        return replace(known, reason=TOO_FEW)
    if any(np.ptp(succeeded[side]) == 0 for side in (one, others)):
        return replace(known, reason=ALIKE)
    sides = _Sides(columns[one], succeeded[one], one, others, clusters)
    return _with_difference(known, fit, sides)


def constraints(measures: Design) -> np.ndarray:
    """Return what the weights balance: the measures, and of numbers the squares."""
    numbers = measures.columns[:, ~measures.indicator]
    squares = np.square(numbers - numbers.mean(axis=0))
    return np.column_stack([measures.columns, squares])


@dataclass(frozen=True)
class _Sides:
    """The exposed who were kept, where both sides stand, and the clusters of all."""

    rows: np.ndarray
    succeeded: np.ndarray
    exposed: np.ndarray
    others: np.ndarray
    clusters: np.ndarray | None


def _with_difference(known: Adjusted, fit: Fit, sides: _Sides) -> Adjusted:
    rate, other = float(sides.succeeded.mean()), fit.at_target
    expected = sides.rows @ fit.slopes
    theirs = (expected - expected.mean()) / expected.size
    ours = (sides.succeeded - rate) / expected.size
    error = _error(ours - theirs, fit.pulls, sides)
    low, high = interval_of(rate - other, error)
    told = replace(
        known,
        exposed_rate=rate,
        comparison_rate=other,
        difference=rate - other,
        low=max(low, -1.0),
        high=min(high, 1.0),
        p=p_of((rate - other) / error),
    )
    if not 0 < other <= 1:
        return told
    error = _error(ours / rate - theirs / other, fit.pulls / other, sides)
    return replace(told, ratio=_ratio(rate / other, error))


def _ratio(ratio: float, error: float) -> Ratio:
    low, high = interval_of(math.log(ratio), error)
    return Ratio(ratio, math.exp(low), math.exp(high))


def _error(ours: np.ndarray, theirs: np.ndarray, sides: _Sides) -> float:
    """Return the standard error of a sum of contributions less another."""
    if sides.clusters is None:
        correction = ours.size / (ours.size - 1)
        return math.sqrt(np.square(ours).sum() * correction + np.square(theirs).sum())
    ids = np.concatenate([sides.clusters[sides.exposed], sides.clusters[sides.others]])
    sums = np.bincount(ids, weights=np.concatenate([ours, -theirs]))
    number = np.unique(ids).size
    return math.sqrt(np.square(sums).sum() * number / max(number - 1, 1))
