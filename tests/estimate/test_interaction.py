"""Differences of differences, against independent figures and by their laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from analytics.estimate.difference import Difference, difference
from analytics.estimate.interaction import change_between, heterogeneity

SIDES = st.tuples(st.integers(1, 60), st.integers(1, 60)).flatmap(
    lambda n: st.tuples(
        st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1])
    )
)


def test_a_change_of_differences_by_hand():
    one = Difference(0.5, 0.3, 0.2, 0.1, 0.32, 0.01)
    other = Difference(0.4, 0.35, 0.05, -0.07, 0.15, 0.4)
    found = change_between(one, other)
    assert found is not None
    assert found.change == pytest.approx(0.15)
    # sqrt(0.1^2 + 0.1^2) below, sqrt(0.12^2 + 0.12^2) above
    assert found.low == pytest.approx(0.15 - 0.1414213562)
    assert found.high == pytest.approx(0.15 + 0.1697056275)


@given(SIDES, SIDES)
def test_turned_round_it_is_the_same_change(one, other):
    first, second = difference(*one), difference(*other)
    found, back = change_between(first, second), change_between(second, first)
    assert found is not None and back is not None
    assert (found.change, found.low, found.high) == pytest.approx(
        (-back.change, -back.high, -back.low)
    )
    assert found.low <= found.change <= found.high


def test_nothing_is_changed_without_two_differences():
    none = difference(0, 0, 1, 2)
    assert change_between(none, difference(1, 2, 1, 2)) is None


def test_the_interval_of_a_change_covers_the_truth():
    draw = np.random.default_rng(7)
    truth = (0.85 - 0.80) - (0.75 - 0.60)
    inside = 0
    for _ in range(800):
        a, b = draw.binomial(200, [0.85, 0.80])
        c, d = draw.binomial(200, [0.75, 0.60])
        found = change_between(difference(a, 200, b, 200), difference(c, 200, d, 200))
        inside += found is not None and found.low <= truth <= found.high
    assert 0.93 <= inside / 800 <= 0.975


@given(st.lists(SIDES, min_size=2, max_size=6))
def test_heterogeneity_as_statsmodels_has_it(strata):
    found = heterogeneity(strata)
    effects = [s / n - t / m for s, n, t, m in strata]
    rates = [((s + 1) / (n + 2), n, (t + 1) / (m + 2), m) for s, n, t, m in strata]
    variances = [p * (1 - p) / (n + 2) + q * (1 - q) / (m + 2) for p, n, q, m in rates]
    theirs = combine_effects(np.array(effects), np.array(variances))
    assert found is not None
    assert found.statistic == pytest.approx(theirs.q, abs=1e-9)
    assert found.freedom == len(strata) - 1
    assert 0 <= found.p <= 1


def test_one_stratum_says_nothing_and_wrong_counts_are_refused():
    assert heterogeneity([(1, 2, 1, 2)]) is None
    with pytest.raises(ValueError, match="two sides"):
        heterogeneity([(1, 2, 0, 0), (1, 2, 1, 2)])
