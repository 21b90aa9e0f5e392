"""People with several ids: one person, whatever the order and whichever id is asked."""

from datetime import date
from itertools import permutations

import pytest

from analytics.asking.learner import find_learners
from analytics.findings import RefusedError
from analytics.questions.journey.counts import journey
from analytics.questions.pathways.counts import pathways
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

PATHWAY = "pathway: pair\nof: [debate, logic]\n"
HEAD = "learner_id|achievement_id|earned_on|revoked_on\n"


def test_alike_awards_of_two_merged_ids_are_listed_once_each(worlds: Worlds):
    awards = HEAD + "old|debate|2026-01-01|\nnew|debate|2026-01-01|\n"
    drawn = {"awards": awards, "merges": "learner_id|into\nold|new"}
    state = worlds.state(drawn, PATHWAY)
    for asked in ("old", "new"):
        told = journey(state, Scope(), asked)
        assert [a.achievement for a in told.awards] == ["debate", "debate"]
        assert told.learner[0].learner_id == "new"


def test_the_name_of_a_merged_id_serves_where_the_other_has_no_row(worlds: Worlds):
    drawn = {
        "awards": HEAD + "new|debate|2026-01-01|",
        "learners": "learner_id|name\nold|Olda Example",
        "merges": "learner_id|into\nold|new",
    }
    state = worlds.state(drawn, PATHWAY)
    assert journey(state, Scope(), "new").learner[0].name == "Olda Example"
    (found,) = find_learners(state, Scope(), "olda")
    assert (found.learner_id, found.name) == ("new", "Olda Example")


@pytest.mark.parametrize(
    ("old", "new", "opted_out"),
    [("true", "", True), ("", "true", True), ("true", "false", False), ("", "", False)],
)
def test_an_opt_out_survives_a_merge(
    worlds: Worlds, old: str, new: str, opted_out: bool
):
    drawn = {
        "awards": HEAD + "new|debate|2026-01-01|",
        "learners": f"learner_id|confidential\nold|{old}\nnew|{new}",
        "merges": "learner_id|into\nold|new",
    }
    told = journey(worlds.state(drawn, PATHWAY), Scope(), "new")
    assert told.learner[0].is_confidential == opted_out


def test_merges_are_followed_in_any_order_of_loads(worlds: Worlds):
    parts = (
        {"awards": HEAD + "a|debate|2026-01-01|\nc|logic|2026-02-01|"},
        {"merges": "learner_id|into\na|b"},
        {"merges": "learner_id|into\nb|c"},
    )
    for order in permutations(range(3)):
        store = worlds.root / f"store{order}"
        for number in order:
            load(store, [worlds.folder(parts[number])], now=NOW)
        load(store, [worlds.folder({}, PATHWAY)], now=NOW)
        state = open_state(store)
        assert state.entry.counts["learners"] == 1
        (row,) = pathways(state, Scope()).rows
        assert (row.learners_started, row.learners_completed) == (1, 1)


def test_a_revocation_takes_one_of_a_person_s_awards(worlds: Worlds):
    awards = HEAD + "old|debate|2026-01-01|2026-03-01\nnew|debate|2026-02-01|"
    drawn = {"awards": awards, "merges": "learner_id|into\nold|new"}
    state = worlds.state(drawn, PATHWAY)

    def debate(day: date) -> date | None:
        rows = journey(state, Scope(as_of=day), "old").rows
        return next(row.completed_on for row in rows if row.step == "debate")

    assert debate(date(2026, 2, 28)) == date(2026, 1, 1)
    assert debate(date(2026, 3, 1)) == date(2026, 2, 1)


@pytest.mark.parametrize("drawn", ["a|b\nb|a", "a|a", "a|b\na|c"])
def test_merges_that_lead_nowhere_are_refused(worlds: Worlds, drawn: str):
    merges = {"merges": "learner_id|into\n" + drawn}
    with pytest.raises(RefusedError, match="merged"):
        worlds.load({"awards": HEAD + "a|debate|2026-01-01|"} | merges)
