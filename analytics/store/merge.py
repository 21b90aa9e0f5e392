"""Incoming rows meet those that are there: what is new, changed, unchanged, twice.

Statements are made from the model (``analytics.model``), never from a file: the only
identifiers in them are the contract's own.
"""

from dataclasses import dataclass

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.model import Kind, Table

UNIT = "chr(31)"  # can't occur in a value: control characters are refused


@dataclass(frozen=True)
class Merged:
    """What became of the rows of one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0


def physical(table: Table) -> list[tuple[str, str]]:
    """Quoted name and type of every stored column, in the model's order."""
    return [(f'"{n}"', t) for column in table.columns for n, t in column.physical]


def create(table: Table, schema: str) -> str:
    """Return the statement that makes an empty table of records."""
    columns = ", ".join(f"{name} {kind}" for name, kind in physical(table))
    return f"create table {schema}.{table.name} ({columns})"


def _text(table: Table, name: str) -> str:
    column = table.column(name)
    if column.kind is Kind.MOMENT:
        day, instant = (f'"{physical_name}"' for physical_name, _ in column.physical)
        return f"coalesce({instant}::varchar, {day}::varchar)"
    return f'"{name}"'


def key(table: Table) -> str:
    """Return the expression of what makes a row itself (see ``Table.keys``).

    A 128-bit hash of the first alternative whose parts are all there; the last one
    serves where none is.
    """
    cases = []
    for number, parts in enumerate(table.keys):
        texts = [f"coalesce({_text(table, part)}, chr(30))" for part in parts]
        joined = f"md5_number(concat_ws({UNIT}, '{number}', {', '.join(texts)}))"
        there = " and ".join(f"{_text(table, part)} is not null" for part in parts)
        last = number == len(table.keys) - 1
        cases.append(f"else {joined}" if last else f"when {there} then {joined}")
    return cases[0][5:] if len(cases) == 1 else f"case {' '.join(cases)} end"


def fingerprint(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[str]:
    """Return the number of rows and the sum of their hashes: the same in any order."""
    row = f"""md5_number_lower(concat_ws({UNIT},
        {", ".join(_columns_as_text(con, schema, table))}))::hugeint"""
    counted = con.execute(
        f"select count(*), coalesce(sum({row}), 0)::varchar from {schema}.{table}"
    ).fetchone()
    assert counted is not None
    return [str(counted[0]), counted[1]]


def _columns_as_text(
    con: duckdb.DuckDBPyConnection, schema: str, table: str
) -> list[str]:
    names = [d[0] for d in con.execute(f"from {schema}.{table} limit 0").description]
    return [f'coalesce("{name}"::varchar, chr(30))' for name in names]


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
    bits = _bits(table)
    masks = " ".join(
        f"when {number} then {sum(bits[c] for c in columns if c in bits)}"
        for number, columns in columns_by_file.items()
    )
    con.execute(
        f"""create table merging.{table.name} as
        select {key(table)} as key, case file {masks} end::ubigint as mask, *
        from incoming.{table.name}"""
    )
    con.execute(
        f"""create temp table twice as select key from merging.{table.name}
        group by key having count(*) > 1"""
    )
    dropped = _fold(con, table, labels)
    con.execute("drop table twice")
    return dropped


def _bits(table: Table) -> dict[str, int]:
    return {column.name: 1 << n for n, column in enumerate(table.columns)}


def _fold(con: duckdb.DuckDBPyConnection, table: Table, labels: dict[int, str]) -> int:
    name = f"merging.{table.name}"
    if con.execute("select count(*) from twice").fetchone() == (0,):
        return 0
    brings = _brings(table)
    differ = " or ".join(
        f"count(distinct coalesce({c}::varchar, '')) filter ({brings[c]}) > 1"
        for c, _ in physical(table)
    )
    _refuse_conflicts(con, table, differ, labels)
    picked = ", ".join(
        f"any_value({c}) filter ({brings[c]}) as {c}" for c, _ in physical(table)
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


def _brings(table: Table, mask: str = "mask") -> dict[str, str]:
    """Return, for each stored column, whether a row brings it."""
    bits = _bits(table)
    return {
        f'"{physical_name}"': f"({mask} & {bits[column.name]}) <> 0"
        for column in table.columns
        for physical_name, _ in column.physical
    }


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


def unite(
    con: duckdb.DuckDBPyConnection, table: Table, before: str | None, into: str
) -> Merged:
    """Make ``<into>.<table>`` from what was there and ``merging.<table>``.

    A column that a row doesn't bring keeps what was there; an empty cell clears it.
    """
    columns = [name for name, _ in physical(table)]
    order = "learner_id" if "learner_id" in table.required else columns[0]
    if before is None:
        con.execute(
            f"""create table {into}.{table.name} as
            select {", ".join(columns)} from merging.{table.name} order by {order}"""
        )
        return Merged(new=_count(con, f"merging.{table.name}"))
    con.execute(
        f"""create temp view existing as
        select {key(table)} as key, * from {before}.{table.name}"""
    )
    merged = _compare(con, table)
    brings = _brings(table, "arriving.mask")
    taken = ", ".join(
        f"case when {brings[c]} then arriving.{c} else existing.{c} end as {c}"
        for c in columns
    )
    con.execute(
        f"""create table {into}.{table.name} as
        select {taken} from merging.{table.name} as arriving
        full join existing using (key) order by {order}"""
    )
    con.execute("drop view existing")
    return merged


def _compare(con: duckdb.DuckDBPyConnection, table: Table) -> Merged:
    brings = _brings(table, "arriving.mask")
    differs = " or ".join(
        f"({brings[c]} and arriving.{c} is distinct from existing.{c})"
        for c, _ in physical(table)
    )
    row = con.execute(
        f"""select count(*) filter (existing.key is null),
            count(*) filter (existing.key is not null and ({differs})), count(*)
        from merging.{table.name} as arriving left join existing using (key)"""
    ).fetchone()
    assert row is not None
    return Merged(new=row[0], changed=row[1], unchanged=row[2] - row[0] - row[1])


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = con.execute(f"select count(*) from {table}").fetchone()
    assert row is not None
    return int(row[0])
