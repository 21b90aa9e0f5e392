"""What a source no longer has: gone from the load on that shows it, and not revoked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.delivery import Delivery, FileReport, counted
from analytics.store.came import note_came, only_source
from analytics.store.identity import key, rows_of
from analytics.table import Table

FEW = 3  # so many rows may always go at once
MOST = 0.1  # and this share of those that a file is the whole of
NAMED_TERMS = 3


class GoneError(RefusedError):
    """More would go at once than is likely meant: somebody has to say that it is."""


@dataclass(frozen=True)
class _Whole:
    """What files are the whole of: a source's rows with these columns' values."""

    source: str
    columns: tuple[str, ...]
    label: str
    is_said: bool


def find_gone(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    delivery: Delivery,
    before: str | None,
) -> tuple[int, tuple[str, ...]]:
    """Make ``leaving`` (row_key): what is gone from its source, of one table.

    Reads ``incoming.<table>``. Keeps the rows in ``draft.record.gone``, and takes those
    out that came back. Returns how many go, and what to say of those that stay though a
    file of their term lacks them. Raises GoneError where more than a tenth would go,
    and nobody said that it may.
    """
    files = [file for file in delivery.files if file.table == table.name]
    con.execute("create or replace temp table leaving (row_key uhugeint)")
    if not files:  # what credentials say is of no file
        return 0, ()
    note_came(con, table, files, before)
    con.execute(
        """delete from draft.record.gone
        where record = ? and row_key in (select row_key from arrived)""",
        [table.name],
    )
    said: list[str] = []
    if before is not None:
        con.execute(
            f"""create or replace temp view existing_rows as
            select {key(table)} as row_key, * from {rows_of(table, before)}"""
        )
        for whole in _wholes(con, table, files):
            said += _lacking(con, table, whole, delivery, files)
        con.execute("drop view existing_rows")
    row = con.execute("select count(*) from leaving").fetchone()
    return int(row[0]) if row else 0, tuple(said)


def _wholes(
    con: duckdb.DuckDBPyConnection, table: Table, files: Sequence[FileReport]
) -> Iterator[_Whole]:
    """Yield what the files are the whole of; without a word, perhaps of their terms."""
    has_terms = any(column.name == "term_id" for column in table.columns)
    found: dict[tuple[str, tuple[str, ...]], _Whole] = {}
    for file in files:
        columns = file.whole
        is_said = columns is not None
        if columns is None:
            if not has_terms or table.name == "awards":
                continue
            columns = ("term_id",)
        for source in _sources(con, table, file):
            one = _Whole(source, columns, file.label, is_said)
            there = found.setdefault((source, columns), one)
            if is_said and not there.is_said:
                found[source, columns] = one
    said = {whole.source for whole in found.values() if whole.is_said}
    yield from (w for w in found.values() if w.is_said or w.source not in said)


def _sources(
    con: duckdb.DuckDBPyConnection, table: Table, file: FileReport
) -> list[str]:
    if table.name != "awards":
        return [file.source]
    rows = con.execute(
        "select distinct source from incoming.awards where file = ? order by 1",
        [file.index],
    ).fetchall()
    return [str(source) for (source,) in rows]


def _lacking(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    whole: _Whole,
    delivery: Delivery,
    files: Sequence[FileReport],
) -> list[str]:
    """Find what the files lack of what they cover; take it out where that is said."""
    covered = _covered(con, table, whole)
    con.execute(
        f"""create or replace temp table lacking as
        select row_key from existing_rows as there
        where {covered} and not exists (
            select 1 from arrived
            where arrived.row_key = there.row_key and arrived.source = $source)""",
        {"source": whole.source},
    )
    count = _number(con, "select count(*) from lacking")
    if not count:
        return []
    if not whole.is_said:
        return _kept(con, table, whole)
    aside = sum(file.set_aside for file in files)
    if aside:
        rows = counted(aside, "row")
        return [
            f"{whole.label}: {counted(count, 'row')} of {table.name} that it may no "
            f"longer have stay, since {rows} of this load were set aside: mend them, "
            "and load the whole file again."
        ]
    query = f"select count(*) from existing_rows as there where {covered}"
    there = _number(con, query, {"source": whole.source} if "$s" in query else {})
    if count > max(FEW, MOST * there) and not delivery.accept_gone:
        raise GoneError([Finding(whole.label, _too_many(table, count, there))])
    _take_out(con, table, whole, delivery)
    return []


def _too_many(table: Table, count: int, there: int) -> str:
    return (
        f"{count:,} of {counted(there, 'row')} of {table.name} that were there before "
        "aren't in it any more. Is it the whole file? If they are really gone, load it "
        "again with --accept-gone"
    )


def _covered(con: duckdb.DuckDBPyConnection, table: Table, whole: _Whole) -> str:
    """Return the condition of rows that are the source's, and that files cover."""
    stored = dict(zip(whole.columns, _stored(table, whole.columns), strict=True))
    conditions = [_is_of_source(con, table, whole)]
    if stored:
        names = ", ".join(stored.values())
        own = "source = $source" if table.name == "awards" else ""
        rows = f"incoming.{table.name}"
        if not own:
            rows, own = f"{rows} inner join source_of using (file)", "source = $source"
        con.execute(
            f"""create or replace temp table covered as
            select distinct {names} from {rows} where {own}""",
            {"source": whole.source},
        )
        same = " and ".join(
            f"covered.{name} is not distinct from there.{name}"
            for name in stored.values()
        )
        conditions.append(f"exists (select 1 from covered where {same})")
    return " and ".join(conditions)


