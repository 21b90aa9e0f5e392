"""Rows that were worked out in Python, as temporary tables to be asked."""

from typing import Any

import duckdb
import pyarrow as pa


def make_rows(
    con: duckdb.DuckDBPyConnection,
    name: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    """Make a temporary table of rows, in place of the one of that name."""
    _put(con, f"create or replace temp table {name} as from temp_rows", rows, schema)


def add_rows(
    con: duckdb.DuckDBPyConnection,
    name: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    """Put rows into a temporary table that is there."""
    _put(con, f"insert into {name} from temp_rows", rows, schema)


def _put(
    con: duckdb.DuckDBPyConnection,
    statement: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    con.register("temp_rows", pa.Table.from_pylist(rows, schema=schema))
    con.execute(statement)
    con.unregister("temp_rows")
