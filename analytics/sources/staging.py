"""Rows of one file into ``incoming.<table>``: typed, checked, bad ones set aside."""

# Names in this SQL are the contract's, or made here; none comes from a file.
# ruff: noqa: S608

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import duckdb
import pyarrow as pa

from analytics import sql
from analytics.findings import Finding
from analytics.sources.cells import kept_sql
from analytics.sources.checking import Fault, checked, faults
from analytics.sources.converted import Converted, conversions, count, told
from analytics.sources.edges import edged
from analytics.sources.firsts import count_each, keep_firsts, note_order
from analytics.sources.header import Plan
from analytics.sources.kept import put_aside, rows_as_they_came
from analytics.sources.limits import Limits
from analytics.sources.moments import Reading
from analytics.sources.named import with_recipients
from analytics.table import Table

# DuckDB checks several small pieces side by side, and is quicker with many rows a time.
_PIECE_ROWS = 16_384


@dataclass(frozen=True)
class Staged:
    """What became of a file's rows; ``findings`` may hold fewer than were set aside.

    ``rows`` are those that count; ``left_out`` those that a mapping leaves out, and
    ``blank`` those in which there is nothing. ``converted`` are cells.
    """

    rows: int
    set_aside: int
    findings: tuple[Finding, ...]
    left_out: int = 0
    blank: int = 0
    converted: tuple[Converted, ...] = ()


@dataclass(frozen=True)
class Place:
    """The file at hand: its index and label, and what its records are counted in.

    ``is_own`` says that rows are the file's own: those that are set aside are kept.
    """

    index: int
    label: str
    unit: Literal["line", "row"] = "line"
    is_own: bool = True

    def finding(self, rule: str, number: int, column: str | None) -> Finding:
        """Say what is wrong with the record at a line, or with a row of Parquet."""
        if self.unit == "row":
            return Finding(self.label, rule, column=column, place=f"row {number:,}")
        return Finding(self.label, rule, line=number, column=column)

    def row(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Say of a row that is kept which file it is of, and where, as findings do."""
        told = self.finding("", kept["line"], None)
        return kept | {"file": told.file, "line": told.line, "place": told.place}


def create(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make the table that a file's rows go to, where it isn't there yet."""
    columns = ", ".join(
        f'"{n}" {kind}' for c in table.columns for n, kind in c.physical
    )
    connection.execute("create schema if not exists incoming")
    connection.execute(
        f"create table if not exists incoming.{table.name}"
        f" ({columns}, file integer, line bigint)"
    )
    if table.extra:
        connection.execute(
            "create table if not exists incoming.attributes (learner_id varchar,"
            " attribute varchar, value varchar, file integer, line bigint)"
        )


def stage(
    connection: duckdb.DuckDBPyConnection,
    batches: Iterator[pa.Table],
    plan: Plan,
    reading: Reading,
    place: Place,
    limits: Limits,
) -> Staged:
    """Put one file's good rows into ``incoming``, and tell which ones aren't."""
    create(connection, plan.table)
    found, looked_for = faults(plan, reading), conversions(plan, reading)
    rows = aside = out = blank = 0
    cells: Counter[int] = Counter()
    room = limits.kept_aside
    findings: list[Finding] = []
    for batch in _gathered(batches, limits):
        batch = with_recipients(connection, batch, plan)
        connection.register("batch", batch)
        edge = edged(batch, plan.positions)
        cells.update(dict(enumerate(count(connection, plan, looked_for, edge))))
        left = _left_out(connection, plan)
        query = checked(plan, reading, edge)
        put, relation = _put(connection, plan, place.index, query)
        total, bad = batch.num_rows - left, 0
        if put < total:
            total, bad = _count(connection, relation)
        if bad and len(findings) < limits.findings:
            findings += _findings(connection, relation, found, place)
            room -= _keep(connection, relation, plan, place, room)
        rows, aside, out = rows + total, aside + bad, out + left
        blank += batch.num_rows - left - total
        connection.unregister("batch")
    connection.execute("drop table if exists temp.checked")
    later = keep_firsts(connection, plan, place.index) if plan.first_by else 0
    again = count_each(connection, place.index) if plan.repeats else 0
    found_here, out = tuple(findings[: limits.findings]), out + later
    converted = told(looked_for, [cells[i] for i in range(len(looked_for))])
    if again:
        converted += (Converted("award_id", "again", again),)
    return Staged(rows - later, aside, found_here, out, blank, converted)


def _left_out(connection: duckdb.DuckDBPyConnection, plan: Plan) -> int:
    if not plan.kept:
        return 0
    counted = connection.execute(
        f"select count(*) from batch where not ({kept_sql(plan.kept)})"
    ).fetchall()
    return int(counted[0][0])


def _gathered(batches: Iterator[pa.Table], limits: Limits) -> Iterator[pa.Table]:
    """Put small tables together until they are worth a query."""
    held: list[pa.Table] = []
    for batch in batches:
        held.append(batch)
        if sum(table.nbytes for table in held) >= limits.batch:
            yield _pieces(held)
            held = []
    if held:
        yield _pieces(held)


def _pieces(tables: list[pa.Table]) -> pa.Table:
    whole = pa.concat_tables(tables)
    return pa.Table.from_batches(whole.to_batches(max_chunksize=_PIECE_ROWS))


def _put(
    connection: duckdb.DuckDBPyConnection, plan: Plan, index: int, query: str
) -> tuple[int, str]:
    """Insert the good rows; return how many, and the relation that has all of them.

    Where the checked rows are read more than once, they are kept for it.
    """
    relation = f"({query})"
    if plan.attributes or plan.first_by:
        connection.execute(f"create or replace temp table checked as {query}")
        relation = "temp.checked"
    listed = ", ".join(f'"{name}"' for name in plan.stored)
    put = sql.run(
        connection,
        f"insert into incoming.{plan.table.name} ({listed}, file, line)"
        f" select {listed}, {index}, line from {relation} where fine",
    ).fetchall()
    note_order(connection, plan, relation)
    for i, (name, _) in enumerate(plan.attributes):
        connection.execute(
            f"insert into incoming.attributes select learner_id, ?, a{i}, {index}, line"
            f" from {relation} where fine",
            [name],
        )
    return int(put[0][0]), relation


def _keep(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    plan: Plan,
    place: Place,
    room: int,
) -> int:
    """Keep bad rows as they came, while there is room; return the bytes it took."""
    if not place.is_own:
        return 0
    rows = rows_as_they_came(connection, relation, plan, room)
    put_aside(connection, [place.row(one) for one in rows])
    return sum(len(one["cells"].encode()) for one in rows)


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> tuple[int, int]:
    """Return how many rows there are (blank ones apart), and how many aren't fine."""
    counted = connection.execute(
        f"select count(*), count(*) filter (where not fine) from {relation}"
    ).fetchall()
    return int(counted[0][0]), int(counted[0][1])


def _findings(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    found: list[Fault],
    place: Place,
) -> list[Finding]:
    names = ", ".join(fault.name for fault in found)
    bad = connection.execute(
        f"select line, {names} from {relation} where not fine order by line"
    ).fetchall()
    return [
        place.finding(rule, row[0], fault.column)
        for row in bad
        for fault, rule in zip(found, row[1:], strict=True)
        if rule is not None
    ]
