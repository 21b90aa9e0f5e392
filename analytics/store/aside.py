"""What was set aside, in a state: where and why, and the rows as they came.

It stands in the state, so it is as private, goes back with a rollback, and is deleted
with the state.
"""

import duckdb

from analytics.sources.delivery import Delivery
from analytics.sources.kept import create_aside
from analytics.store.extras import extra
from analytics.store.trees import insert

_RECORDS = (".csv.gz", ".csv", ".parquet")
_TABLES = ("set_aside", "aside")


def merge_set_aside(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> None:
    """Keep what was set aside of each file, as of its last load."""
    for name in _TABLES:
        extra(con, name, has_before)
    _forget(
        con, {known_as(f) for file in delivery.files for f in (file.label, *file.of)}
    )
    if delivery.set_aside:
        told = [(f.file, f.line, f.column, f.place, f.rule) for f in delivery.set_aside]
        insert(con, "draft.record.set_aside", told)
    create_aside(con)
    con.execute("insert into draft.record.aside by name from incoming.aside")


def _forget(con: duckdb.DuckDBPyConnection, again: set[tuple[str, str]]) -> None:
    """Drop what earlier loads set aside of files that came again."""
    for name in _TABLES:
        there = con.execute(f"select distinct file from draft.record.{name}").fetchall()
        gone = [[file] for (file,) in there if known_as(file) in again]
        if gone:
            con.executemany(f"delete from draft.record.{name} where file = ?", gone)


def known_as(label: str) -> tuple[str, str]:
    """Return by what a file is known when it comes again: its source, and its name.

    Mended rows come as CSV, mended credentials one a line: the ending doesn't count.
    """
    source = label.partition("/")[0] if "/" in label else ""
    return source, stem(label.rpartition("/")[2])


def stem(name: str) -> str:
    """Return a file's name without the ending that a mended copy may not share."""
    for ending in _RECORDS:
        if name.lower().endswith(ending):
            return name[: -len(ending)] + ".csv"
    return name.removesuffix(".jsonl")
