"""Credentials on their way into the records: checked, the newest first, nothing lost.

Of a credential that comes several times, in one load or over many, one row is made
before anything is merged (``sql/credentials``): so the order of loads doesn't matter,
and two versions of one credential are no conflict.
"""

from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from analytics import sql
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.check import check
from analytics.sources.credentials.fields import id_of
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.revoked import listed, set_bits
from analytics.sources.credentials.supports import Supports, gathered
from analytics.sources.credentials.tables import SCHEMAS
from analytics.sources.delivery import Delivery
from analytics.store.badge_rows import Brought, deliver
from analytics.store.badge_tables import known_tables, put_records

_CHUNK = 1_000
_LISTED = pa.schema(
    [(name, pa.string()) for name in ("found_by", "award_id", "issuer", "host")]
)
_ISSUERS = pa.schema([(name, pa.string()) for name in ("achievement_id", "issuer")])
_BITS = pa.schema(
    [("named", pa.string()), ("place", pa.int64()), ("found_by", pa.string())]
)


def settle(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, has_before: bool
) -> Brought:
    """Turn delivered credentials into rows of awards, achievements and assessments.

    Returns, for each table, the columns that these rows bring, under the number of the
    report that they came with. Makes ``draft.record``'s own tables of credentials.
    """
    reports = [file for file in delivery.files if file.table == "credentials"]
    known_tables(con, has_before)
    if not reports:
        _create(con, "incoming.recipients", SCHEMAS["recipients"].empty_table())
        put_records(con, settled=False)
        return {}
    for name, schema in SCHEMAS.items():
        _create(con, f"incoming.{name}", schema.empty_table())
    _settle(con, delivery.received_on)
    put_records(con, settled=True)
    return deliver(con, reports[0].index)


def _create(con: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    con.execute("create schema if not exists incoming")
    con.register("given_rows", rows)
    con.execute(f"create table if not exists {name} as from given_rows")
    con.unregister("given_rows")


def _settle(con: duckdb.DuckDBPyConnection, today: date | None) -> None:
    con.execute(f"create temp table supports as {sql.read('credentials/supports')}")
    supports = gathered(
        Support(*row) for row in con.execute("from supports").fetchall()
    )
    _write_revoked(con, supports)
    fresh = con.execute("select count(*) from incoming.supports").fetchone() != (0,)
    con.execute(
        f"create temp table version as {sql.read('credentials/version')}",
        {"again": fresh},
    )
    _write_verdicts(con, supports, fresh)
    con.execute(
        f"create temp table placed as {sql.read('credentials/placed')}",
        {"today": today},
    )
    con.execute(f"create temp table united as {sql.read('credentials/united')}")
    con.execute(f"create temp table settled as {sql.read('credentials/settled')}")


def _write_revoked(con: duckdb.DuckDBPyConnection, supports: Supports) -> None:
    """Make ``revoked_now``: who is revoked by the lists and copies at hand."""
    _from_rows(con, "listed", [vars(one) for one in listed(supports)], _LISTED)
    _from_rows(con, "badge_issuer", _badge_issuers(supports), _ISSUERS)
    con.execute(
        """create temp table stripped as
        from incoming.stripped union from known_stripped"""
    )
    places = con.execute(
        """select distinct status_list, status_index from (
            select status_list, status_index from incoming.credential
            union all select status_list, status_index from known_credentials)
        where status_index is not null"""
    ).fetchall()
    bits = [
        {"named": named, "place": place, "found_by": found}
        for named, place, found in set_bits(places, supports)
    ]
    _from_rows(con, "bit", bits, _BITS)
    con.execute(f"create temp table revoked_now as {sql.read('credentials/revoked')}")


def _badge_issuers(supports: Supports) -> list[dict[str, str | None]]:
    return [
        {
            "achievement_id": name,
            "issuer": same(id_of(badge.get("issuer")) or "") or None,
        }
        for (kind, name), badge in supports.by_id.items()
        if kind == "badge-class"
    ]


def _write_verdicts(
    con: duckdb.DuckDBPyConnection, supports: Supports, fresh: bool
) -> None:
    """Check every new copy and, where something new may back them, those that wait."""
    schema = pa.schema(
        [
            ("n", pa.int64()),
            ("signature", pa.string()),
            ("reason", pa.string()),
            ("waits", pa.bool_()),
        ]
    )
    _from_rows(con, "verdict", [], schema)
    last = -(1 << 62)
    while True:
        rows = con.execute(
            """select n, document, is_signed, format from version
            where n > ? and (n > 0 or (document is not null and ?))
            order by n limit ?""",
            [last, fresh, _CHUNK],
        ).fetchall()
        if not rows:
            return
        found = [
            {"n": n} | vars(check(document, is_signed, kind, supports))
            for n, document, is_signed, kind in rows
        ]
        con.register("verdict_rows", pa.Table.from_pylist(found, schema=schema))
        con.execute("insert into verdict from verdict_rows")
        con.unregister("verdict_rows")
        last = rows[-1][0]


def _from_rows(
    con: duckdb.DuckDBPyConnection,
    name: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    con.register("temp_rows", pa.Table.from_pylist(rows, schema=schema))
    con.execute(f"create or replace temp table {name} as from temp_rows")
    con.unregister("temp_rows")
