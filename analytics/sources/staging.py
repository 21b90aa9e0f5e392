"""Rows of one file into ``incoming.<table>``: typed, checked, the bad ones set aside."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from analytics.findings import Finding
from analytics.model import TABLES, Column, Kind, Table
from analytics.sources.header import Plan
from analytics.sources.limits import Limits
from analytics.sources.rules import Reading, Rule, day, instant, quoted
from analytics.sources.rules import rules as rules_of
from analytics.sources.rules import text_rules, typed

_WRITTEN = (Kind.ID, Kind.TEXT)

# Which day can't come before which: nothing ends before it began.
_ORDER = {
    "awards": (("revoked_on", "earned_on", "revoked before it was earned"),),
    "terms": (("ends_on", "starts_on", "ends before it starts"),),
    "identities": (("valid_to", "valid_from", "ends before it starts"),),
    "declared": (("ended_on", "declared_on", "ended before it was declared"),),
    "advisors": (("to", "from", "ends before it starts"),),
}


@dataclass(frozen=True)
class Staged:
    """What became of a file's rows; ``findings`` may hold fewer than were set aside."""

    rows: int
    set_aside: int
    findings: tuple[Finding, ...]


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
    file: tuple[int, str],
    limits: Limits,
    source: str | None = None,
) -> Staged:
    """Put one file's good rows into ``incoming`` and tell which ones aren't.

    ``file`` is its index and label. ``source`` is what awards without a source get.
    """
    create(connection, plan.table)
    checked = _checked(plan, reading, source)
    rows = aside = 0
    findings: list[Finding] = []
    for batch in batches:
        connection.register("batch", batch)
        connection.execute(f"create or replace temp table checked as {checked}")
        connection.unregister("batch")
        total, bad = _count(connection)
        rows, aside = rows + total, aside + bad
        if bad and len(findings) < limits.findings:
            findings += _findings(connection, plan, file[1])
        _insert(connection, plan, file[0])
    connection.execute("drop table if exists checked")
    return Staged(rows, aside, tuple(findings[: limits.findings]))


