"""What would change: against the drawn programme, and against loading it changed."""

from datetime import date

import pytest

from analytics.questions.progression.counts import Question, progression
from analytics.questions.what_if.counts import Scenario, what_if
from analytics.scope import Scope, UnknownError
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY


def told(state, *changes: str, scope: Scope = Scope()) -> dict[str, tuple]:
    rows = what_if(state, scope, Scenario("thinking", changes)).rows
    return {
        row.step: (row.completed_now, row.completed_then, row.gained, row.lost)
        for row in rows
    }


def test_one_fewer_and_one_more(programme):
    # Knowledge: ana by two badges, cyd by its milestone; ben and dan have one each.
    assert told(programme, "knowledge needs 1") == {
        "thinking": (1, 1, 0, 0),
        "knowledge": (2, 4, 2, 0),
        "proficiency": (1, 1, 0, 0),
    }
    assert told(programme, "thinking needs 1")["thinking"] == (1, 2, 1, 0)
    # Without cases ana still has two; without debate as well she has not.
    assert told(programme, "knowledge remove cases")["knowledge"] == (2, 2, 0, 0)
    lost = told(programme, "knowledge needs all", "proficiency remove capstone")
    assert lost["knowledge"] == (2, 2, 0, 0)
    assert lost["proficiency"] == (1, 0, 0, 1)
    assert lost["thinking"] == (1, 0, 0, 1)


def test_a_badge_that_is_added_brings_its_holders_in(programme):
    # fay holds nothing but "other", and would be on the pathway with it.
    rows = what_if(
        programme, Scope(), Scenario("thinking", ("proficiency add other",))
    ).rows
    assert [row.learners for row in rows] == [5, 5, 5]
    assert rows[2].completed_then == 2
    assert rows[2].gained == 1


def test_groups_add_up(programme):
    scope = Scope(by="college")
    rows = what_if(programme, scope, Scenario("thinking", ("knowledge needs 1",))).rows
    gained = {r.group: r.gained for r in rows if r.step == "knowledge"}
    assert gained == {"arts": 1, "law": 1}  # ben; dan


def test_an_activity_that_is_the_only_one_closes_the_way(worlds: Worlds):
    tables = {
        "awards": AWARDS,
        "learners": LEARNERS,
        "activities": """
            activity_id | achievement_id
            a1          | capstone
            a2          | capstone
            i1          | intern
        """,
    }
    state = worlds.state(tables, PATHWAY)
    scenario = Scenario("thinking", ("retire a1", "retire i1"))
    rows = {r.step: r for r in what_if(state, Scope(), scenario).rows}
    assert (rows["proficiency"].open_now, rows["proficiency"].open_then) == (3, 3)
    scenario = Scenario("thinking", ("retire a1", "retire a2", "retire i1"))
    rows = {r.step: r for r in what_if(state, Scope(), scenario).rows}
    assert (rows["proficiency"].open_now, rows["proficiency"].open_then) == (3, 0)
    assert (rows["knowledge"].open_now, rows["knowledge"].open_then) == (2, 2)
    assert rows["thinking"].open_then == 0
    with pytest.raises(UnknownError):
        what_if(state, Scope(), Scenario("thinking", ("retire z9",)))


def test_it_is_what_loading_the_changed_pathway_shows(programme, worlds: Worlds):
    other = PATHWAY.replace("needs: 2", "needs: 1").replace("[capstone, intern]",
                                                            "[intern]")  # fmt: skip
    state = worlds.state({"awards": AWARDS, "learners": LEARNERS}, other)
    for day in (date(2026, 2, 15), date(2026, 4, 1), date(2026, 6, 1)):
        scope = Scope(as_of=day)
        changes = ("knowledge needs 1", "proficiency remove capstone")
        found = told(programme, *changes, scope=scope)
        rows = progression(state, scope, Question("thinking")).rows
        loaded = {r.step: r.completed for r in rows if r.kind != "achievement"}
        assert {step: then for step, (_, then, _, _) in found.items()} == loaded


def test_what_there_is_not_is_said(programme):
    for change in ("nowhere needs 1", "knowledge needs 9", "knowledge add unheard"):
        with pytest.raises(UnknownError):
            told(programme, change)
