"""Readers and writers at once: a reader keeps what it opened."""

from analytics.questions.pathways.counts import pathways
from analytics.scope import Scope
from analytics.store.publish import KEEP, roll_back
from analytics.store.state import open_state
from tests.conftest import Worlds

PATHWAY = "pathway: pair\nof: [debate, logic]\n"
HEAD = "learner_id|achievement_id|earned_on\n"


def started(state) -> int | None:
    (row,) = pathways(state, Scope()).rows
    return row.learners_started


def test_a_reader_keeps_its_state_while_others_are_published(worlds: Worlds):
    first = worlds.state({"awards": HEAD + "ana|debate|2026-01-01"}, PATHWAY)
    with first.cursor() as cursor:
        for number in range(KEEP + 2):
            worlds.load({"awards": HEAD + f"L{number}|debate|2026-01-02"})
        assert not first.place.state(1).exists()  # pruned, and read on
        told = "select count(*) from first_earned"
        assert cursor.execute(told).fetchone() == (1,)
    assert started(first) == 1
    assert started(open_state(worlds.store)) == KEEP + 3


def test_a_rollback_is_another_state_to_its_readers(worlds: Worlds):
    first = worlds.state({"awards": HEAD + "ana|debate|2026-01-01"}, PATHWAY)
    second = worlds.state({"awards": HEAD + "ben|debate|2026-01-02"})
    roll_back(worlds.store)
    third = open_state(worlds.store)
    assert [started(state) for state in (first, second, third)] == [1, 2, 1]
    assert len({state.key for state in (first, second, third)}) == 3
