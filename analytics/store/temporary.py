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
    con.register("temp_rows", pa.Table.from_pylist(rows, schema=schema))
    con.execute(f"create or replace temp table {name} as from temp_rows")
    con.unregister("temp_rows")


def add_rows(
    con: duckdb.DuckDBPyConnection,
    name: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    """Put rows into a temporary table that is there."""
    con.register("temp_rows", pa.Table.from_pylist(rows, schema=schema))
    con.execute(f"insert into {name} from temp_rows")
    con.unregister("temp_rows")
