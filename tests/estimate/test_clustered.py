"""Where people belong together an error is that of their clusters."""

import numpy as np
import pytest

from analytics.estimate.clustered import clustered_difference, clustered_error


def test_clusters_of_one_are_people():
    """8 of 10 against 5 of 10: 0.16 / 9 + 0.25 / 9, as of two samples."""
    exposed = np.repeat([True, False], 10)
    stayed = np.concatenate([np.arange(10) < 8, np.arange(10) < 5])
    weights = np.where(exposed, 0.1, -0.1)
    pulls = weights * (stayed - np.where(exposed, 0.8, 0.5))
    found = clustered_error(pulls, weights, np.arange(20))
    assert found.df == pytest.approx(18)
    assert found.amount**2 == pytest.approx(0.41 / 9)


def test_sections_given_whole_by_hand():
    """Two sections of 10 with it (10 and 6 stay), four without (5, 5, 7, 3).

    Section sums of the exposed, over 20: (10 - 8) / 20 and (6 - 8) / 20, squares 0.02
    in all; of the others, over 40: 0, 0, 2 / 40 and -2 / 40, squares 0.005. A section
    is half of the exposed and a quarter of the others: 0.02 / 0.5 + 0.005 / 0.75 =
    0.046667. Shares: 2 x 1/4 and 4 x 1/16, their squares 2 / 16 and 4 / 256: df =
    0.75^2 / 0.140625 - 2 = 2; t of 2 degrees at 97.5% is 4.3027. With two degrees p is
    1 - t / sqrt(t^2 + 2), t = 0.3 / sqrt(0.046667) = 1.3887: 0.2994.
    """
    stayed = np.concatenate([np.arange(10) < n for n in (10, 6, 5, 5, 7, 3)])
    section = np.repeat(np.arange(6), 10)
    found = clustered_difference(section < 2, stayed, section)
    reach = 4.302653 * 0.0466667**0.5
    assert found.difference == pytest.approx(0.3)
    assert (found.low, found.high) == pytest.approx((0.3 - reach, 1.0))
    assert found.p == pytest.approx(0.2994, abs=0.0005)


def test_everybody_alike_has_no_interval():
    found = clustered_difference(np.arange(6) < 3, np.ones(6), np.arange(6) % 2)
    assert (found.difference, found.low, found.p) == (0.0, None, None)


def test_badges_given_by_section_make_no_effect_of_sections():
    """2,000 programmes of 24 sections of 25: by people too often, by sections not."""
    chance = np.random.default_rng(20261128)
    section = np.repeat(np.arange(24), 25)
    false = 0
    for _ in range(2000):
        given = chance.permutation(24) < 8
        rate = np.clip(0.75 + 0.08 * chance.standard_normal(24), 0, 1)
        stayed = chance.random(600) < rate[section]
        found = clustered_difference(given[section], stayed, section)
        assert found.p is not None
        false += found.p < 0.05
    assert 0.035 <= false / 2000 <= 0.065
