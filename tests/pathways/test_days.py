"""Days of completion for many learners are those of the ten-line reference."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analytics.pathways.days import ALWAYS, NEVER, completed_days
from analytics.pathways.native import read_yaml
from tests.pathways.trees import (
    HELD,
    first_earned,
    reference_complete,
    reference_completed_on,
    trees,
)


def as_array(people: list[dict[str, date]]) -> np.ndarray:
    days = [[one[n].toordinal() if n in one else NEVER for one in people] for n in HELD]
    return np.array(days, dtype=np.int32).reshape(len(HELD), len(people))


@given(trees(), st.lists(first_earned, max_size=5))
def test_each_day_is_the_reference_s(tree, people):
    found = completed_days(tree, tuple(HELD), as_array(people))
    for place, earned in enumerate(people):
        expected = reference_completed_on(tree, earned)
        done = reference_complete(tree, frozenset(earned))
        for index, step in enumerate(tree.steps):
            day = found[index, place]
            if step.step_id in expected:
                assert day == expected[step.step_id].toordinal()
            else:
                assert day == (ALWAYS if step.step_id in done else NEVER)


def test_what_is_granted_counts_from_the_start():
    (tree,) = read_yaml(
        "pathway: p\nof: [{step: k, needs: 2, of: [a, b, c]}, {step: d, of: [d]}]", "x"
    )
    earned = as_array([{"a": date(2026, 1, 2), "b": date(2026, 1, 5)}, {}])
    found = completed_days(tree, tuple(HELD), earned, frozenset("d"))
    assert found[0].tolist() == [date(2026, 1, 5).toordinal(), NEVER]
