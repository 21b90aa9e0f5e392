"""The records of a state: what was delivered, merged with what was there."""

from dataclasses import replace

import duckdb

from analytics import sql
from analytics.model import TABLES
from analytics.sources.delivery import Delivery
from analytics.store.arrive import stage
from analytics.store.aside import merge_set_aside
from analytics.store.badge_tables import KEPT, drop_strangers, list_alone
from analytics.store.credentials import Progress, settle
from analytics.store.extras import (
    EXTRA,
    extra,
    is_there,
    keep,
    merge_attributes,
    merge_pathways,
    merge_settings,
)
from analytics.store.gone import find_gone
from analytics.store.identity import create, filled, fingerprint
from analytics.store.merge import Merged, unite
from analytics.store.notices import note_arrivals


def merge(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    has_before: bool,
    say: Progress,
) -> tuple[dict[str, Merged], tuple[str, ...], tuple[str, ...]]:
    """Fill ``draft.record`` from the delivery and the state before.

    What people decided is there already: whom they trust says who describes a badge.
    Returns what became of the rows of each table that was delivered, what came to back
    credentials and doesn't count, and which rows stay though their file lacks them.
    Raises RefusedError where an identity comes with two contents, and GoneError where
    more rows would go than is likely meant.
    """
    con.execute("create schema merging")
    labels = {file.index: file.label for file in delivery.files}
    merged = {}
    badges, doubts = settle(con, delivery, has_before, say)
    stay: list[str] = []
    extra(con, "came", has_before)
    extra(con, "gone", has_before)
    came = {file.table for file in delivery.files} | set(badges)
    note_arrivals(con, delivery, has_awards="awards" in came)
    for name, table in TABLES.items():
        files = [file for file in delivery.files if file.table == name]
        before = "before.record" if has_before and is_there(con, name) else None
        if files or name in badges:
            columns = {file.index: _brought(name, file.columns) for file in files}
            columns |= badges.get(name, {})
            gone, said = find_gone(con, table, delivery, before)
            stay += said
            dropped = stage(con, table, columns, labels)
            if name == "achievements":
                list_alone(con)
            done = unite(con, table, before, "draft.record", gone)
            merged[name] = replace(done, repeated=dropped)
            con.execute(f"drop table merging.{name}")
        else:
            keep(con, name, create(table, "draft.record"), has_before)
    drop_strangers(con)
    merged |= merge_attributes(con, delivery, labels, has_before)
    merged |= merge_pathways(con, delivery, has_before)
    merge_set_aside(con, delivery, has_before)
    merge_settings(con, delivery, has_before)
    return merged, doubts, tuple(stay)


def _brought(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return (*columns, "source") if table == "awards" else columns


def fingerprints(
    con: duckdb.DuckDBPyConnection,
    known: dict[str, list[str]],
    merged: dict[str, Merged],
) -> dict[str, list[str]]:
    """Return, for each table of the draft, its count and the sum of row hashes.

    ``known`` are those of the state before: a table to which nothing was added, in
    which nothing changed and of which nothing is gone has the same.
    """
    found, names = {}, (*TABLES, *EXTRA, *KEPT)
    held = filled(con, "draft.record", names)
    for name in names:
        done = merged.get(name, Merged())
        same = name in TABLES and not (done.new or done.changed or done.gone)
        if same and name in known:
            found[name] = known[name]
        elif name in held:
            found[name] = fingerprint(con, "draft.record", name)
        else:
            found[name] = ["0", "0"]
    return found


def counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many learners, awards, … the draft holds."""
    sources = {
        "learners": "draft.main.learner",
        "achievements": "draft.main.achievement",
        "awards": "draft.main.award",
        "pathways": "(select distinct pathway from draft.record.pathways)",
    }
    for name in TABLES:
        sources.setdefault(name, f"draft.record.{name}")
    asked = " union all ".join(
        f"select '{name}', count(*) from {source}" for name, source in sources.items()
    )
    found = dict(sql.run(con, asked).fetchall())
    return {name: found[name] for name in sources}


def set_aside_count(con: duckdb.DuckDBPyConnection) -> int:
    """Return how many rows of the state's files were set aside."""
    return _number(
        con, "(select distinct file, line, place from draft.record.set_aside)"
    )


def created(con: duckdb.DuckDBPyConnection, has_before: bool) -> dict[str, int]:
    """Return the learners and achievements that this load made from mentions alone."""
    found = {}
    for name, column in (("learner", "learner_id"), ("achievement", "achievement_id")):
        earlier = (
            f"and {column} not in (select {column} from before.main.{name})"
            if has_before
            else ""
        )
        found[f"{name}s"] = _number(
            con, f"(select 1 from draft.main.{name} where not is_listed {earlier})"
        )
    return found


def _number(con: duckdb.DuckDBPyConnection, source: str) -> int:
    row = sql.run(con, f"select count(*) from {source}").fetchone()
    assert row is not None
    return int(row[0])
