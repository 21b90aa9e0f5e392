"""Programmes in which badges change nothing: no difference is found, where usual
comparisons find a large one. The chances are known, so are the rates to expect."""

from math import sqrt

import pytest

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW
from tools.simulated import EARN, LEAVE, Programme, programme, write

pytestmark = pytest.mark.long

LEARNERS, SEED = 6_000, 20261123
LATE = 0.3  # of the badges of the first two terms
STAY = 1 - LEAVE
AT_LANDMARK = 1 - (1 - EARN) ** 2  # who earned it in the first two terms


def loaded(root, drawn: Programme, by_earning: bool = False) -> State:
    load(root / "store", [write(root / "programme", drawn, by_earning)], now=NOW)
    return open_state(root / "store")


@pytest.fixture(scope="module")
def states(tmp_path_factory) -> dict[str, State]:
    late = programme(LEARNERS, SEED, LATE)
    new = tmp_path_factory.mktemp
    return {
        "none": loaded(new("none"), programme(LEARNERS, SEED)),
        "by issue": loaded(new("issue"), late),
        "by earning": loaded(new("earning"), late, by_earning=True),
    }


def found(state: State, target: str, analysis: str = "landmark"):
    question = OutcomeQuestion("achievement:badge", (2,), target)
    rows = outcome(state, Scope(), question).rows
    return next((row for row in rows if row.analysis == analysis), None)


def near(rate: float, expected: float, of: int) -> bool:
    """Within three standard errors of what is to be expected."""
    return abs(rate - expected) < 3 * sqrt(expected * (1 - expected) / of)


def test_ever_against_never_makes_a_large_difference_of_nothing():
    drawn = programme(LEARNERS, SEED)
    ever, there = drawn.earned >= 0, drawn.stayed >= 8
    assert near(there[ever].mean(), 0.486, ever.sum())
    assert near(there[~ever].mean(), 0.208, (~ever).sum())


def test_from_a_landmark_there_is_none(states):
    row = found(states["none"], "term+6")
    assert near(row.exposed_rate, STAY**6, row.exposed)
    assert near(row.comparison_rate, STAY**6, row.comparison)
    assert row.low < 0 < row.high
    assert (row.finding, near(row.exposed_rate, 0.464, row.exposed)) == (
        "no difference seen", True,
    )  # fmt: skip
    there = round(LEARNERS * STAY**2)
    assert near(row.exposed / (row.exposed + row.comparison), AT_LANDMARK, there)
    assert "Not ruled out" in row.verdict
    assert found(states["none"], "term+6", "placebo") is None


def test_dated_by_earning_badges_for_survivors_make_a_difference(states):
    row = found(states["by earning"], "term+2")
    # the early ones issued late count only if they stayed three terms more
    kept = 1 - LATE + LATE * STAY**3
    with_it = ((1 - LATE) * STAY**2 + LATE * STAY**3) / kept
    gone = AT_LANDMARK * LATE * (1 - STAY**3)
    none = (STAY**2 - AT_LANDMARK * kept * with_it) / (1 - AT_LANDMARK + gone)
    assert (with_it, none) == pytest.approx((0.826, 0.757), abs=0.001)
    assert near(row.exposed_rate, with_it, row.exposed)
    assert near(row.comparison_rate, none, row.comparison)
    assert (row.finding, row.low > 0) == ("higher", True)


def test_dated_by_issue_they_make_none(states):
    row = found(states["by issue"], "term+2")
    assert near(row.exposed_rate, STAY**2, row.exposed)  # 77.4%
    assert near(row.comparison_rate, STAY**2, row.comparison)
    assert row.finding == "no difference seen"


def test_the_placebo_is_all_selection(states):
    """They were issued it for having stayed: all of them had, of the others fewer."""
    row = found(states["by issue"], "term+2", "placebo")
    assert row.exposed_rate == 1.0
    # without the badge: those who never earned it, and the lost, of whom fewer stayed
    lost = AT_LANDMARK * LATE * (1 - STAY**3)
    stayed = (1 - AT_LANDMARK) * STAY**2 + AT_LANDMARK * LATE * (STAY**2 - STAY**3)
    assert near(row.comparison_rate, stayed / (1 - AT_LANDMARK + lost), row.comparison)
    assert (row.finding, row.low > 0.15) == ("higher", True)
    assert "selection" in row.verdict
    # neither was exposed by the landmark: together they are its comparison
    assert (
        row.exposed + row.comparison == found(states["by issue"], "term+2").comparison
    )
    assert found(states["by earning"], "term+2", "placebo") is None