def _count(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    found = connection.execute(
        "select count(*), count(*) filter (where not fine) from checked"
    ).fetchone()
    assert found is not None
    return int(found[0]), int(found[1])


def _checked(plan: Plan, reading: Reading, source: str | None) -> str:
    """SQL: one row per row of the batch with its values, its faults and ``fine``."""
    texts = [f"{_text(c, p)} as t{i}" for i, (c, p) in enumerate(plan.columns)]
    texts += [f"{_blank(f'c{p}')} as a{i}" for i, (_, p) in enumerate(plan.attributes)]
    present = " or ".join(f"t{i} is not null" for i in range(len(plan.columns)))
    for i in range(len(plan.attributes)):
        present += f" or a{i} is not null"
    ats, values = _values(plan, reading)
    faults = _faults(plan, reading)
    fine = " and ".join(f"{name} is null" for name, _ in faults)
    said = ", ".join(f"{sql} as {name}" for name, sql in faults)
    default = "" if plan.table.name != "awards" else _default(plan, source)
    return (
        f"select *{default}, {fine} as fine from (select *, {said} from"
        f" (select *, {', '.join(values)} from (select *{''.join(ats)} from"
        f" (select line, {', '.join(texts)} from batch) where {present})))"
    )


def _default(plan: Plan, source: str | None) -> str:
    value = quoted(source or "native")
    if any(column.name == "source" for column, _ in plan.columns):
        return f' replace (coalesce("source", {value}) as "source")'
    return f', {value} as "source"'


def _text(column: Column, position: int) -> str:
    cell = f"c{position}"
    return _blank(cell) if column.kind in _WRITTEN else f"nullif(trim({cell}), '')"


def _blank(cell: str) -> str:
    return f"case when trim({cell}) <> '' then {cell} end"


def _values(plan: Plan, reading: Reading) -> tuple[list[str], list[str]]:
    ats: list[str] = []
    values: list[str] = []
    for i, (column, _) in enumerate(plan.columns):
        if column.kind is Kind.MOMENT:
            (_, _), (at, _) = column.physical
            ats.append(f', {instant(f"t{i}", reading)} as "{at}"')
            values.append(
                f'{day(f"t{i}", chr(34) + at + chr(34), reading)} as "{column.name}"'
            )
        elif column.kind is Kind.DAY:
            ats.append(f", {instant(f't{i}', reading)} as d{i}")
            values.append(f'{day(f"t{i}", f"d{i}", reading)} as "{column.name}"')
        else:
            values.append(f'{typed(column, f"t{i}")} as "{column.name}"')
    return ats, values


def _faults(plan: Plan, reading: Reading) -> list[tuple[str, str]]:
    """Name and SQL of each fault: of columns, attributes, and rows as a whole."""
    found = [
        (f"f{i}", _case(rules_of(column, f"t{i}", f'"{column.name}"', reading)))
        for i, (column, _) in enumerate(plan.columns)
    ]
    found += [
        (f"g{i}", _case(text_rules(f"a{i}", strict=False)))
        for i in range(len(plan.attributes))
    ]
    found += [(f"h{i}", _case([rule])) for i, (_, rule) in enumerate(_row_rules(plan))]
    return found


def _case(rules: list[Rule]) -> str:
    return f"case {' '.join(f'when {met} then {said}' for met, said in rules)} end"


def _row_rules(plan: Plan) -> list[tuple[str | None, Rule]]:
    """Rules about several columns of a row, each with the column it is said of."""
    there = {column.name for column, _ in plan.columns}
    found: list[tuple[str | None, Rule]] = [
        (late, (f'"{late}" < "{early}"', quoted(rule)))
        for late, early, rule in _ORDER.get(plan.table.name, ())
        if {late, early} <= there
    ]
    if plan.table.either:
        usable = [one for one in plan.table.either if set(one) <= there]
        whole = " or ".join(
            "(" + " and ".join(f'"{name}" is not null' for name in one) + ")"
            for one in usable
        )
        said = ", or ".join(" and ".join(one) for one in plan.table.either)
        found.append((None, (f"not ({whole})", quoted(f"required, but empty: {said}"))))
    return found


def _findings(
    connection: duckdb.DuckDBPyConnection, plan: Plan, label: str
) -> list[Finding]:
    names: list[str | None] = [_said(plan, c.name, p) for c, p in plan.columns]
    names += [_said(plan, name, p) for name, p in plan.attributes]
    names += [name for name, _ in _row_rules(plan)]
    faults = [f"f{i}" for i in range(len(plan.columns))]
    faults += [f"g{i}" for i in range(len(plan.attributes))]
    faults += [f"h{i}" for i in range(len(_row_rules(plan)))]
    bad = connection.execute(
        f"select line, {', '.join(faults)} from checked where not fine order by line"
    ).fetchall()
    return [
        Finding(label, rule, line=row[0], column=name)
        for row in bad
        for name, rule in zip(names, row[1:], strict=True)
        if rule is not None
    ]


def _said(plan: Plan, ours: str, position: int) -> str:
    theirs = plan.said[position] if plan.said else ours
    return ours if theirs == ours else f"{theirs} ({ours})"


def _insert(connection: duckdb.DuckDBPyConnection, plan: Plan, index: int) -> None:
    names = [name for column, _ in plan.columns for name, _ in column.physical]
    if plan.table.name == "awards" and "source" not in names:
        names.append("source")
    listed = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"insert into incoming.{plan.table.name} ({listed}, file, line)"
        f" select {listed}, {index}, line from checked where fine"
    )
    for i, (name, _) in enumerate(plan.attributes):
        connection.execute(
            "insert into incoming.attributes"
            f" select learner_id, ?, a{i}, {index}, line from checked where fine",
            [name],
        )


assert set(_ORDER) <= set(TABLES)
