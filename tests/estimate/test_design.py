"""What is known of people becomes columns; nothing is lost for being unknown."""

import numpy as np
import pytest

from analytics.estimate.design import (
    MOST_LEVELS,
    category,
    design,
    gram,
    number,
    scaled,
)

MASKED = np.ma.masked_array([3.0, 0.0, 4.0, 2.0], mask=[0, 1, 0, 0])


def test_a_missing_number_gets_the_mean_and_a_column_that_says_so():
    found = design([number("gpa", MASKED)], 4)
    assert found.names == ("gpa", "gpa: missing")
    assert found.columns.tolist() == [[3, 0], [3, 1], [4, 0], [2, 0]]
    assert found.indicator.tolist() == [False, True]
    endless = number("gpa", np.array([1, np.nan, np.inf, None], dtype=object))
    assert np.isnan(endless.values).tolist() == [False, True, True, True]


def test_a_category_is_a_column_per_level_and_missing_is_one():
    levels = np.ma.masked_array(
        np.array(["b", "a", "c", None, "?"], dtype=object), mask=[0, 0, 0, 0, 1]
    )
    found = design([category("load", levels)], 5)
    assert found.names == ("load: a", "load: b", "load: c", "load: missing")
    told = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1]]
    assert found.columns.tolist() == told
    assert set(found.covariates) == {"load"}


def test_two_levels_are_one_column():
    found = design([category("aid", np.array([True, False, True]))], 3)
    assert found.names == ("aid: True",)
    assert found.columns[:, 0].tolist() == [1, 0, 1]
    some = design([category("aid", np.array(["yes", None], dtype=object))], 2)
    assert some.names == ("aid: missing",)


def test_what_is_the_same_for_everybody_is_named_and_left_out():
    nobody = np.ma.masked_all(3)
    same = [number("a", np.ones(3)), number("b", nobody)]
    same.append(category("c", np.array(["x", "x", "x"], dtype=object)))
    same.append(category("d", np.array([None, None, None], dtype=object)))
    found = design(same, 3)
    assert found.columns.shape == (3, 0)
    assert found.constant == ("a", "b", "c", "d")


def test_the_rarest_of_many_levels_become_other():
    names = [f"m{k:02}" for k in range(30)]
    values = np.array([m for k, m in enumerate(names) for _ in range(30 - k)], object)
    found = category("major", values)
    assert len(found.levels) == MOST_LEVELS
    assert set(found.levels) == {*names[: MOST_LEVELS - 1], "other"}
    pooled = np.count_nonzero(found.values == found.levels.index("other"))
    assert pooled == sum(30 - k for k in range(MOST_LEVELS - 1, 30))


def test_lengths_have_to_agree():
    with pytest.raises(ValueError, match="gpa isn't told for 3 people"):
        design([number("gpa", np.ones(2))], 3)


def test_scaling_leaves_a_constant_column_at_zero():
    rows, mean, spread = scaled(np.array([[1.0, 1e6], [3.0, 1e6]]))
    assert rows.tolist() == [[-1, 0], [1, 0]]
    assert (mean.tolist(), spread.tolist()) == ([2, 1e6], [1, 1])


def test_blocks_add_up():
    generator = np.random.default_rng(5)
    rows, weights = generator.normal(size=(200_000, 3)), generator.random(200_000)
    assert np.allclose(gram(rows, weights), rows.T @ (rows * weights[:, None]))
