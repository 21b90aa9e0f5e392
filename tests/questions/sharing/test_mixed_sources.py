"""Two sources, of which one tells of claims: of the other's awards it isn't known."""

from datetime import date

import pytest

from analytics.questions.overview.counts import overview
from analytics.questions.overview.words import tiles as overview_tiles
from analytics.questions.quality.counts import cases, quality
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.words import path
from analytics.questions.sharing.words import tiles as sharing_tiles
from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Question, Step
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds

# Of what the platform issued one was accepted after five days, one isn't, one was on a
# day that nobody tells; the office tells of no claim. Two were shared.
WORLD = {
    "awards": """
    source   | award_id | learner_id | achievement_id| earned_on | claimed_on | accepted
    platform | A1       | ana        | debate        | 2025-03-05| 2025-03-10 |
    platform | A2       | ben        | debate        | 2025-03-05|            |
    platform | A3       | cyn        | debate        | 2025-03-05|            | yes
    office   | A4       | dan        | debate        | 2025-03-05|            |
    office   | A5       | eve        | debate        | 2025-03-05|            |
    """,
    "shares": """
    award_id | network | shared_on
    A2       | X       | 2025-03-20
    A4       | X       | 2025-03-20
    """,
}
DAY = Scope(as_of=date(2025, 9, 1))


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("mixed")).state(WORLD)


@pytest.mark.parametrize(
    ("within", "reached", "unknown"),
    [(90, 1, 3), (None, 2, 2)],  # A3 is accepted, and nobody knows within how long
)
def test_it_stays_in_the_denominator_with_bounds(
    state: State, within: int | None, reached: int, unknown: int
):
    answer = sharing(state, DAY, SharingQuestion(within=within))
    row = next(row for row in answer.rows if row.stage == "claimed")
    assert (row.awards, row.learners, row.mature) == (2, 2, 5)
    assert (row.mature_reached, row.unknown) == (reached, unknown)
    assert (row.rate, row.at_most) == (reached / 5, 0.8)
    bar = next(bar for bar in path(answer) if bar.words == "Accepted")
    assert bar.numbers.startswith(f"at least {reached} ·") and "to 80%" in bar.numbers
    # A4 was shared, whether or not it was accepted; A2 wasn't accepted, so is left out
    shared = next(row for row in answer.rows if row.stage == "shared")
    assert (shared.mature_reached, shared.left_out) == (1, 1)
    assert any("sources that tell of no claim" in n and "2 here" in n
               for n in answer.notes)  # fmt: skip


def test_the_tiles_say_at_least_and_at_most(state: State):
    row = next(r for r in overview(state, DAY).rows if r.measure == "acceptance")
    assert (row.numerator, row.denominator, row.value, row.at_most) == (2, 5, 0.4, 0.8)
    for told in (
        overview_tiles(overview(state, DAY)),
        sharing_tiles(sharing(state, DAY)),
    ):
        tile = next(one for one in told if one.label == "Awards accepted")
        assert tile.parts == "at least 2 of 5, at most 80%"
    (note,) = [n for n in overview(state, DAY).notes if "source that tells" in n]
    assert "2 of the awards" in note


def test_a_curve_leaves_them_aside(state: State):
    answer = sharing_time(state, DAY, SharingTimeQuestion("claimed"))
    (short,) = answer.summary
    assert (short.awards, short.reached) == (2, 1)
    assert any("tells of no claim, and left aside: 2" in n for n in answer.notes)


def test_a_step_says_of_how_many_nobody_knows(state: State):
    two = (Step((Part("debate"),)), Step((Part(None, "claimed"),)))
    answer = steps(state, DAY, Question(two))
    assert [row.learners for row in answer.rows] == [5, 1]
    # A3 without a day, A4 and A5
    assert any("whether, or when, 3 of the awards" in n for n in answer.notes)


def test_no_finding_is_made_of_what_nobody_tells(state: State):
    found = cases(state, DAY, "shared-before-claimed").rows
    assert {row.award for row in found} == {"A2"}


def test_without_shares_none_is_looked_for(worlds: Worlds):
    answer = quality(worlds.state({"awards": WORLD["awards"]}), DAY)
    found = {row.finding: row.count for row in answer.rows}
    assert found["shared-before-claimed"] is None
    assert found["issued-before-earned"] is None
    assert found["claimed-before-issued"] == 0
