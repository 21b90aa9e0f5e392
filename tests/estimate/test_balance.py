"""Standardised differences, counted by hand."""

import numpy as np
import pytest

from analytics.estimate.balance import balance
from analytics.estimate.design import category, design, number

EXPOSED = np.array([True] * 4 + [False] * 4)
GPA = np.array([3.0, 4.0, 3.0, 4.0, 2.0, 3.0, 2.0, 3.0])
FULL = np.array(
    ["full", "full", "full", "part", "full", "part", "part", "part"], object
)
EVERYBODY = np.ones(8, dtype=bool)


def rows(weights, kept=EVERYBODY, measures=None):
    measures = measures or design([number("gpa", GPA), category("load", FULL)], 8)
    return balance(measures, EXPOSED, kept, weights)


def test_before_weighting():
    """gpa: variances 1/3 a side, 1 / sqrt(1/3). load: part 1/4 and 3/4, S^2 = 1/4."""
    gpa, load = rows(np.ones(8))
    assert (gpa.covariate, gpa.measure) == ("gpa", "gpa")
    assert (gpa.exposed_mean, gpa.comparison_mean) == (3.5, 2.5)
    assert gpa.before == gpa.after == pytest.approx(np.sqrt(3))
    assert gpa.variance_ratio_before == pytest.approx(1)
    assert gpa.baseline == "not_satisfied"
    assert (load.covariate, load.measure) == ("load", "load: part")
    assert load.before == pytest.approx(-0.5 / np.sqrt(0.25))
    assert load.variance_ratio_before is load.variance_ratio_after is None


def test_after_weighting_the_unadjusted_sd_stays():
    """3 and 1: the mean becomes 2.75; 0.75 / sqrt(1/3). Its own variance is less."""
    gpa, _ = rows(np.array([1, 1, 1, 1, 1, 3, 1, 3]))
    assert gpa.weighted_mean == pytest.approx(2.75)
    assert gpa.after == pytest.approx(0.75 * np.sqrt(3))
    own = (0.75 * 0.25) / (1 - (9 + 1 + 9 + 1) / 64)
    assert gpa.variance_ratio_after == pytest.approx((1 / 3) / own)
    assert gpa.before == pytest.approx(np.sqrt(3))


def test_only_those_kept_count_after():
    kept = np.array([1, 0, 1, 0, 0, 1, 0, 1], dtype=bool)
    gpa, _ = rows(np.ones(8), kept)
    assert (gpa.after, gpa.adjusted) == (0, "satisfied")
    assert gpa.variance_ratio_after is None  # nobody differs from anybody
    assert rows(np.ones(8), ~EVERYBODY) == ()


def test_groups_that_differ_by_nothing_within_are_measured_by_the_sd_of_both():
    at = np.where(EXPOSED, "a", "b").astype(object)
    (found,) = rows(np.ones(8), measures=design([category("at", at)], 8))
    assert found.before == pytest.approx(-1 / 0.5)
    assert found.baseline == "not_satisfied"


def test_a_share_is_classed_by_the_cox_index():
    """10% and 12% of 500: 0.06 SDs; Cox index -0.124: adjust either way."""
    full = np.concatenate([np.arange(500) < 50, np.arange(500) < 60])
    measures = design([category("full", full)], 1000)
    (found,) = balance(
        measures, np.arange(1000) < 500, np.ones(1000, dtype=bool), np.ones(1000)
    )
    assert found.before == pytest.approx(-0.0639, abs=1e-4)
    assert found.baseline == "adjust"
    # 1% and 2% of 500: 0.08 SDs, and 0.42 by the Cox index
    rare = np.concatenate([np.arange(500) < 5, np.arange(500) < 10])
    (found,) = balance(
        design([category("rare", rare)], 1000),
        np.arange(1000) < 500,
        np.ones(1000, dtype=bool),
        np.ones(1000),
    )
    assert found.before == pytest.approx(-0.082, abs=1e-3)
    assert (found.baseline, found.adjusted) == ("not_satisfied", "adjust")
