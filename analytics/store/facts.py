"""From records to the facts that every question shares, in portable, set-based SQL."""

import duckdb

from analytics import sql
from analytics.store import people
from analytics.store.merges import follow
from analytics.store.trees import named_achievements, stored, write_rows

# When an award counts as retroactive: issued this long after the end of the term in
# which it was earned, or, where no term is known, after it was earned.
DAYS_AFTER_TERM = 60
DAYS_AFTER_EARNING = 180

PEOPLE = ("alias", "merged_nowhere", "learner", "attribute")
THINGS = ("achievement", "term", "term_of_day")
STUDIES = ("program", "trait", "term_of_learner", "enrolled", "declaration", "share")


def build_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Make every fact from the records of the connection's current database."""
    trees = stored(con)
    con.register("named_by_pathway", named_achievements(trees))
    _create(con, "here")
    _create(con, "mentioned", "temp")
    _write_merged(con)
    for name in (*PEOPLE, *THINGS, *STUDIES):
        _create(con, name)
    con.execute("drop table temp.mentioned")
    people.propose(con)
    con.unregister("named_by_pathway")
    levels = write_rows(con, trees)
    _create(con, "in_force")
    award = sql.read("award")
    sql.run(
        con,
        f"create table award as {award}",
        {
            "days_after_term": DAYS_AFTER_TERM,
            "days_after_earning": DAYS_AFTER_EARNING,
        },
    )
    _create(con, "first_earned")
    _create(con, "look")
    complete_steps(con, levels, "")


def complete_steps(con: duckdb.DuckDBPyConnection, levels: int, temporary: str) -> None:
    """Make ``step_completed``, working out its gates level by level.

    ``temporary`` is "temp" where a reader works them out for an earlier day, "" in a
    build. Reads ``first_earned`` as the connection sees it.
    """
    _create(con, "gate_input", "temp")
    con.execute(
        "create temp table gate_completed "
        "(learner integer, gate integer, completed_on date)"
    )
    for level in range(1, levels + 1):
        sql.run(
            con,
            f"insert into gate_completed {sql.read('gate_completed')}",
            {"level": level},
        )
    _create(con, "step_completed", temporary)
    con.execute("drop table temp.gate_completed")
    con.execute("drop table temp.gate_input")


def _create(con: duckdb.DuckDBPyConnection, name: str, temporary: str = "") -> None:
    sql.run(con, f"create {temporary} table {name} as {sql.read(name)}")


def _write_merged(con: duckdb.DuckDBPyConnection) -> None:
    """Follow each merged id to the one that stays, each recipient to their learner."""
    rows = con.execute('select learner_id, "into" from record.merges').fetchall()
    people.complete(con)
    _create(con, "trusted_issuer")
    con.execute("create table merged (learner_id varchar, survivor varchar)")
    if rows:
        ends = list(follow(dict(rows)).items())
        con.executemany("insert into merged values (?, ?)", ends)
    people.resolve(con)
