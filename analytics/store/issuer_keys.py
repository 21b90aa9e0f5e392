"""Issuers' keys in a store: the first that are known stay, until somebody says so."""

import duckdb

from analytics import sql
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.known_keys import (
    ASIDE,
    KEYED,
    OTHER_KEYS,
    issuer_of_keys,
    known_keys,
    with_other_keys,
)
from analytics.sources.delivery import counted
from analytics.store.state import State

_KINDS = ", ".join(f"'{kind}'" for kind in KEYED)


def set_keys_aside(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Take files that would change an issuer's keys out of those that came.

    They are kept, as set aside. Returns what there is to say of them.
    """
    found = with_other_keys(
        keyed(con, "known_supports"), keyed(con, "incoming.supports")
    )
    for one in found:
        con.execute(
            "delete from incoming.supports where kind = ? and id = ? and document = ?",
            [one.kind, one.id, one.document],
        )
        con.execute(
            "insert into incoming.supports values (?, ?, ?)",
            [ASIDE + one.kind, issuer_of_keys(one) or one.id, one.document],
        )
    count = f"{counted(len(found), 'file')} {OTHER_KEYS}"
    return [count] if found else []


def take_new_keys(con: duckdb.DuckDBPyConnection) -> None:
    """Let files with keys that came take the place of those that are known."""
    for one in keyed(con, "incoming.supports"):
        con.execute(
            "update supports set document = ? where kind = ? and id = ?",
            [one.document, one.kind, one.id],
        )
        con.execute(
            "delete from supports where kind = ? and id = ?",
            [ASIDE + one.kind, issuer_of_keys(one)],
        )


def write_keys(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make ``issuer_key``: what stands for the keys that are known of each issuer."""
    con.execute(
        "create or replace temp table issuer_key (issuer varchar, keys varchar)"
    )
    rows = sorted(known_keys(keyed(con, table)).items())
    if rows:
        con.executemany("insert into issuer_key values (?, ?)", rows)


def write_trusted(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``trusted_now``: the issuers that are trusted, by the keys of now."""
    trusted = sql.read("credentials/trusted_now")
    con.execute(f"create or replace temp table trusted_now as {trusted}")


def trusts_others(con: duckdb.DuckDBPyConnection, has_before: bool) -> bool:
    """Tell whether other issuers are trusted now than in the state before."""
    if not has_before:
        return False
    there = con.execute(
        """select 1 from duckdb_tables() where database_name = 'before'
        and schema_name = 'main' and table_name = 'trusted_issuer'"""
    ).fetchone()
    now, before = "select issuer from trusted_now", "select null where false"
    if there is not None:
        before = "select issuer from before.main.trusted_issuer"
    asked = f"({now} except {before}) union all ({before} except {now})"
    return con.execute(f"{asked} limit 1").fetchone() is not None


def keys_known(state: State, issuer: str) -> str:
    """Return what stands for the keys that a state knows of an issuer; else ""."""
    with state.cursor() as cursor:
        return known_keys(keyed(cursor, "record.supports")).get(issuer, "")


def keyed(con: duckdb.DuckDBPyConnection, table: str) -> list[Support]:
    """Return the files of a table that may give an issuer's keys, always in one order.

    What a platform's API says of an issuer is among them only where it says something
    of keys or revocations: whoever writes a file can mark it as such an answer.
    """
    rows = con.execute(
        f"""select kind, id, document from {table} where kind in ({_KINDS}) and (
            kind <> 'issuer' or json_extract_string(document, '$.entityType') is null
            or json_exists(document, '$.revocationList')
            or json_exists(document, '$.publicKey')
            or json_exists(document, '$.assertionMethod')
        ) order by kind, id, document"""
    )
    return [Support(*row) for row in rows.fetchall()]
