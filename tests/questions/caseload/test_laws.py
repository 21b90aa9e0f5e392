"""What holds of every caseload, on a small invented university."""

from datetime import date
from itertools import pairwise

import pytest

from analytics.questions.caseload.counts import everyone
from analytics.questions.caseload.lines import GROUPS
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.journey.counts import journey
from analytics.questions.near_completion.counts import NearQuestion, near_completion
from analytics.sample.write import write_programme
from analytics.scope import Scope, Viewer
from analytics.store.load import load
from analytics.store.state import State, open_state

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    root = tmp_path_factory.mktemp("laws")
    write_programme(root / "programme", learners=900)
    load(root / "store", [root / "programme"])
    return open_state(root / "store")


@pytest.fixture(scope="module")
def rows(state: State) -> tuple[CaseRow, ...]:
    found = everyone(state, Scope(), 2).rows
    assert {row.group for row in found} == set(GROUPS)
    return found


def keys(rows: tuple[CaseRow, ...]) -> set[tuple]:
    return {(row.group, row.learner, row.pathway, row.fewest_left) for row in rows}


def test_one_line_a_learner_and_pathway_in_the_order_of_the_groups(rows):
    assert len({(row.learner, row.pathway) for row in rows}) == len(rows)
    places = [GROUPS.index(row.group) for row in rows]
    assert places == sorted(places)


def test_near_lines_are_those_of_near_completion(state, rows):
    near = near_completion(state, Scope(), NearQuestion(to_go=2)).rows
    wanted = {
        (r.learner, r.pathway): (r.fewest_left, r.missing, r.offers) for r in near
    }
    found = {
        (r.learner, r.pathway): (r.fewest_left, r.missing, r.offers)
        for r in rows
        if r.group in GROUPS[1:3]
    }
    short = {(r.learner, r.pathway) for r in rows if r.group == GROUPS[0]}
    with state.cursor() as cursor:
        gave_up = set(
            cursor.execute(
                """select learner_id, pathway_id from declaration
                inner join learner using (learner) where ended_on <= ?""",
                [state.as_of],
            ).fetchall()
        )
    assert found == {k: v for k, v in wanted.items() if k not in short | gave_up}


def test_a_line_says_what_the_journey_says(state, rows):
    for row in rows[:: max(len(rows) // 40, 1)]:
        if row.fewest_left is None:
            continue
        ways = journey(state, Scope(), row.learner, row.pathway).ways
        assert ways[0].fewest_left == row.fewest_left


def test_what_a_viewer_or_a_filter_leaves_is_a_part_of_the_whole(state, rows):
    with state.cursor() as cursor:
        of = cursor.execute(
            """select advisor_id, list(distinct survivor) from record.advisors
            inner join alias using (learner_id)
            where "from" <= $1 and coalesce("to" >= $1, true)
            group by all order by all""",
            [state.as_of],
        ).fetchall()
    for advisor, learners in of[:6]:
        own = everyone(state, Scope(Viewer("advisor", advisor)), 2).rows
        assert keys(own) == keys(tuple(r for r in rows if r.learner in set(learners)))
    parts = [
        keys(everyone(state, Scope(where=(("honors", value),)), 2).rows)
        for value in ("yes", "no")
    ]
    assert parts[0] | parts[1] == keys(rows) and not parts[0] & parts[1]


def test_a_longer_stall_is_a_rarer_one(state):
    found = [
        {
            r.learner
            for r in everyone(state, Scope(), terms).rows
            if r.group == "stalled"
        }
        for terms in (1, 2, 3, 4)
    ]
    assert all(later <= earlier for earlier, later in pairwise(found))
    assert found[0]


def test_nobody_is_listed_twice_by_looking_back(state):
    for day in (date(2024, 10, 1), date(2025, 7, 1)):
        rows = everyone(state, Scope(as_of=day), 2).rows
        assert len({(row.learner, row.pathway) for row in rows}) == len(rows)
        assert all((row.since or day) <= day for row in rows)
        assert all((row.last_earned_on or day) <= day for row in rows)
