"""Whether a difference differs by group, where groups differ in who takes part."""

import numpy as np
import pytest

from analytics.estimate.adjusted import adjusted_difference
from analytics.estimate.design import design, number
from analytics.estimate.heterogeneity import Counts, Estimate, heterogeneity

LEANING = (1.2, -0.6)  # log odds of taking part by a SD of preparation, by group


def side_by_side(seed: int, learners: int, gain: float) -> tuple[Counts, Estimate]:
    """Draw a group in which a badge adds ``gain``, and compare in both ways.

    Whoever is better prepared stays more often; in the first group (an even seed) they
    take part more often, too, in the second less.
    """
    chance = np.random.default_rng(seed)
    x = chance.normal(0, 1, learners)
    exposed = chance.random(learners) < 1 / (1 + np.exp(0.6 - LEANING[seed % 2] * x))
    stays = 1 / (1 + np.exp(-0.8 - 0.8 * x))
    stayed = chance.random(learners) < np.clip(stays + gain * exposed, 0, 1)
    found = adjusted_difference(exposed, stayed, design([number("x", x)], learners))
    did, size = stayed[exposed].sum(), exposed.sum()
    counts = Counts(int(size), int(did), learners - int(size), int(stayed.sum() - did))
    assert found.difference is not None
    assert found.low is not None and found.high is not None
    return counts, Estimate.of(found.difference, found.low, found.high)


def found_to_differ(tables: int, gain: float = 0.0) -> tuple[float, float]:
    """Return in how many of so many pairs of groups a test says that they differ.

    By counts as they are, and by adjusted estimates. The badge does nothing, but adds
    ``gain`` in the second group.
    """
    plain = fair = 0
    for place in range(0, 2 * tables, 2):
        first, second = (
            side_by_side(place, 500, 0.0),
            side_by_side(place + 1, 500, gain),
        )
        plain += (heterogeneity([first[0], second[0]]).p or 0.0) < 0.05
        fair += (heterogeneity([first[1], second[1]]).p or 0.0) < 0.05
    return plain / tables, fair / tables


def test_groups_that_differ_only_in_who_takes_part_arent_told_apart():
    plain, fair = found_to_differ(100)
    assert plain > 0.9
    assert fair <= 0.07


def test_a_badge_that_works_in_one_group_alone_is_found():
    _, fair = found_to_differ(20, 0.3)
    assert fair > 0.5


@pytest.mark.soak
def test_in_the_long_run_one_in_twenty_is_told_apart_by_chance():
    _, fair = found_to_differ(3000)
    assert 0.04 <= fair <= 0.06
