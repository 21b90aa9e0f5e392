"""Facts are made by one version of the SQL; a state made by another is made again."""

import hashlib
from pathlib import Path

import duckdb

from analytics import sql
from analytics.model import TABLES as RECORDS
from analytics.store import facts, people, trees
from analytics.store.badge_tables import KEPT
from analytics.store.extras import EXTRA
from analytics.store.identity import physical


def _layout() -> str:
    """Hash all that decides what the facts of a state look like."""
    folders = [sql.HERE / "facts", sql.HERE / "store" / "sql"]
    texts = sorted(
        path.read_text(encoding="utf-8") for one in folders for path in one.iterdir()
    )
    settled = (
        facts.DAYS_AFTER_TERM,
        facts.DAYS_AFTER_EARNING,
        trees.TABLES,
        RECORDS,
        people.FAMILIES,
        KEPT,
        EXTRA,
    )
    return hashlib.sha256(repr((texts, settled)).encode()).hexdigest()[:16]


LAYOUT = _layout()


def make_again(path: Path) -> None:
    """Make the facts of a state's file anew from its records."""
    with duckdb.connect(path) as con:
        tables = con.execute(
            "select table_name from duckdb_tables() where schema_name = 'main'"
        ).fetchall()
        for (name,) in tables:
            con.execute(f'drop table "{name}"')
        _complete(con)
        facts.build_facts(con)
        con.execute("checkpoint")


def _complete(con: duckdb.DuckDBPyConnection) -> None:
    """Add the tables and columns of records that came after the state was made."""
    for name, table in RECORDS.items():
        columns = ", ".join(f"{n} {kind}" for n, kind in physical(table))
        con.execute(f"create table if not exists record.{name} ({columns})")
        for column, kind in physical(table):
            con.execute(
                f"alter table record.{name} add column if not exists {column} {kind}"
            )
    for name, said in (KEPT | EXTRA).items():
        con.execute(f"create table if not exists record.{name} ({said})")
        con.execute(f"create temp table shape ({said})")
        for column, kind, *_ in con.execute("describe shape").fetchall():
            con.execute(
                f"alter table record.{name} add column if not exists {column} {kind}"
            )
        con.execute("drop table temp.shape")
