"""What makes a row itself, what it says, and which columns it brings: as SQL.

Statements are made from the model (``analytics.model``), never from a file: the only
identifiers in them are the contract's own.
"""

from collections.abc import Sequence

import duckdb

from analytics import sql
from analytics.sources.rowkey import UNIT, key
from analytics.table import Table

__all__ = [
    "bits",
    "brings",
    "create",
    "filled",
    "fingerprint",
    "key",
    "physical",
    "rows_of",
]


def physical(table: Table) -> list[tuple[str, str]]:
    """Quoted name and type of every stored column, in the model's order."""
    return [(f'"{n}"', t) for column in table.columns for n, t in column.physical]


def create(table: Table, schema: str) -> str:
    """Return the statement that makes an empty table of records."""
    columns = ", ".join(f"{name} {kind}" for name, kind in physical(table))
    return f"create table {schema}.{table.name} ({columns})"


def rows_of(table: Table, schema: str) -> str:
    """Return the relation of a table's rows, in all the columns of the model.

    A state that an earlier version made may lack some: nothing is known there.
    """
    empty = ", ".join(f"null::{kind} as {name}" for name, kind in physical(table))
    there = f"from {schema}.{table.name}"
    return f"(select {empty} where false union all by name {there})"


def fingerprint(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[str]:
    """Return the number of rows and the sum of their hashes: the same in any order."""
    row = f"""md5_number_lower(concat_ws({UNIT},
        {", ".join(_columns_as_text(con, schema, table))}))::hugeint"""
    counted = sql.run(
        con,
        f"select count(*), coalesce(sum({row}), 0)::varchar from {schema}.{table}",
    ).fetchone()
    assert counted is not None
    return [str(counted[0]), counted[1]]


def filled(
    con: duckdb.DuckDBPyConnection, schema: str, tables: Sequence[str]
) -> set[str]:
    """Return those of a schema's tables that have rows, found in one query."""
    asked = " union all ".join(
        f"(select '{table}' from {schema}.{table} limit 1)" for table in tables
    )
    return {name for (name,) in sql.run(con, asked).fetchall()}


def _columns_as_text(
    con: duckdb.DuckDBPyConnection, schema: str, table: str
) -> list[str]:
    names = [d[0] for d in sql.run(con, f"from {schema}.{table} limit 0").description]
    return [f'coalesce("{name}"::varchar, chr(30))' for name in names]


def bits(table: Table) -> dict[str, int]:
    """Return the bit by which a mask says that a row brings a column."""
    return {column.name: 1 << n for n, column in enumerate(table.columns)}


def brings(table: Table, mask: str = "mask") -> dict[str, str]:
    """Return, for each stored column, whether a row brings it."""
    bit = bits(table)
    return {
        f'"{physical_name}"': f"({mask} & {bit[column.name]}) <> 0"
        for column in table.columns
        for physical_name, _ in column.physical
    }
