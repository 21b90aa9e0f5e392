"""Effect sizes against published figures, and what must hold of any."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.effects import (
    Ratio,
    baseline_class,
    cox_index,
    cox_index_plain,
    e_value,
    e_value_of_counts,
    hedges_g,
    improvement_index,
    odds_ratio,
    risk_ratio,
    small_sample,
)

RATES = st.floats(0.01, 0.99)


@pytest.mark.shared
def test_hedges_g(cases):
    """Handbook 5.0 by hand: d = 1, omega = 1 - 3 / (4 x 6 - 9) = 0.8."""
    case = cases["hedges_g_tiny"]
    found = hedges_g(case["inputs"]["treat"], case["inputs"]["comp"])
    assert found == pytest.approx(case["expected"]["g"], abs=case["tolerance"])


def test_hedges_g_needs_two_a_side_who_differ():
    assert hedges_g([1], [2, 3]) is None
    assert hedges_g([1, math.nan], [2, 3]) is None
    assert hedges_g([2, 2], [2, 2, 2]) is None
    assert hedges_g([1, 2, math.nan], [1, 2]) == 0


@pytest.mark.shared
def test_cox_index_with_and_without_omega(cases):
    """Without: baselinr. With: estat.us's code for Handbook 4.1."""
    case = cases["cox_index_80_vs_50"]
    given, expected = case["inputs"], case["expected"]
    rates = given["pT"], given["pC"]
    near = {"abs": case["tolerance"]}
    plain = cox_index_plain(*rates)
    assert plain == pytest.approx(expected["cox_no_small_sample_factor"], **near)
    ours = cox_index(*rates, given["nT"] + given["nC"])
    assert ours == pytest.approx(expected["with_omega"], **near)


@pytest.mark.shared
def test_no_cox_index_at_0_or_1(cases):
    case = cases["cox_index_undefined_at_0_or_1"]
    rates = case["inputs"]["pT"], case["inputs"]["pC"]
    assert cox_index_plain(*rates) is cox_index(*rates, 20) is None
    assert cox_index(0.2, 0.0, 20) is None
    assert cox_index(0.2, 0.5, 3) is None


def test_omega_hardly_matters_from_60_people_on():
    assert small_sample(60) == pytest.approx(0.98701, abs=1e-5)
    assert 1 - small_sample(61) < 0.013


@given(RATES, RATES, st.integers(4, 10_000))
def test_cox_index_turns_with_its_sides(one, other, people):
    found = cox_index(one, other, people)
    assert found == pytest.approx(-cox_index(other, one, people))
    assert found == pytest.approx(cox_index(1 - other, 1 - one, people))


@pytest.mark.shared
def test_baseline_classes(cases):
    """WWC 5.0: a boundary belongs to the milder class."""
    case = cases["wwc_baseline_classes"]
    classes = [baseline_class(effect) for effect in case["inputs"]["es"]]
    assert classes == case["expected"]["class"]
    assert baseline_class(-0.25) == "adjust"
    assert baseline_class(0.1 + 0.15) == "adjust"
    assert baseline_class(-0.2501) == "not_satisfied"
    assert baseline_class(None) is baseline_class(math.nan) is None


@pytest.mark.shared
@pytest.mark.parametrize("effect", ["0.52", "0.2"])
def test_improvement_index(cases, effect):
    """NIFDI's worked examples."""
    case = cases[f"improvement_index_{effect}"]
    found = improvement_index(case["inputs"]["g"])
    expected = case["expected"]["improvement_index"]
    assert found == pytest.approx(expected, abs=case["tolerance"])
    assert improvement_index(-case["inputs"]["g"]) == -found


def test_improvement_index_stays_within_50():
    assert (improvement_index(0), improvement_index(99)) == (0, 50)


@pytest.mark.shared
def test_e_values(cases):
    """Smoking (Hammond and Horn), and 3.9 (2.4) of VanderWeele and Ding 2017."""
    for name in ("e_value_smoking", "e_value_3_9"):
        case = cases[name]
        given, expected = case["inputs"], case["expected"]
        found = e_value(given["rr"], given["lo"], given.get("hi"))
        assert found.point == pytest.approx(expected["point"], abs=case["tolerance"])
        assert found.limit == pytest.approx(expected["ci"], abs=case["tolerance"])


def test_an_e_value_below_1_is_that_of_the_inverse():
    harm, help_ = e_value(4, 2, 8), e_value(1 / 4, 1 / 8, 1 / 2)
    assert help_.point == pytest.approx(harm.point)
    assert help_.limit == pytest.approx(harm.limit)


def test_an_interval_that_covers_1_needs_no_unseen_cause():
    assert e_value(1.2, 0.9, 1.6).limit == 1
    assert e_value(0.8, 0.5, 1.1).limit == 1
    assert (e_value(1).point, e_value(1).limit) == (1, None)
    with pytest.raises(ValueError, match="above 0"):
        e_value(0)


def test_a_ratio_of_rates_by_hand():
    """30 of 40 against 20 of 40: 1.5; sqrt(1/30 - 1/40 + 1/20 - 1/40) = 0.1826."""
    found = risk_ratio(30, 40, 20, 40)
    spread = math.exp(1.959964 * math.sqrt(1 / 30 - 1 / 40 + 1 / 20 - 1 / 40))
    told = (found.ratio, found.low, found.high)
    assert told == pytest.approx((1.5, 1.5 / spread, 1.5 * spread), rel=1e-6)
    assert e_value_of_counts(30, 40, 20, 40) == e_value(1.5, found.low, found.high)


def test_no_ratio_without_success_on_both_sides():
    nothing = Ratio(None, None, None)
    for counts in [(0, 5, 3, 5), (3, 5, 0, 5), (0, 0, 3, 5), (3, 5, 0, 0)]:
        assert risk_ratio(*counts) == nothing
        assert e_value_of_counts(*counts) is None
    assert e_value_of_counts(5, 5, 4, 4).limit == 1  # everybody on both sides


@given(st.lists(st.floats(-9, 9), min_size=2), st.lists(st.floats(-9, 9), min_size=2))
def test_hedges_g_keeps_its_scale(one, other):
    found = hedges_g(one, other)
    if found is not None and abs(found) < 1e6:
        doubled = hedges_g(list(2 * np.array(one)), list(2 * np.array(other)))
        assert doubled == pytest.approx(found, rel=1e-6, abs=1e-9)


@pytest.mark.shared
def test_odds_ratios_with_and_without_a_prior(cases):
    """PostHog's worked example: 5 of 6 who visited, 7 successes and 11 failures."""
    case = cases["odds_ratio_with_prior"]
    given, expected = case["inputs"], case["expected"]
    won, lost = given["visited_success"], given["visited_failure"]
    others_won = given["success_total"] - won
    others = others_won + given["failure_total"] - lost
    counts = won, won + lost, others_won, others
    near = {"abs": case["tolerance"]}
    assert odds_ratio(*counts) == pytest.approx(expected["or_plain"], **near)
    assert odds_ratio(*counts, 1) == pytest.approx(expected["or_prior_1"], **near)
    assert odds_ratio(3, 3, 1, 2) is odds_ratio(1, 2, 0, 2) is None
    assert odds_ratio(3, 3, 1, 2, 0.5) == pytest.approx(3.5 * 1.5 / (0.5 * 1.5))
