"""Hashed recipients: which known name was hashed, found by hashing every one.

Each award may have a salt of its own, so a first look costs names x salts hashes. What
was found out, or looked for in vain, is kept in the state: a later build hashes new
names for old salts and all names for new salts, and nothing twice.
"""

import duckdb

from analytics import sql

_HASH = "family, hash, digest, salt"


def unhash(con: duckdb.DuckDBPyConnection) -> bool:
    """Make ``hashed.preimage`` of the hashes in ``asked``; say whether there are any.

    One row per hash with the text that was hashed, or null; ``hashed.tried`` has the
    texts that were tried. Needs ``identity_text``.
    """
    earlier = _earlier(con)
    if con.execute("from asked limit 1").fetchone() is None:
        con.execute("drop schema if exists hashed cascade")
        return False
    con.execute(f"create temp table hash_text as {sql.read('people/hash_text')}")
    _recall(con, earlier)
    con.execute("create temp table found as from recalled where value is not null")
    _look(con, f"select {_HASH} from recalled where value is null", "fresh_text")
    _look(con, f"from asked anti join recalled using ({_HASH})", "hash_text")
    _keep(con)
    for name in ("hash_text", "recalled", "fresh_text", "found"):
        con.execute(f"drop table temp.{name}")
    return True


def _earlier(con: duckdb.DuckDBPyConnection) -> str | None:
    """Return the schema with what an earlier build found out: its own, or before."""
    row = con.execute(
        """select '"' || database_name || '".hashed' from duckdb_tables()
        where schema_name = 'hashed' and table_name = 'tried'
            and database_name in (current_database(), 'before')
        order by database_name = 'before' limit 1"""
    ).fetchone()
    return str(row[0]) if row else None


def _recall(con: duckdb.DuckDBPyConnection, earlier: str | None) -> None:
    """Make ``recalled``, the hashes of before, and ``fresh_text``, texts since then.

    A text that names nobody any more is forgotten.
    """
    if earlier is None:
        con.execute(
            "create temp table recalled as select *, '' as value from asked limit 0"
        )
        con.execute("create temp table fresh_text as from hash_text limit 0")
        return
    con.execute(
        f"""create temp table recalled as
        select {_HASH}, hash_text.value from asked
        inner join {earlier}.preimage using ({_HASH})
        left join hash_text using (family, value)"""
    )
    con.execute(
        f"""create temp table fresh_text as
        from hash_text anti join {earlier}.tried using (family, value)"""
    )


def _look(con: duckdb.DuckDBPyConnection, hashes: str, texts: str) -> None:
    con.execute(f"create temp view asking as {hashes}")
    con.execute(f"create temp view trying as from {texts}")
    con.execute(f"insert into found by name {sql.read('people/preimage')}")
    con.execute("drop view temp.asking")
    con.execute("drop view temp.trying")


def _keep(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create schema if not exists hashed")
    con.execute(
        f"""create or replace table hashed.preimage as
        select {_HASH}, found.value from asked left join found using ({_HASH})"""
    )
    con.execute("create or replace table hashed.tried as from hash_text")
