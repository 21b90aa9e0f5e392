"""Whether a gap narrows, widens or turns round: a case on each side of each rule."""

import pytest

from analytics.estimate.difference import Difference
from analytics.estimate.heterogeneity import Change
from analytics.questions.participation import gaps, rows


@pytest.mark.parametrize(
    ("taking_part", "others", "ends", "turn"),
    [
        (0.3, 0.1, (0.1, 0.3), "wider"),
        (0.1, 0.3, (-0.3, -0.1), "narrower"),
        (-0.1, -0.3, (0.1, 0.3), "narrower"),
        (-0.1, 0.1, (-0.3, -0.1), "turned round"),
        (0.0, 0.1, (-0.2, -0.01), "narrower"),  # to none at all
        (0.3, 0.1, (0.0, 0.4), "no difference seen"),
        (0.3, 0.1, (0.001, 0.4), "wider"),
        (0.1, 0.3, (-0.4, 0.0), "no difference seen"),
        (0.1, 0.3, (-0.4, -0.001), "narrower"),
        (0.3, 0.1, (None, None), "nothing varies"),
    ],
)
def test_a_gap_changes_only_where_the_interval_leaves_zero_out(
    taking_part: float,
    others: float,
    ends: tuple[float | None, float | None],
    turn: str,
):
    """A gap among those who take part, beside the same among those who don't."""
    found = Change(taking_part - others, *ends, p=0.01)
    assert gaps._turn(taking_part, others, found) == turn


@pytest.mark.parametrize(
    ("gap", "low", "high", "finding"),
    [
        (0.1, 0.001, 0.2, "higher"),
        (0.1, 0.0, 0.2, "no difference seen"),
        (-0.1, -0.2, 0.0, "no difference seen"),
        (-0.1, -0.2, -0.001, "lower"),
        (None, None, None, "too few"),
    ],
)
def test_taking_part_differs_only_where_the_interval_leaves_zero_out(
    gap: float | None, low: float | None, high: float | None, finding: str
):
    found = Difference(0.5, 0.4, gap, low, high, p=0.01)
    assert rows._finding(found) == finding
