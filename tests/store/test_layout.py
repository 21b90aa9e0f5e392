"""A state made by another version of the SQL says so, and can be made anew."""

from dataclasses import replace

import duckdb
import pytest

from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope
from analytics.store.ledger import StoreError, read_entry, write_entry
from analytics.store.place import Place
from analytics.store.publish import roll_back
from analytics.store.state import file_hash, open_state
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, PATHWAY

COUNTED = [1, 2, 3, 1, 1, 1, 1, 0]  # as in tests/questions/progression/test_counts.py


def age(worlds: Worlds) -> None:
    """Make the first state look as if an older Cairn had made it."""
    place = Place(worlds.store)
    with duckdb.connect(place.state(1)) as con:
        con.execute("drop table step_completed")
        con.execute("drop table record.searches")
        con.execute("alter table record.completions drop column institution")
    size, digest = place.state(1).stat().st_size, file_hash(place.state(1))
    old = replace(read_entry(place, 1), layout="older", bytes=size, sha256=digest)
    write_entry(place, old)


def completed(worlds: Worlds) -> list[int | None]:
    state = open_state(worlds.store)
    rows = progression(state, Scope(), Question("thinking")).rows
    return [row.completed for row in rows]


def test_the_next_load_makes_it_anew(worlds: Worlds) -> None:
    worlds.load({"awards": AWARDS}, PATHWAY)
    age(worlds)
    with pytest.raises(StoreError, match="another version"):
        open_state(worlds.store)
    report = worlds.load({"awards": AWARDS}, PATHWAY)
    assert (report.state, report.tables["awards"].unchanged) == (2, 11)
    assert completed(worlds) == COUNTED


def test_a_rollback_makes_it_anew(worlds: Worlds) -> None:
    worlds.load({"awards": AWARDS}, PATHWAY)
    age(worlds)
    assert roll_back(worlds.store, "1").state == 2
    assert completed(worlds) == COUNTED


def test_columns_that_came_later_are_empty_in_older_records(worlds: Worlds) -> None:
    degree = "learner_id | conferred_on | title\nana | 2026-05-15 | BA"
    worlds.load({"awards": AWARDS, "completions": degree}, PATHWAY)
    age(worlds)
    elsewhere = (
        "learner_id | conferred_on | title | institution\nana | 2026-05-15 | BA | 001"
    )
    search = "learner_id | searched_on | found\nana | 2026-06-01 | true"
    report = worlds.load({"completions": elsewhere, "searches": search})
    assert (report.tables["completions"].new, report.counts["completions"]) == (1, 2)
    assert report.counts["searches"] == 1
