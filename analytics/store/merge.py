"""Incoming rows meet those that are there: what is new, changed, unchanged, twice."""

from dataclasses import dataclass, replace

import duckdb

from analytics import sql
from analytics.store.identity import brings, key, physical, rows_of
from analytics.table import Table


@dataclass(frozen=True)
class Merged:
    """What became of the rows of one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0
    gone: int = 0


def unite(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    before: str | None,
    into: str,
    gone: int = 0,
) -> Merged:
    """Make ``<into>.<table>`` from what was there and ``merging.<table>``.

    A column that a row doesn't bring keeps what was there; an empty cell clears it.
    ``gone`` rows that were there are ``leaving``: they are left out.
    """
    columns = [name for name, _ in physical(table)]
    order = "learner_id" if "learner_id" in table.required else columns[0]
    if before is None:
        sql.run(
            con,
            f"""create table {into}.{table.name} as
            select {", ".join(columns)} from merging.{table.name} order by {order}""",
        )
        return Merged(new=_count(con, f"merging.{table.name}"))
    con.execute(
        f"""create temp view existing as
        select {key(table)} as key, * from {rows_of(table, before)}
        where {key(table)} not in (from leaving)"""
        if gone
        else f"""create temp view existing as
        select {key(table)} as key, * from {rows_of(table, before)}"""
    )
    merged = replace(_compare(con, table), gone=gone)
    if not merged.new and not merged.changed and not gone:
        con.execute(
            f"create table {into}.{table.name} as from {rows_of(table, before)}"
        )
        con.execute("drop view existing")
        return merged
    brought = brings(table, "arriving.mask")
    taken = ", ".join(
        f"case when {brought[c]} then arriving.{c} else existing.{c} end as {c}"
        for c in columns
    )
    sql.run(
        con,
        f"""create table {into}.{table.name} as
        select {taken} from merging.{table.name} as arriving
        full join existing using (key) order by {order}""",
    )
    con.execute("drop view existing")
    return merged


def _compare(con: duckdb.DuckDBPyConnection, table: Table) -> Merged:
    brought = brings(table, "arriving.mask")
    differs = " or ".join(
        f"({brought[c]} and arriving.{c} is distinct from existing.{c})"
        for c, _ in physical(table)
    )
    row = sql.run(
        con,
        f"""select count(*) filter (existing.key is null),
            count(*) filter (existing.key is not null and ({differs})), count(*)
        from merging.{table.name} as arriving left join existing using (key)""",
    ).fetchone()
    assert row is not None
    return Merged(new=row[0], changed=row[1], unchanged=row[2] - row[0] - row[1])


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = sql.run(con, f"select count(*) from {table}").fetchone()
    assert row is not None
    return int(row[0])
