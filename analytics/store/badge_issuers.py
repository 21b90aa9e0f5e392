"""Whose a badge is, in a store: its first issuer's, until somebody says otherwise."""

import duckdb

from analytics.sources.credentials.found import Support
from analytics.sources.credentials.known_badges import OTHER_ISSUER, with_other_issuer
from analytics.sources.credentials.known_keys import ASIDE
from analytics.sources.credentials.supporting import achievement_of
from analytics.sources.credentials.supports import supports_value
from analytics.sources.credentials.tables import described
from analytics.sources.delivery import counted

KIND = "badge-class"


def set_badges_aside(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Take badge classes that would change a badge's issuer out of those that came.

    They are kept, as set aside. What they call a badge that is known isn't.
    Returns what there is to say of them.
    """
    known, came = (
        _badge_classes(con, name) for name in ("known_supports", "incoming.supports")
    )
    found = with_other_issuer(known, came)
    ids = {one.id for one in known}
    for one in found:
        con.execute(
            """update incoming.supports set kind = ?
            where kind = ? and id = ? and document = ?""",
            [ASIDE + KIND, KIND, one.id, one.document],
        )
        if one.id in ids:
            con.execute(
                "delete from incoming.described where said_in = 'file' and digest = ?",
                [_digest(one)],
            )
    return [f"{counted(len(found), 'file')} {OTHER_ISSUER}"] if found else []


def take_new_badges(con: duckdb.DuckDBPyConnection) -> None:
    """Let badge classes that came take the place of those that are known."""
    for one in _badge_classes(con, "incoming.supports"):
        con.execute(
            "update supports set document = ? where kind = ? and id = ?",
            [one.document, KIND, one.id],
        )
        con.execute(
            "delete from supports where kind = ? and id = ?", [ASIDE + KIND, one.id]
        )


def _digest(badge: Support) -> str:
    """Return what stands for how a badge class describes its badge."""
    found = achievement_of(supports_value(badge.document)[0], "")
    return str(described(found, "file")["digest"])


def _badge_classes(con: duckdb.DuckDBPyConnection, table: str) -> list[Support]:
    """Return the badge classes of a table of which one came, always in one order."""
    rows = con.execute(
        f"""select kind, id, document from {table} where kind = $kind and id in (
            select id from incoming.supports where kind = $kind
        ) order by id, document""",
        {"kind": KIND},
    )
    return [Support(*row) for row in rows.fetchall()]
