"""Rows made by a query over texts, put through the same checks as a file's own."""

# Names in this SQL are the contract's, or made here; none comes from a file.
# ruff: noqa: S608

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from analytics.findings import Finding
from analytics.sources.aside import check_aside
from analytics.sources.cells import Cell
from analytics.sources.delivery import FileReport
from analytics.sources.header import Plan
from analytics.sources.limits import Limits
from analytics.sources.moments import Reading
from analytics.sources.staging import Place, stage
from analytics.sources.texts import Texts
from analytics.table import Table

_ROWS = 65_536


@dataclass(frozen=True)
class Derived:
    """Rows of one table, made from texts: ``query`` gives the columns of ``said``.

    Its columns are text, named as ours, and ``line`` says where each row comes from.
    ``said`` tells what the file calls each of our columns, for messages; those that the
    table doesn't know are attributes. ``source`` is the system that they come from.
    """

    table: Table
    query: str
    said: Mapping[str, str]
    source: str


def put(
    connection: duckdb.DuckDBPyConnection,
    derived: Derived,
    texts: Texts,
    index: int,
    reading: Reading,
    limits: Limits,
) -> tuple[FileReport, tuple[Finding, ...]]:
    """Put a query's good rows into ``incoming``; report them as the file's."""
    plan = _plan(derived)
    place = Place(index, texts.label, texts.unit, is_own=False)
    rows = _rows(connection, derived)
    staged = stage(connection, rows, plan, reading, place, limits)
    check_aside(staged, texts.label, limits)
    report = FileReport(
        index,
        texts.label,
        derived.table.name,
        texts.sha256,
        texts.bytes,
        staged.rows,
        staged.set_aside,
        tuple(column.name for column, _ in plan.columns),
        tuple(name for name, _ in plan.attributes),
        converted=(*texts.trimmed, *staged.converted),
        source=derived.source,
        written=texts.written,
    )
    return report, staged.findings


def _plan(derived: Derived) -> Plan:
    places = {name: place for place, name in enumerate(derived.said)}
    columns = tuple(
        (column, Cell((places.pop(column.name),)))
        for column in derived.table.columns
        if column.name in places
    )
    said = tuple(derived.said.values())
    further = tuple((name, Cell((place,))) for name, place in places.items())
    return Plan(derived.table, columns, further, said)


def _rows(
    connection: duckdb.DuckDBPyConnection, derived: Derived
) -> Iterator[pa.Table]:
    """Yield the query's rows in the file's order, as a sheet's: ``c0``, …, ``line``."""
    named = ", ".join(
        f'"{name}"::varchar as c{place}' for place, name in enumerate(derived.said)
    )
    with connection.cursor() as cursor:
        rows = cursor.sql(f"select {named}, line from ({derived.query}) order by line")
        for batch in rows.to_arrow_reader(_ROWS):
            yield pa.Table.from_batches([batch])
