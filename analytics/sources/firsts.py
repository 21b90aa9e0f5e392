"""The first of several rows of one identity: the others are left out."""

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
    """Leave out all but the first rows of each identity; return how many.

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
    return [f"{one} asc nulls last" for one in order]
