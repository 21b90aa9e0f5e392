"""Whose awards these are: recipients of credentials followed to learners.

A credential names its recipient by e-mail, DID, URL or id, in plain text or as a hash.
Where exactly one learner was known by one of these on the day of issue, it is theirs.
Anything weaker is a proposal, which waits for a person. See docs/people.md.
"""

import duckdb

from analytics import sql
from analytics.sources.cell_words import BLANKS
from analytics.store.badge_tables import KEPT
from analytics.store.decided import DECIDED
from analytics.store.hashes import unhash

# Kinds of identity that are the same kind of name, written as letters and digits alone.
FAMILIES = {
    "email": ("email", "emailaddress", "mail"),
    "sis": (
        "sis",
        "sisid",
        "sissourcedid",
        "sourcedid",
        "oneroster",
        "onerosterid",
        "onerostersourcedid",
        "lissourcedid",
        "learnerid",
        "studentid",
    ),
    "uri": ("did", "url", "uri", "urn", "id", "openbadgeid"),
    "telephone": ("telephone", "phone", "mobile"),
    "username": ("username", "login", "loginid"),
    "system": ("systemid",),
    "account": ("accountid",),
    "lti": ("ltiid", "ltiuserid"),
    "name": ("name", "fullname", "displayname"),
    "former-name": ("formername", "previousname"),
}
NAMES = ("name", "former-name")  # people share them: they never join anybody
MOST_PROPOSED = 10  # learners for whom the same speaks: beyond that it says nothing

# Letters that aren't ASCII but whose lower case is: no address is the same by them.
_FALSE_FRIENDS = "[\u0130\u212a]"
_PLAIN = f"""case
    when family = 'email' and not regexp_matches(text, '{_FALSE_FRIENDS}')
        then lower(trim(text, '{BLANKS}'))
    when family = 'telephone' then regexp_replace(text, '[-() ./]', '', 'g')
    when family in ('name', 'former-name')
        then lower(regexp_replace(trim(text, '{BLANKS}'), '[{BLANKS}]+', ' ', 'g'))
    else trim(text, '{BLANKS}') end"""

MADE = {
    "recognised": "recipient_id varchar, issued_on date, learners integer, "
    "survivor varchar, matched_by varchar",
    "recycled": "recipient_id varchar, issued_on date, survivor varchar",
    "proposal": "recipient_id varchar, learner integer, evidence varchar",
}
_WORK = ("known_id", "identity_text", "recipient_text", "recipient_day", "matched")


def complete(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of records that a state from before recipients lacks."""
    for name, columns in DECIDED.items():
        sql.run(con, f"create table if not exists record.{name} ({columns})")
    for name in ("recipients", "credentials", "issuer_keys"):
        sql.run(con, f"create table if not exists record.{name} ({KEPT[name]})")


def resolve(con: duckdb.DuckDBPyConnection) -> None:
    """Add to ``merged`` the recipients who are learners; make ``recycled``.

    ``merged`` has the merged ids already. ``recognised`` says how each recipient was
    matched on each day of issue. Needs ``trusted_issuer``.
    """
    for name, columns in MADE.items():
        sql.run(con, f"create table {name} ({columns})")
    if not _is_any(con, "record.recipients"):
        return
    _define(con)
    for name in _WORK:
        _make(con, name)
    _make(con, "asked")
    if unhash(con):
        sql.run(con, f"insert into recipient_text {sql.read('people/unhashed')}")
        con.execute("drop table temp.matched")
        _make(con, "matched")
    _fill(con, "recognised")
    _fill(con, "recycled")
    sql.run(con, f"insert into merged {sql.read('people/followed')}")


def propose(con: duckdb.DuckDBPyConnection) -> None:
    """Fill ``proposal``: who may be meant where it isn't certain. Needs ``alias``."""
    if not _is_any(con, "record.recipients"):
        return
    query = sql.read("people/proposal")
    sql.run(con, f"insert into proposal {query}", {"most": MOST_PROPOSED})
    con.execute(
        """delete from proposal using record.rejected, alias
        where proposal.recipient_id = rejected.recipient_id
            and rejected.learner_id = alias.learner_id
            and alias.learner = proposal.learner"""
    )
    for name in (*_WORK, "joining", "asked"):
        con.execute(f"drop table temp.{name}")


def _define(con: duckdb.DuckDBPyConnection) -> None:
    """Define which kinds are one, how texts are compared, and which kinds join."""
    families = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
    # One look into a map: as a macro, each of many cases would be worked out by itself.
    con.execute(
        f"""create or replace temp macro family_of(kind) as coalesce(
        map {families}[regexp_replace(lower(kind), '[^a-z0-9]', '', 'g')],
        lower(kind))"""
    )
    con.execute(
        f"""create or replace temp macro plain_of(family, text) as
        nfc_normalize({_PLAIN})"""
    )
    con.execute("create temp table joining (family varchar)")
    join = [(family,) for family in FAMILIES if family not in NAMES]
    con.executemany("insert into joining values (?)", join)


def _is_any(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    return sql.run(con, f"from {table} limit 1").fetchone() is not None


def _make(con: duckdb.DuckDBPyConnection, name: str) -> None:
    sql.run(con, f"create temp table {name} as {sql.read(f'people/{name}')}")


def _fill(con: duckdb.DuckDBPyConnection, name: str) -> None:
    sql.run(con, f"insert into {name} by name {sql.read(f'people/{name}')}")
