"""Which source a row came from: what one source no longer has, another may still have.

An award names its source itself. For the other tables ``record.came`` has a row per row
and source, or, while only one source ever brought a table, one row for all of it
(``row_key`` is null).
"""

from collections.abc import Sequence

import duckdb

from analytics import sql
from analytics.sources.delivery import FileReport
from analytics.store.identity import key, rows_of
from analytics.table import Table

UNSAID = "native"  # the source of whatever doesn't say its own


def note_came(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    files: Sequence[FileReport],
    before: str | None,
) -> None:
    """Make ``arrived`` (key, source) of a table's rows, and keep who brought what.

    ``before`` is the schema of the state before, None where it has no such table.
    """
    con.execute("create or replace temp table source_of (file integer, source varchar)")
    con.executemany(
        "insert into source_of values (?, ?)", [(f.index, f.source) for f in files]
    )
    own = "coalesce(source, '" + UNSAID + "')" if table.name == "awards" else "source"
    rows = f"incoming.{table.name}"
    if table.name != "awards":
        rows = f"(from {rows} inner join source_of using (file))"
    sql.run(
        con,
        f"create or replace temp table arrived as"
        f" select distinct {key(table)} as row_key, {own} as source from {rows}",
    )
    if table.name != "awards":
        _keep(con, table, {file.source for file in files}, before)


def only_source(con: duckdb.DuckDBPyConnection, table: Table) -> str | None:
    """Return the source that brought all of a table; None where several did."""
    row = sql.run(
        con,
        "select source from draft.record.came where record = ? and row_key is null",
        [table.name],
    ).fetchone()
    return str(row[0]) if row else None


def _keep(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    sources: set[str],
    before: str | None,
) -> None:
    only = only_source(con, table)
    if only is None and not _is_known(con, table):
        # A state that an earlier version made doesn't tell whose its rows are.
        has_rows = (
            before is not None
            and con.execute(f"select 1 from {before}.{table.name} limit 1").fetchone()
        )
        only = UNSAID if has_rows else min(sources)
        con.execute(
            "insert into draft.record.came values (?, null, ?)", [table.name, only]
        )
    if sources == {only}:
        return
    if only is not None:
        _tell_apart(con, table, only, before)
    con.execute(
        """insert into draft.record.came
        select $record, arrived.row_key, arrived.source from arrived
        anti join (from draft.record.came where record = $record) as known
            on known.row_key = arrived.row_key and known.source = arrived.source""",
        {"record": table.name},
    )


def _is_known(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    row = con.execute(
        "select 1 from draft.record.came where record = ? limit 1", [table.name]
    ).fetchone()
    return row is not None


def _tell_apart(
    con: duckdb.DuckDBPyConnection, table: Table, only: str, before: str | None
) -> None:
    """Say of each row that was there whose it is, now that another source comes."""
    con.execute("delete from draft.record.came where record = ?", [table.name])
    if before is not None:
        con.execute(
            f"""insert into draft.record.came
            select ?, {key(table)}, ? from {rows_of(table, before)}""",
            [table.name, only],
        )
