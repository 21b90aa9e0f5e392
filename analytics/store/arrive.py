"""What one load brings, one row per identity."""

import duckdb

from analytics import sql
from analytics.findings import Finding, RefusedError
from analytics.store.identity import bits, brings, key, physical
from analytics.table import Table


def stage(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    columns_by_file: dict[int, tuple[str, ...]],
    labels: dict[int, str],
) -> int:
    """Make ``merging.<table>``: one row per identity, and which columns it brings.

    Rows that come twice with the same content are one. Returns how many were dropped
    so. Raises RefusedError where an identity comes with two contents.
    """
    bit = bits(table)
    masks = " ".join(
        f"when {number} then {sum(bit[c] for c in columns if c in bit)}"
        for number, columns in columns_by_file.items()
    )
    sql.run(
        con,
        f"""create table merging.{table.name} as
        select {key(table)} as key, case file {masks} end::ubigint as mask, *
        from incoming.{table.name}""",
    )
    con.execute(f"drop table incoming.{table.name}")  # its room is needed for merging
    sql.run(
        con,
        f"""create temp table twice as select key from merging.{table.name}
        group by key having count(*) > 1""",
    )
    dropped = _fold(con, table, labels)
    con.execute("drop table twice")
    return dropped


def _fold(con: duckdb.DuckDBPyConnection, table: Table, labels: dict[int, str]) -> int:
    name = f"merging.{table.name}"
    if sql.run(con, "select count(*) from twice").fetchone() == (0,):
        return 0
    brought = brings(table)
    differ = " or ".join(
        f"count(distinct coalesce({c}::varchar, '')) filter ({brought[c]}) > 1"
        for c, _ in physical(table)
    )
    _refuse_conflicts(con, table, differ, labels)
    picked = ", ".join(
        f"any_value({c}) filter ({brought[c]}) as {c}" for c, _ in physical(table)
    )
    before = con.execute(f"select count(*) from {name}").fetchone()
    con.execute(
        f"""create temp table folded as
        select key, bit_or(mask) as mask, {picked}, min(file) as file,
            min(line) as line
        from {name} semi join twice using (key) group by key"""
    )
    con.execute(f"delete from {name} where key in (from twice)")
    con.execute(f"insert into {name} by name from folded")
    con.execute("drop table folded")
    after = con.execute(f"select count(*) from {name}").fetchone()
    assert before is not None and after is not None
    return int(before[0] - after[0])


def _refuse_conflicts(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    differ: str,
    labels: dict[int, str],
) -> None:
    rows = con.execute(
        f"""select file, line, first_file, first_line from (
            select file, line,
                first(file) over places as first_file,
                first(line) over places as first_line,
                row_number() over places as place
            from merging.{table.name}
            where key in (select key from merging.{table.name}
                semi join twice using (key) group by key having {differ})
            window places as (partition by key order by file, line))
        where place = 2 order by file, line limit 20"""
    ).fetchall()
    if rows:
        raise RefusedError(
            [
                Finding(
                    labels[file],
                    "the same identity as "
                    f"{labels[first_file]}, line {first_line:,}, with other content",
                    line=line,
                )
                for file, line, first_file, first_line in rows
            ]
        )
