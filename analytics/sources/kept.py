"""What was set aside, kept as it came: rows under their own header, and documents.

Only cells that are read are kept: a column that a mapping leaves out, or that is never
loaded, isn't.
"""

import json
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from analytics.sources.header import Plan

_TEXT = pa.string()
SCHEMA = pa.schema(
    [
        ("file", _TEXT),
        ("kind", _TEXT),  # the table that the row was to be of, or "credentials"
        ("line", pa.int64()),
        ("place", _TEXT),
        ("header", _TEXT),  # JSON list of the file's own names; null of a document
        ("cells", _TEXT),  # JSON list of texts in that order, or the document
    ]
)
_INSERT = "insert into incoming.aside from aside_rows"


def rows_as_they_came(
    connection: duckdb.DuckDBPyConnection, relation: str, plan: Plan, room: int
) -> list[dict[str, Any]]:
    """Return the rows of ``batch`` that aren't fine, the first ``room`` bytes of them.

    ``relation`` is SQL that has ``line`` and ``fine``. Each row has ``line``, ``kind``,
    ``header`` and ``cells``; the file is for the caller to say.
    """
    names = [f"c{position}" for position in plan.positions]
    header = json.dumps([plan.said[p] for p in plan.positions], ensure_ascii=False)
    bad = connection.execute(
        f"select line, {', '.join(names)} from batch"  # noqa: S608
        f" where line in (select line from {relation} where not fine) order by line"
    )
    kept: list[dict[str, Any]] = []
    while room > 0 and (row := bad.fetchone()) is not None:
        cells = json.dumps([cell or "" for cell in row[1:]], ensure_ascii=False)
        room -= len(cells.encode())
        about = {"kind": plan.table.name, "line": row[0]}
        kept.append(about | {"header": header, "cells": cells})
    return kept


def put_aside(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[dict[str, Any]]
) -> None:
    """Keep rows or documents in ``incoming.aside``; what a row doesn't say is null."""
    create_aside(connection)
    if rows:
        given = pa.Table.from_pylist(list(rows), schema=SCHEMA)
        connection.register("aside_rows", given)
        connection.execute(_INSERT)
        connection.unregister("aside_rows")


def create_aside(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``incoming.aside``, where it isn't there yet."""
    connection.execute("create schema if not exists incoming")
    connection.register("aside_rows", SCHEMA.empty_table())
    connection.execute(
        "create table if not exists incoming.aside as from aside_rows limit 0"
    )
    connection.unregister("aside_rows")
