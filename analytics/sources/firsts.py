"""The first, or last, of several rows of one identity; and all of them, numbered."""

# Names in this SQL are the contract's, or made here; none comes from a file.
# ruff: noqa: S608

import duckdb

from analytics.sources.header import Plan
from analytics.sources.rowkey import key


def note_order(
    connection: duckdb.DuckDBPyConnection, plan: Plan, relation: str
) -> None:
    """Note of each good row what it is first by, where that isn't a column of ours."""
    theirs = [f"o{one}" for one in plan.first_by if isinstance(one, int)]
    if theirs:
        said = f"select line, {', '.join(theirs)} from {relation} where fine"
        connection.execute(
            f"create temp table if not exists ordered as from ({said}) limit 0"
        )
        connection.execute(f"insert into temp.ordered {said}")


def keep_firsts(connection: duckdb.DuckDBPyConnection, plan: Plan, index: int) -> int:
    """Leave out all but the first (last) rows of each identity; return how many.

    Numbers go before texts; nothing comes last. Rows that are first alike all stay.
    """
    name = f"incoming.{plan.table.name}"
    theirs = any(isinstance(one, int) for one in plan.first_by)
    joined = " join temp.ordered using (line)" if theirs else ""
    connection.execute(
        f"create or replace temp table later as select line from {name}{joined}"
        f" where file = {index} qualify rank() over"
        f" (partition by {key(plan.table)} order by {', '.join(_order(plan))}) > 1"
    )
    tables = [name, *(["incoming.attributes"] if plan.attributes else [])]
    gone = 0
    for table in reversed(tables):
        gone = connection.execute(
            f"delete from {table} where file = {index} and line in (from temp.later)"
        ).fetchall()[0][0]
    connection.execute("drop table if exists temp.ordered")
    connection.execute("drop table temp.later")
    return int(gone)


def _order(plan: Plan) -> list[str]:
    order: list[str] = []
    for one in plan.first_by:
        if isinstance(one, int):
            order += [f"try_cast(o{one} as double)", f"trim(o{one})"]
        else:
            order += [f'"{name}"' for name, _ in plan.table.column(one).physical]
    way = "desc" if plan.is_last else "asc"
    return [f"{one} {way} nulls last" for one in order]


def count_each(connection: duckdb.DuckDBPyConnection, index: int) -> int:
    """Give awards that are there again an id of their own; return how many.

    It is made of what they are and of which time it is: it stays the same when the file
    comes again.
    """
    known = "learner_id, achievement_id, earned_on, earned_at"
    connection.execute(
        "create or replace temp table again as select rowid as row, row_number()"
        f" over (partition by source, {known} order by line) as turn"
        f" from incoming.awards where file = {index} and award_id is null"
    )
    numbered = connection.execute(
        "update incoming.awards set award_id = concat('again-', turn, '-',"
        f" left(md5(concat_ws(chr(31), {known})), 16)) from temp.again"
        " where awards.rowid = again.row and again.turn > 1"
    ).fetchall()
    connection.execute("drop table temp.again")
    return int(numbered[0][0])
