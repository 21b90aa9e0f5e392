"""Credentials on their way into the records: checked, the newest first, nothing lost.

Of a credential that comes several times, in one load or over many, one row is made
before anything is merged (``sql/credentials``): so the order of loads doesn't matter,
and two versions of one credential are no conflict.
"""

from collections.abc import Callable
from datetime import datetime

import duckdb
import pyarrow as pa

from analytics import sql
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.checking import checking
from analytics.sources.credentials.dates import Clock
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.read import read_again
from analytics.sources.credentials.revoked import UNNAMED, unnamed
from analytics.sources.credentials.status_lists import (
    StatusLists,
    by_address,
    flaws,
    superseded,
)
from analytics.sources.credentials.supports import Supports, gathered
from analytics.sources.credentials.tables import SCHEMAS, Rows
from analytics.sources.delivery import Delivery, counted
from analytics.store.badge_issuers import set_badges_aside, take_new_badges
from analytics.store.badge_rows import Brought, deliver
from analytics.store.badge_tables import known_tables, put_records
from analytics.store.issuer_keys import (
    set_keys_aside,
    take_new_keys,
    trusts_others,
    write_keys,
    write_trusted,
)
from analytics.store.revocations import has_unchecked_revocations, write_revoked
from analytics.store.silent import write_silent
from analytics.store.temporary import add_rows, make_rows

Progress = Callable[[str, int, int], None]

_CHUNK = 5_000
_STEPS = (
    "fitting",
    "named",
    "united",
    "newest",
    "settled",
    "name_now",
    "signed_for",
    "assessed",
)
_TO_CHECK = """document is not null and n not in (select n from twin)
    and case when signature = 'unchecked' then $verify
    else (n > 0 and $backed) or $fresh end"""
# A known credential is put together of all its copies. Once one of them is proved, only
# what that one says counts: so it is read again by itself.
_UNPROVED = """select document, format from known_waiting union all
    select document, format from known_credentials
    where document is not null and signer is null"""
_PROVED = "select document, format from known_waiting where signature = 'valid'"
# Without asking for it, what came backs nothing known: that is left for later.
_LEAVE = """update version set signature = 'unchecked', reason = 'not checked yet'
    where n < 0 and document is not null and signer is null"""
# A known credential whose own document was read again: both have one verdict.
_TWINS = """create temp table twin as select known.n, min(came.n) as came
    from version as known inner join version as came
        on known.source = came.source and known.award_id = came.award_id
        and known.document = came.document and known.format = came.format
    where known.n < 0 and came.n > 0 group by known.n"""
_OF_TWINS = """insert into verdict by name
    select twin.n, signature, reason, waits, signer
    from verdict inner join twin on verdict.n = twin.came"""
_RECIPIENTS = pa.schema([("recipient_id", pa.string())])
_NAMES = pa.schema(
    [(name, pa.string()) for name in ("recipient_id", "name", "said_by")]
)
_VERDICTS = pa.schema(
    [
        ("n", pa.int64()),
        ("signature", pa.string()),
        ("reason", pa.string()),
        ("waits", pa.bool_()),
        ("signer", pa.string()),
    ]
)


def settle(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    has_before: bool,
    say: Progress,
) -> tuple[Brought, tuple[str, ...]]:
    """Turn delivered credentials into rows of awards, achievements and assessments.

    Returns, for each table, the columns that these rows bring, under the number of the
    report that they came with (of what only waited to be checked: a number of its own);
    and what came to back credentials and doesn't count. Makes ``draft.record``'s own
    tables of credentials.
    """
    reports = [file for file in delivery.files if file.table == "credentials"]
    known_tables(con, has_before)
    write_keys(con, "known_supports")
    write_trusted(con)
    is_asked = bool(reports) or (
        delivery.verify and (_has_unchecked(con) or has_unchecked_revocations(con))
    )
    if not is_asked and not trusts_others(con, has_before):
        _create(con, "incoming.recipients", SCHEMAS["recipients"].empty_table())
        make_rows(con, "name_now", [], _NAMES)
        make_rows(con, "signed_for", [], _RECIPIENTS)
        put_records(con, False, has_before)
        return {}, ()
    for name, schema in SCHEMAS.items():
        _create(con, f"incoming.{name}", schema.empty_table())
    doubts = _settle(con, delivery, has_before, say)
    put_records(con, True, has_before)
    own = 1 + max((file.index for file in delivery.files), default=0)
    index = reports[0].index if reports else own
    return deliver(con, index, trusts_others(con, has_before)), doubts


def _has_unchecked(con: duckdb.DuckDBPyConnection) -> bool:
    asked = """select 1 from known_credentials where signature = 'unchecked'
        union all select 1 from known_waiting where signature = 'unchecked' limit 1"""
    return bool(con.execute(asked).fetchall())


