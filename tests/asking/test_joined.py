"""A query that forgets whose rows it may show shows nobody else's.

Of all that bears learners a cursor holds rows of those whom the viewer may count. What
is said of the whole is asked through one door, whose users are listed with a reason.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from analytics import sql
from analytics.asking import shadows
from analytics.asking.ask import Asked, ask
from analytics.asking.relations import reads_past
from analytics.asking.shadows import FACTS, RECORDS
from analytics.asking.whole import OF_THE_WHOLE
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

# Each has a record of every kind; a1 looks after ana and no other.
BOTH = {
    "achievements": "achievement_id|name\ndebate|Debate\nlogic|Logic",
    "advisors": "advisor_id|learner_id\na1|ana\na2|ben",
    "assessments": """
    learner_id | achievement_id | submitted_on | outcome | assessor
    ana        | debate         | 2026-01-03   | waiting | s1
    ben        | debate         | 2026-01-03   | waiting | s2
    """,
    "awards": """
    award_id | learner_id | achievement_id | earned_on  | revoked_on
    w1       | ana        | debate         | 2026-01-10 |
    w2       | ana        | logic          | 2026-01-12 | 2026-03-01
    w3       | ben        | debate         | 2026-01-10 |
    w4       | ben        | logic          | 2026-01-12 | 2026-03-01
    """,
    "completions": """
    learner_id | conferred_on | title
    ana        | 2026-02-01   | BA
    ben        | 2026-02-01   | BA
    """,
    "declared": """
    learner_id | pathway | declared_on
    ana        | pair    | 2026-01-01
    ben        | pair    | 2026-01-01
    """,
    "enrollments": "learner_id|term_id\nana|S26\nben|S26",
    "identities": """
    learner_id | kind        | value
    ana        | former_name | Ana Former
    ben        | former_name | Ben Former
    """,
    "learners": """
    learner_id | name        | email         | college
    ana        | Ana Example | ana@x.example | arts
    ben        | Ben Example | ben@x.example | arts
    """,
    "merges": "learner_id|into\nana2|ana\nben2|ben",
    "programs": "learner_id|term_id|program\nana|S26|French\nben|S26|French",
    "searches": """
    learner_id | searched_on | found
    ana        | 2026-02-01  | true
    ben        | 2026-02-01  | true
    """,
    "shares": """
    share_id | award_id | network | shared_on
    s1       | w1       | one     | 2026-01-20
    s2       | w3       | one     | 2026-01-20
    """,
    "terms": "term_id|starts_on|ends_on\nS26|2026-01-02|2026-05-15",
    "views": """
    share_id | viewed_on
    s1       | 2026-01-21
    s2       | 2026-01-21
    """,
}
PAIR = "pathway: pair\nneeds: 1\nof: [debate, logic]"
# What else tells whose a row is, by the name of its column.
OF_SOMEBODY = {"learner", "learner_id", "recipient_id", "award_id", "share_id"}


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("both")).state(BOTH, PAIR)


@pytest.fixture(params=[None, date(2026, 2, 15)], ids=["latest", "earlier"])
def asked(state: State, request: pytest.FixtureRequest) -> Iterator[Asked]:
    with ask(state, Scope(Viewer("advisor", "a1"), request.param)) as asked:
        yield asked


def columns(state: State) -> dict[tuple[str, str], set[str]]:
    with state.cursor() as cursor:
        found = cursor.execute(
            "select table_schema, table_name, list(column_name) "
            "from information_schema.columns group by all"
        ).fetchall()
    return {(schema, table): set(names) for schema, table, names in found}


def test_every_table_that_tells_whose_a_row_is_is_shadowed(state: State):
    """A new table that bears learners turns this red until it is shadowed."""
    bearing = {place for place, names in columns(state).items() if names & OF_SOMEBODY}
    known = {("main", name) for name in FACTS} | {("record", name) for name in RECORDS}
    assert bearing <= known
    # What was set aside is rows as they came, whatever stands in them.
    assert known - bearing == {
        ("record", name) for name in ("aside", "came", "set_aside")
    }


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_of_a_fact_only_rows_of_those_admitted_are_there(asked: Asked, fact: str):
    asked.relations.make(fact)
    found = asked.cursor.table(fact)
    people = {"learner", "learner_id", "recipient_id"} & set(found.columns)
    rows = asked.cursor.execute(f"select {people.pop()} from {fact}").fetchall()
    of_ana = asked.cursor.execute("select learner from admitted").fetchall()
    assert {one for (one,) in rows} <= {of_ana[0][0], "ana", "ana2"}
    assert rows or fact in {"merged_nowhere", "proposal", "recognised", "recycled",
                            "term_of_learner"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_of_a_record_only_rows_of_those_admitted_are_there(asked: Asked, name: str):
    asked.relations.make(f"recorded_{name}")
    rows = asked.cursor.execute(f"from recorded_{name}").fetchall()
    cells = {str(cell).lower() for row in rows for cell in row}
    assert not {c for c in cells if "ben" in c or c in ("w3", "w4", "s2", "a2")}
    if name in BOTH:
        assert rows
    if name in ("aside", "set_aside", "gone"):
        assert not rows


@pytest.mark.parametrize("name", sorted(FACTS | RECORDS))
def test_each_is_of_those_admitted_or_of_nobody(name: str):
    """Of some no world here has a row."""
    tail = {**RECORDS, **FACTS}[name]
    assert re.search(r"where .*\b(admitted|alias|recorded_awards|false)\b", tail)


def test_whoever_counts_everybody_reads_the_state_itself(state: State):
    """No table is made for them: only names for the records and for the whole."""
    with ask(state, Scope(Viewer("administrator"))) as asked:
        for fact in FACTS:
            asked.relations.make(fact)
        asked.relations.make("recorded_learners")
        made = asked.cursor.execute(
            "select table_name from duckdb_tables() where temporary"
        ).fetchall()
        names = asked.cursor.execute("select name from recorded_learners").fetchall()
    assert {name for (name,) in made} == {"population", "split"}
    assert {name for (name,) in names} == {"Ana Example", "Ben Example"}


def test_the_door_to_the_whole_is_used_by_those_who_are_listed_and_no_other():
    asked = set(sql.relations()) - sql.facts()
    assert {query for query in asked if reads_past(query)} == set(OF_THE_WHOLE)


def test_a_query_that_isnt_listed_is_refused(state: State, monkeypatch):
    monkeypatch.delitem(OF_THE_WHOLE, "typical_days")
    with (
        ask(state, Scope()) as asked,
        pytest.raises(LookupError, match="typical_days reads the whole"),
    ):
        asked.rows("typical_days")


def forgetful(state: State, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str]]:
    """Ask as a query would that forgets the population."""
    read = sql.read
    told = "select distinct learner_id from learner inner join award using (learner)"
    monkeypatch.setattr(
        sql, "read", lambda name: told if name == "forgetful" else read(name)
    )
    with ask(state, Scope(Viewer("advisor", "a1"))) as asked:
        return asked.rows("forgetful")


def test_a_query_that_forgets_the_population_leaks_nothing(state, monkeypatch):
    assert forgetful(state, monkeypatch) == [("ana",)]


def test_without_the_shadows_it_would_leak(state, monkeypatch):
    """The test above would see it."""
    monkeypatch.setattr(shadows, "FACTS", {"alias": FACTS["alias"]})
    assert sorted(forgetful(state, monkeypatch)) == [("ana",), ("ben",)]
