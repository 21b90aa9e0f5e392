"""Who is compared, and how the others are made like the exposed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.estimate.design import category, design, number
from analytics.estimate.overlap import HIGHEST, overlap, propensity
from analytics.estimate.weighting import effective_size, entropy_weights


def test_effective_size_by_hand():
    assert effective_size(np.ones(7)) == pytest.approx(7)
    assert effective_size(np.array([3.0, 1.0])) == pytest.approx(16 / 10)
    assert effective_size(np.array([])) == effective_size(np.zeros(2)) == 0


def test_weights_of_two_groups_by_hand():
    """One in four of the others is full-time, three in four of the exposed are."""
    full = np.array([[1.0], [0.0], [0.0], [0.0]])
    found = entropy_weights(full, np.array([0.75]))
    assert found.weights == pytest.approx([0.75, *[0.25 / 3] * 3], abs=1e-5)
    assert found.effective == pytest.approx(1 / (0.75**2 + 3 * (0.25 / 3) ** 2), 1e-4)
    assert found.reached


def test_nothing_to_balance_leaves_all_equal():
    found = entropy_weights(np.empty((4, 0)), np.empty(0))
    assert found.weights.tolist() == [0.25] * 4
    assert (found.effective, found.left, found.reached) == (4, 0, True)


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_every_mean_is_met_where_it_can_be(seed, measures):
    """Whatever the columns: also collinear, constant and doubled ones."""
    generator = np.random.default_rng(seed)
    columns = generator.normal(size=(300, measures)) * 10.0 ** generator.integers(-3, 4)
    columns = np.column_stack(
        [columns, columns.sum(axis=1), np.ones(300), columns[:, 0]]
    )
    aim = generator.dirichlet(np.ones(300)) @ columns
    found = entropy_weights(columns, aim)
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    assert found.reached
    size = np.maximum(columns.std(axis=0), 1e-9)
    assert np.abs((found.weights @ columns - aim) / size)[:-2].max() < 1e-3


def test_a_mean_out_of_reach_is_told():
    found = entropy_weights(np.array([[0.0], [1.0], [1.0]]), np.array([2.0]))
    assert not found.reached
    assert found.left > 1
    assert np.isfinite(found.weights).all()


def test_the_logistic_regression_is_statsmodels():
    """On many people the prior changes nothing that can be seen."""
    import statsmodels.api as sm

    generator = np.random.default_rng(3)
    columns = generator.normal(size=(20_000, 3)) * [1, 10, 0.1] + [0, 5, 3]
    odds = -1 + columns @ [0.8, -0.05, 2.0]
    exposed = generator.random(20_000) < 1 / (1 + np.exp(-odds))
    fitted = sm.GLM(exposed, sm.add_constant(columns), sm.families.Binomial()).fit()
    assert np.abs(propensity(exposed, columns) - fitted.fittedvalues).max() < 5e-4


def test_perfect_separation_and_collinear_columns_leave_chances_within_0_and_1():
    x = np.arange(40.0)
    found = propensity(x >= 20, np.column_stack([x, 2 * x, np.ones(40)]))
    assert (found > 0).all() and (found < 1).all()
    assert (np.diff(found) > 0).all()


def test_the_exposed_of_a_category_without_others_leave():
    program = np.array(["art"] * 4 + ["law"] * 4 + ["nursing"] * 4, dtype=object)
    exposed = np.array([1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1], dtype=bool)
    found = overlap(exposed, design([category("program", program)], 12))
    assert not found.kept[8:].any()  # nursing: nobody to compare with
    assert found.kept[:4].all()
    assert not found.kept[4:8].any()  # law: nobody was exposed
    assert (found.exposed, found.exposed_kept) == (6, 2)
    assert (found.comparison, found.comparison_kept) == (6, 2)
    assert found.share_kept == pytest.approx(1 / 3)


def test_the_range_both_share_is_kept():
    x = np.concatenate([np.linspace(0, 10, 500), np.linspace(6, 20, 500)])
    exposed = np.arange(1000) >= 500
    found = overlap(exposed, design([number("x", x)], 1000))
    kept = found.propensity[found.kept]
    assert kept.max() <= min(HIGHEST, found.propensity[~exposed].max())
    assert kept.min() >= found.propensity[exposed].min()
    assert x[found.kept & exposed].max() <= 10
    assert 0 < found.share_kept < 0.5


def test_where_a_side_is_empty():
    measures = design([number("x", np.arange(3.0))], 3)
    nobody = overlap(np.zeros(3, dtype=bool), measures)
    assert (nobody.reason, nobody.share_kept) == ("nobody was exposed", None)
    assert not nobody.kept.any()
    everybody = overlap(np.ones(3, dtype=bool), measures)
    assert everybody.reason == "there is nobody to compare with"
    apart = design([category("at", np.array(["a", "b", "b"], dtype=object))], 3)
    found = overlap(np.array([True, False, False]), apart)
    assert found.reason == "nobody exposed has a counterpart among the others"
    assert overlap(np.array([], dtype=bool), design([], 0)).reason