def _create(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.execute("create schema if not exists incoming")
    con.register("given_rows", rows)
    con.execute(f"create table if not exists {name} as from given_rows")
    con.unregister("given_rows")


def _settle(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    has_before: bool,
    say: Progress,
) -> tuple[str, ...]:
    now = delivery.received_at
    assert now is not None
    aside = [] if delivery.new_keys else [*set_keys_aside(con), *set_badges_aside(con)]
    supports, lists = _backing(con, now, delivery.new_keys)
    fresh = bool(con.execute("from incoming.supports limit 1").fetchall())
    again = delivery.verify and (fresh or _has_unchecked(con))
    if again:
        _read_waiting(con, delivery, _UNPROVED, None)
    elif trusts_others(con, has_before):
        _read_waiting(con, delivery, _PROVED, supports)
    write_revoked(con, supports, lists, delivery.verify)
    is_left = fresh and not delivery.verify
    _write_versions(con, fresh, delivery.verify)
    _write_verdicts(con, supports, fresh, delivery.verify, say)
    own = sql.read("credentials/own_signer")
    con.execute(f"create temp table own_signer as {own}")
    con.execute(f"create temp view copy_read as {sql.read('credentials/copy_read')}")
    con.execute(
        f"create temp table placed as {sql.read('credentials/placed')}",
        {"today": now.date()},
    )
    con.execute("drop view copy_read")
    con.execute("drop table version")
    for name in _STEPS:
        con.execute(f"create temp table {name} as {sql.read(f'credentials/{name}')}")
    con.execute(
        f"create temp table waiting as {sql.read('credentials/waiting')}",
        {"again": again, "is_left": is_left},
    )
    for name in ("credential_now", "status_told"):
        con.execute(f"create temp view {name} as {sql.read(f'credentials/{name}')}")
    for name in ("given", "candidate", "speaking", "spoken"):
        con.execute(f"create temp table {name} as {sql.read(f'credentials/{name}')}")
    con.execute("drop table placed")
    _forget_superseded(con, lists)
    return (*aside, *_doubts(con, supports, lists))


def _backing(
    con: duckdb.DuckDBPyConnection, now: datetime, new_keys: bool
) -> tuple[Supports, StatusLists]:
    """Make ``supports``; return what backs credentials, status lists apart."""
    write_silent(con)
    con.execute(f"create temp table supports as {sql.read('credentials/supports')}")
    if new_keys:
        take_new_keys(con)
        take_new_badges(con)
    write_keys(con, "supports")
    write_trusted(con)
    found = [Support(*row) for row in con.execute("from supports").fetchall()]
    supports = gathered(one for one in found if one.kind != "status-list")
    lists = [(one.id, one.document) for one in found if one.kind == "status-list"]
    return supports, StatusLists(by_address(lists), supports, now)


def _forget_superseded(con: duckdb.DuckDBPyConnection, lists: StatusLists) -> None:
    """Forget status lists that newer ones took the place of."""
    gone = "delete from supports where kind = 'status-list' and id = ? and document = ?"
    for one in list(superseded(lists)):
        con.execute(gone, one)


def _doubts(
    con: duckdb.DuckDBPyConnection, supports: Supports, lists: StatusLists
) -> list[str]:
    """Say of what came to back credentials what doesn't count, and why."""
    asked = "select distinct kind, id, document from incoming.supports"
    came: dict[str, list[tuple[str, str]]] = {}
    for kind, *one in con.execute(asked).fetchall():
        came.setdefault(kind, []).append((one[0], one[1]))
    told = flaws(lists, came.get("status-list", []))
    lists_of_ids = {same(name) for name, _ in came.get("revocation-list", [])}
    count = len(unnamed(supports) & lists_of_ids)
    if count:
        told.append(f"{counted(count, 'revocation list')}: {UNNAMED}")
    return told


def _read_waiting(
    con: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    which: str,
    supports: Supports | None,
) -> None:
    """Read copies that wait as if they came again; unchecked where nothing backs them.

    Something may back them now, or who signed them may be trusted.
    """
    found = con.execute(which).fetchall()
    with checking(supports) as checker:
        rows = Rows(con, checker)
        for document, kind in found:
            clock = Clock(delivery.time_zone, datetime.max)
            rows.add(read_again(document, kind, clock))
        rows.flush()


def _write_versions(con: duckdb.DuckDBPyConnection, fresh: bool, verify: bool) -> None:
    """Make ``version``, every copy, and ``twin``: those known ones that came again."""
    con.execute(f"create temp view known_copy as {sql.read('credentials/known_copy')}")
    con.execute(
        f"create temp table version as {sql.read('credentials/version')}",
        {"again": fresh, "verify": verify},
    )
    con.execute("drop table incoming.credential")  # each step takes the last one's room
    if fresh and not verify:
        con.execute(_LEAVE)
    con.execute(_TWINS)


def _write_verdicts(
    con: duckdb.DuckDBPyConnection,
    supports: Supports,
    fresh: bool,
    verify: bool,
    say: Progress,
) -> None:
    """Check what was left unchecked, and what waits where something may back it.

    Those that just came were checked as they came, with nothing to back them.
    """
    make_rows(con, "verdict", [], _VERDICTS)
    wanted = {"verify": verify, "fresh": fresh, "backed": bool(supports.by_id)}
    counted = f"select count(*), min(n) from version where {_TO_CHECK}"
    total, first = con.execute(counted, wanted).fetchone() or (0, None)
    chunk = f"""select n, document, is_signed, format from version
        where n >= $first and {_TO_CHECK} order by n limit {_CHUNK}"""
    with checking(supports) as checker:
        for done in range(0, total, _CHUNK):
            say("checking signatures", done, total)
            rows = con.execute(chunk, wanted | {"first": first}).fetchall()
            found = [
                {"n": row[0]} | vars(verdict)
                for row, verdict in zip(
                    rows, checker.put([row[1:] for row in rows]), strict=True
                )
            ]
            add_rows(con, "verdict", found, _VERDICTS)
            first = rows[-1][0] + 1
    con.execute(_OF_TWINS)
    if total:
        say("checking signatures", total, total)
