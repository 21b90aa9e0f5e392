"""The records that credentials have beside awards: verdicts, recipients, backing."""

import duckdb

from analytics import sql
from analytics.model import TABLES
from analytics.store.identity import bits, physical

# Kept in every state, beside the contract's tables.
KEPT = {
    "credentials": "source varchar, award_id varchar, format varchar, issuer varchar, "
    "signature varchar, revoked_by varchar, checked_on date, earned_from varchar, "
    "reason varchar, document varchar, "
    "is_signed boolean, acceptance varchar, said_on date, said_at timestamp, "
    "statuses struct(purpose varchar, named varchar, place bigint)[], "
    "suspended_by varchar, "
    "signer varchar, status_doubt varchar, status_issuer varchar, "
    "describes varchar, set_by varchar[]",
    "recipients": "recipient_id varchar, kind varchar, value varchar, hash varchar, "
    "digest varchar, salt varchar, said_by varchar",
    "described": "achievement_id varchar, digest varchar, said_in varchar, "
    "name varchar, kind varchar, issuer varchar, description varchar, "
    "criteria varchar, skills varchar, said_on date",
    "supports": "kind varchar, id varchar, document varchar",
    "associations": "kind varchar, source_id varchar, target_id varchar",
    "stripped": "source varchar, award_id varchar, format varchar, "
    "document varchar, signer varchar",
    "issuer_keys": "issuer varchar, keys varchar",
    "waiting": "source varchar, award_id varchar, format varchar, document varchar, "
    "signature varchar",
}
_SETTLED = {
    "credentials": "credentials/keep_credentials",
    "recipients": "credentials/keep_recipients",
    "described": "credentials/keep_described",
    "supports": "credentials/keep_supports",
    "associations": "credentials/keep_associations",
    "stripped": "credentials/keep_stripped",
    "issuer_keys": "credentials/keep_issuer_keys",
    "waiting": "credentials/keep_waiting",
}
_RECORDS = ("awards", "achievements")
_LISTED_NOW = "select achievement_id from incoming.achievements"
_LISTED = "select achievement_id from known_achievements union from listed_now"


def known_tables(con: duckdb.DuckDBPyConnection, has_before: bool) -> None:
    """Make ``known_<table>``: each as it was in the state before, or empty.

    And ``listed_achievement``, those that the institution lists itself or did, now or
    before; how credentials described those of them that came now isn't known any more:
    its own list counts, whichever came first (``list_alone``).
    """
    _list_now(con)
    there = set()
    if has_before:
        rows = con.execute(
            """select table_name from duckdb_tables()
            where database_name = 'before' and schema_name = 'record'"""
        ).fetchall()
        there = {name for (name,) in rows}
    for name, columns in KEPT.items():
        if name in there:
            known = f"before.record.{name}"
            if name == "credentials" and _has_old_statuses(con):
                known = f"({sql.read('credentials/old_statuses')})"
            # A state from before a column was kept has it empty.
            con.execute(f"create temp table shape_{name} ({columns})")
            con.execute(
                f"""create temp view {_kept(name)} as from shape_{name}
                union all by name from {known}"""
            )
        else:
            con.execute(f"create temp table {_kept(name)} ({columns})")
    con.execute(
        """create temp view known_described as from described_before
        where achievement_id not in (from listed_now)"""
    )
    for name in _RECORDS:
        if has_before:
            con.execute(f"create temp view known_{name} as from before.record.{name}")
        else:
            columns = ", ".join(f"{n} {kind}" for n, kind in physical(TABLES[name]))
            sql.run(con, f"create temp table known_{name} ({columns})")
    con.execute(f"create temp view listed_achievement as {_LISTED}")


def _kept(name: str) -> str:
    return "described_before" if name == "described" else f"known_{name}"


def _list_now(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``listed_now``: the achievements that came in a list of the institution."""
    asked = """select 1 from duckdb_tables()
        where schema_name = 'incoming' and table_name = 'achievements'"""
    is_there = con.execute(asked).fetchone() is not None
    rows = _LISTED_NOW if is_there else "select null::varchar as achievement_id limit 0"
    con.execute(f"create temp table listed_now as {rows}")


def list_alone(con: duckdb.DuckDBPyConnection) -> None:
    """Let the institution's list say nothing of what only credentials said before.

    ``merging.achievements`` is what came: of one that credentials described, a column
    that the list doesn't have is empty from now on.
    """
    every = sum(bits(TABLES["achievements"]).values())
    con.execute(
        f"""update merging.achievements set mask = {every}
        where achievement_id in (from listed_now)
        and achievement_id in (select achievement_id from described_before)"""
    )


def _has_old_statuses(con: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether a state is from before more than the first status was kept."""
    asked = """select 1 from duckdb_columns() where database_name = 'before'
        and table_name = 'credentials' and column_name = 'suspension_index'"""
    return con.execute(asked).fetchone() is not None


def put_records(
    con: duckdb.DuckDBPyConnection, settled: bool, has_before: bool
) -> None:
    """Make ``draft.record.<table>`` of each: as it was, or with what was settled.

    Recipients may have come without credentials: rows of a file may name them, too;
    and a state from before issuers' keys were noted gets them.
    """
    for name, columns in KEPT.items():
        sql.run(con, f"create table draft.record.{name} ({columns})")
        anew = settled or name in ("recipients", "issuer_keys")
        if not (anew or has_before):
            continue
        rows = sql.read(_SETTLED[name]) if anew else f"from known_{name}"
        con.execute(f"insert into draft.record.{name} by name {rows}")


def drop_strangers(con: duckdb.DuckDBPyConnection) -> None:
    """Forget recipients whom no record names any more."""
    con.execute(
        """delete from draft.record.recipients where recipient_id not in (
            select learner_id from draft.record.awards
            union select learner_id from draft.record.assessments
            union select learner_id from draft.record.declared
            union select learner_id from draft.record.learners)"""
    )
