"""A difference between the exposed and others like them, with its interval."""

import math
from dataclasses import dataclass, replace

import numpy as np

from analytics.estimate.balance import Balance, balance
from analytics.estimate.clustered import Error, clustered_error
from analytics.estimate.design import Design
from analytics.estimate.difference import p_of
from analytics.estimate.effects import Ratio, Z
from analytics.estimate.fit import Fit, fitted
from analytics.estimate.overlap import Overlap, overlap
from analytics.estimate.weighting import entropy_weights

TOO_FEW = "there are fewer learners to compare with than measures to make alike"
ALIKE = "on each side everybody has the same outcome"
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
    contributions are summed within clusters first (``clustered_error``). Where on one
    side everybody has the same outcome, its limits are Wilson's (of the others with
    their effective size), and the interval is put together of both sides' limits as
    Newcombe's is (MOVER; Zou and Donner 2008).

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
    alike_are = [bool(np.ptp(succeeded[side]) == 0) for side in (one, others)]
    if all(alike_are):
        return replace(known, reason=ALIKE)
    sides = _Sides(columns[one], succeeded[one], one, others, weights, clusters)
    if any(alike_are):
        return _with_limits(known, fit, sides)
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
    weights: np.ndarray
    clusters: np.ndarray | None


def _with_difference(known: Adjusted, fit: Fit, sides: _Sides) -> Adjusted:
    rate, other = float(sides.succeeded.mean()), fit.at_target
    expected = sides.rows @ fit.slopes
    theirs = (expected - expected.mean()) / expected.size
    ours = (sides.succeeded - rate) / expected.size
    error = _error(ours - theirs, fit.pulls, sides)
    low, high = error.interval(rate - other)
    told = replace(
        known,
        exposed_rate=rate,
        comparison_rate=other,
        difference=rate - other,
        low=max(low, -1.0),
        high=min(high, 1.0),
        p=error.p(rate - other),
    )
    if not 0 < other <= 1:
        return told
    error = _error(ours / rate - theirs / other, fit.pulls / other, sides)
    return replace(told, ratio=_ratio(rate / other, error))


def _with_limits(known: Adjusted, fit: Fit, sides: _Sides) -> Adjusted:
    """Put both sides' own limits together, where one of them has no variance."""
    rate, other = float(sides.succeeded.mean()), fit.at_target
    expected = sides.rows @ fit.slopes
    theirs = (expected - expected.mean()) / expected.size
    ours = (sides.succeeded - rate) / expected.size
    nobody = np.zeros_like(fit.pulls)
    one = (
        _error(ours, nobody, sides).interval(rate)
        if np.ptp(sides.succeeded)
        else _wilson(rate, expected.size)
    )
    error = _error(-theirs, fit.pulls, sides)
    two = (
        error.interval(other)
        if error.amount
        else _wilson(min(max(other, 0.0), 1.0), known.effective or 1.0)
    )
    found = rate - other
    low = found - math.hypot(rate - one[0], two[1] - other)
    high = found + math.hypot(one[1] - rate, other - two[0])
    reach = (found - low if found > 0 else high - found) / Z
    return replace(
        known,
        exposed_rate=rate,
        comparison_rate=other,
        difference=found,
        low=max(low, -1.0),
        high=min(high, 1.0),
        p=p_of(found / reach) if reach else 1.0,
    )


def _wilson(rate: float, size: float) -> tuple[float, float]:
    from statsmodels.stats.proportion import proportion_confint  # slow to import

    low, high = proportion_confint(rate * size, size, method="wilson")
    return float(low), float(high)


def _ratio(ratio: float, error: Error) -> Ratio:
    low, high = error.interval(math.log(ratio))
    return Ratio(ratio, math.exp(low), math.exp(high))


def _error(ours: np.ndarray, theirs: np.ndarray, sides: _Sides) -> Error:
    """Return the standard error of a sum of contributions less another."""
    if sides.clusters is None:
        correction = ours.size / (ours.size - 1)
        return Error(
            math.sqrt(np.square(ours).sum() * correction + np.square(theirs).sum())
        )
    kept = (sides.exposed, sides.others)
    ids = np.concatenate([sides.clusters[side] for side in kept])
    weights = np.concatenate([sides.weights[side] for side in kept])
    weights = weights / sides.exposed.sum()
    weights[ours.size :] *= -1
    return clustered_error(np.concatenate([ours, -theirs]), weights, ids)