def _stored(table: Table, columns: Sequence[str]) -> list[str]:
    return [f'"{table.column(name).physical[0][0]}"' for name in columns]


def _is_of_source(con: duckdb.DuckDBPyConnection, table: Table, whole: _Whole) -> str:
    """Return the condition of the source's own rows; badges that are signed are not."""
    if table.name == "awards":
        return """there.source = $source and not exists (
            select 1 from draft.record.credentials as backed
            where backed.source = there.source and backed.award_id = there.award_id)"""
    only = only_source(con, table)
    if only is not None:
        return "true" if only == whole.source else "false"
    return f"""there.row_key in (select row_key from draft.record.came
        where record = '{table.name}' and source = $source)"""


def _kept(con: duckdb.DuckDBPyConnection, table: Table, whole: _Whole) -> list[str]:
    """Say how many rows of each term stay though the file hasn't them."""
    rows = con.execute(
        """select term_id, count(*) from existing_rows
        where row_key in (select row_key from lacking)
        group by term_id order by count(*) desc, term_id"""
    ).fetchall()
    told = [
        f"{counted(number, 'row')} of {term}" for term, number in rows[:NAMED_TERMS]
    ]
    more = sum(number for _, number in rows[NAMED_TERMS:])
    told += [f"{counted(more, 'row')} of other terms"] if more else []
    return [
        f"{whole.label} lacks {', '.join(told)} that {table.name} had before: "
        "nothing is taken out. If the file has all there is of each of its terms, say "
        f"whole: [term_id] under {table.name} in mapping.yaml."
    ]


def _take_out(
    con: duckdb.DuckDBPyConnection, table: Table, whole: _Whole, delivery: Delivery
) -> None:
    if table.name != "awards" and only_source(con, table) is None:
        con.execute(
            """delete from draft.record.came where record = ? and source = ?
            and row_key in (select row_key from lacking)""",
            [table.name, whole.source],
        )
        con.execute(
            """delete from lacking where row_key in (
                select row_key from draft.record.came where record = ?)""",
            [table.name],
        )
    con.execute("insert into leaving select row_key from lacking")
    known = {column.name for column in table.columns}
    ids = [
        f'"{name}"' if name in known else "null"
        for name in ("learner_id", "achievement_id", "award_id", "term_id")
    ]
    day = delivery.received_at.date() if delivery.received_at else None
    con.execute(
        f"""insert into draft.record.gone
        select ?, row_key, {", ".join(ids)}, ?, ?, ? from existing_rows
        where row_key in (select row_key from lacking)""",
        [table.name, whole.source, whole.label, day],
    )


def _number(
    con: duckdb.DuckDBPyConnection, query: str, values: dict[str, str] | None = None
) -> int:
    row = con.execute(query, values or {}).fetchone()
    return int(row[0]) if row else 0
