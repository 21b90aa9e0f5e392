"""The next badge of everybody is the one that each of them is told first."""

from datetime import date

import pytest

from analytics.questions.next_badges.counts import next_badges
from analytics.questions.next_badges.for_all import next_for_all
from analytics.sample.write import write_programme
from analytics.scope import Scope, Viewer
from analytics.store.load import load
from analytics.store.state import open_state
from tests.questions.next_badges.test_counts import DAY, PATHWAYS, WORLD

pytestmark = pytest.mark.long


def test_the_drawn_programme(world):
    state = world(WORLD, PATHWAYS)
    found = {r.learner: r for r in next_for_all(state, DAY).rows}
    # The debate completes the French BA and a step. Ben's essay or logic: nothing tells
    # where these are offered.
    told = {who: row.achievement for who, row in found.items()}
    assert told == {"ana": "debate", "ben": "logic"}
    assert (found["ana"].whole, found["ana"].steps) == (1, 2)
    assert not next_for_all(state, Scope(Viewer("public"))).rows
    own = next_for_all(state, Scope(Viewer("learner", "ana"), as_of=DAY.as_of))
    assert [row.learner for row in own.rows] == ["ana"]


@pytest.mark.parametrize("day", [None, date(2025, 9, 20)])
def test_it_is_the_first_of_each_learner_s_own_list(tmp_path, day):
    write_programme(tmp_path / "sample", learners=150)
    load(tmp_path / "store", [tmp_path / "sample"])
    state, scope = open_state(tmp_path / "store"), Scope(as_of=day)
    found = {row.learner: row for row in next_for_all(state, scope).rows}
    assert len(found) > 80
    for learner, row in list(found.items())[::4]:
        first = next_badges(state, scope, learner).rows[0]
        assert (row.achievement, row.steps) == (first.achievement, len(first.completes))
