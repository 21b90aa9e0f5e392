"""Who is revoked, by lists and by copies that say no more than that."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from analytics import sql
from analytics.sources.credentials.addresses import same
from analytics.sources.credentials.check import signers_of_revocation
from analytics.sources.credentials.fields import id_of
from analytics.sources.credentials.revoked import Asked, listed, statuses
from analytics.sources.credentials.status_lists import StatusLists
from analytics.sources.credentials.supports import Supports
from analytics.store.temporary import make_rows

_CHUNK = 5_000
_LISTED = pa.schema(
    [(name, pa.string()) for name in ("found_by", "award_id", "issuer")]
)
_ISSUERS = pa.schema([(name, pa.string()) for name in ("achievement_id", "issuer")])
_STRIPPED = pa.schema(
    [
        (name, pa.string())
        for name in ("source", "award_id", "format", "document", "signer")
    ]
)
_BITS = pa.schema(
    [
        ("issuer", pa.string()),
        ("named", pa.string()),
        ("place", pa.int64()),
        ("purpose", pa.string()),
        ("found_by", pa.string()),
        ("doubt", pa.string()),
        ("list_issuer", pa.string()),
    ]
)
_DOUBTS = pa.schema(
    [
        (name, pa.string())
        for name in ("issuer", "named", "purpose", "doubt", "list_issuer")
    ]
    + [("has_place", pa.bool_())]
)


def has_unchecked_revocations(con: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether a signed revocation is known of which nobody knows who signed it."""
    asked = "from known_stripped where document is not null and signer is null limit 1"
    return bool(con.execute(asked).fetchall())


def write_revoked(
    con: duckdb.DuckDBPyConnection,
    supports: Supports,
    lists: StatusLists,
    verify: bool,
) -> None:
    """Make ``revoked_now``: who is revoked by the lists and copies at hand.

    And ``bit``, the places in status lists that are set, and ``list_doubt``, the lists
    of which nothing is known.
    """
    make_rows(con, "listed", [vars(one) for one in listed(supports)], _LISTED)
    make_rows(con, "badge_issuer", _badge_issuers(supports), _ISSUERS)
    make_rows(con, "stripped", [*_stripped(con, supports, verify)], _STRIPPED)
    bits, doubts = statuses(_places(con), lists)
    make_rows(con, "bit", [vars(one) for one in bits], _BITS)
    make_rows(con, "list_doubt", [vars(one) for one in doubts], _DOUBTS)
    con.execute(f"create temp table revoked_now as {sql.read('credentials/revoked')}")


def _stripped(
    con: duckdb.DuckDBPyConnection, supports: Supports, verify: bool
) -> Iterator[dict[str, str | None]]:
    """Yield the copies that only say that a credential was revoked, with who signed."""
    found = con.execute(sql.read("credentials/stripped_copy")).fetchall()
    for source, award_id, kind, document, signers, issuers in found:
        if document is not None and verify:
            asked = sorted(issuers or ())
            signers = signers_of_revocation(document, kind, asked, supports)
        for signer in signers or [None]:
            values = (source, award_id, kind, document, signer)
            yield dict(zip(_STRIPPED.names, values, strict=True))


def _places(con: duckdb.DuckDBPyConnection) -> Iterator[Asked]:
    """Yield what ``statuses`` asks of the credentials that name a list."""
    found = con.execute(sql.read("credentials/places"))
    while rows := found.fetchmany(_CHUNK):
        yield from rows


def _badge_issuers(supports: Supports) -> list[dict[str, str | None]]:
    return [
        {
            "achievement_id": name,
            "issuer": same(id_of(badge.get("issuer")) or "") or None,
        }
        for (kind, name), badge in supports.by_id.items()
        if kind == "badge-class"
    ]
