"""What a query reads is made when it is needed, once, and anew when it changed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from analytics import sql
from analytics.asking import relations
from analytics.asking.relations import Relations, read_by
from analytics.asking.shadows import FACTS, RECORDED, RECORDS, WHOLE, Sight

ROOT = Path(__file__).resolve().parents[2]
# What a state holds beside the facts that have a file (docs/architecture.md).
OF_A_STATE = {
    "pathway", "audience", "node", "gate", "gate_part", "gate_shortcut",
    "pathway_achievement", "proposal", "recycled", "recognised", "merged",
    "named_by_pathway", "unverified",
}  # fmt: skip
# What Python hands to queries, or names of its own for what a query makes. The last two
# are made by one function, which is told the name.
NAMED = re.compile(r"(?:hand|define|settle|replace)\(\s*\"(\w+)\"")
QUERIES = {
    "numbers": "select unnest(generate_series(1, $most)) as n",
    "doubled": "select 2 * n as n from numbers",
    "sum": "with all_of_them as (select n from doubled) select sum(n) from all_of_them",
    "until": "select $day as day",
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Relations]:
    monkeypatch.setattr(sql, "read", lambda name: QUERIES[name])
    monkeypatch.setattr(relations, "names", lambda: frozenset(QUERIES))
    for cached in (relations.read_by, relations.parameters, relations.reads_past):
        cached.cache_clear()
    with duckdb.connect() as cursor:
        yield Relations(cursor, date(2026, 1, 31), Sight("main", "from main.award"))
    for cached in (relations.read_by, relations.parameters, relations.reads_past):
        cached.cache_clear()


def asked(made: Relations, query: str) -> object:
    taken = made.ready(query, {})
    return made.cursor.execute(QUERIES[query], taken or None).fetchall()[0][0]


def test_what_a_query_reads_is_made_for_it(made):
    made.define("numbers", most=3)
    assert not made.standing
    assert asked(made, "sum") == 2 * (1 + 2 + 3)
    assert set(made.standing) == {"numbers", "doubled"}


def test_it_is_made_once(made):
    made.define("numbers", most=3)
    asked(made, "sum")
    before = dict(made.standing)
    asked(made, "sum")
    assert made.standing == before


def test_what_is_defined_anew_is_made_anew_with_all_that_hangs_on_it(made):
    made.define("numbers", most=3)
    asked(made, "sum")
    made.define("numbers", most=4)
    assert not made.standing
    assert asked(made, "sum") == 2 * (1 + 2 + 3 + 4)


def test_what_python_hands_over_takes_the_place_of_a_query(made):
    made.hand("numbers", pa.table({"n": [10, 20]}))
    assert asked(made, "sum") == 60


def test_what_is_put_in_a_tables_place_may_be_made_from_it(made):
    made.define("numbers", most=3)
    made.replace("numbers", "doubled")
    assert asked(made, "sum") == 2 * 2 * (1 + 2 + 3)


def test_what_is_settled_stays_whatever_changes_behind_it(made):
    made.define("numbers", most=3)
    made.settle("kept", "doubled")
    made.define("numbers", most=4)
    assert made.table("kept")["n"].to_pylist() == [2, 4, 6]


def test_added_rows_stay_and_what_was_made_before_is_made_again(made):
    made.define("numbers", most=1)
    assert asked(made, "sum") == 2
    made.add("numbers", "doubled")
    assert made.count("numbers") == 2
    assert asked(made, "sum") == 2 * (1 + 2)


def test_the_day_is_the_questions_and_a_value_that_nobody_gave_is_missed(made):
    assert asked(made, "until") == date(2026, 1, 31)
    with pytest.raises(KeyError, match="most"):
        asked(made, "sum")


def test_every_query_reads_what_there_is_or_what_is_handed_to_it():
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "analytics").rglob("*.py")
    )
    there = {*sql.relations(), *OF_A_STATE, *NAMED.findall(code)}
    there |= {"outcome_exposed", "outcome_early", *FACTS}
    there |= {WHOLE + fact for fact in FACTS} | {RECORDED + name for name in RECORDS}
    unknown = {name: read_by(name) - there for name in sql.relations()}
    assert not {name: tables for name, tables in unknown.items() if tables}


def test_no_query_hides_a_relation_behind_an_expression_of_its_own():
    """Nor does one name a catalog: an earlier day's facts would be passed over."""
    for name in sql.relations():
        text = relations.without_comments(sql.read(name)).lower()
        own = set(
            re.findall(r"(?:with|,)\s+(?:recursive\s+)?(\w+)(?:\([^)]*\))? as \(", text)
        )
        assert not own & set(sql.relations()), name
        assert not re.search(r"\b(?:from|join)\s+(?:main|temp|state\d*)\.", text), name


def test_no_relation_is_made_from_itself():
    made_from = {name: read_by(name) & relations.names() for name in relations.names()}
    settled: set[str] = set()
    while ready := {n for n in made_from if made_from[n] <= settled} - settled:
        settled |= ready
    assert settled == set(made_from)
