"""The table of grants: what is written to it, and asked of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from analytics.decisions.connect import transaction
from analytics.decisions.tables import ACCESS

if TYPE_CHECKING:
    from analytics.decisions.grants import Wanted

TOLD = ("subject", "role", "scope", "begins_on", "ends_on", "is_cover")


def add(
    root: Path, grants: "Sequence[Wanted]", *, by: str, at: datetime
) -> "list[Wanted]":
    """Add grants, but those that stand already; return those that were added."""
    asked = select(*(ACCESS.c[name] for name in TOLD)).where(
        ACCESS.c.ended_at.is_(None)
    )
    with transaction(root) as connection:
        known = {tuple(row) for row in connection.execute(asked)}
        new = {_told(one): one for one in grants if _told(one) not in known}
        for told in new:
            given = {"given_by": by, "given_at": at}
            said = dict(zip(TOLD, told, strict=True)) | given
            connection.execute(insert(ACCESS).values(**said))
        return list(new.values())


def end(root: Path, number: int, *, by: str, at: datetime) -> bool:
    """End a grant; False where none of this number stands."""
    stands = (ACCESS.c.id == number, ACCESS.c.ended_at.is_(None))
    with transaction(root) as connection:
        ended = update(ACCESS).where(*stands).values(ended_at=at, ended_by=by)
        return connection.execute(ended).rowcount == 1


def ask(root: Path, subjects: Sequence[str] | None) -> list[Mapping[str, Any]]:
    """Return the grants of these subjects (None: of all) that weren't ended."""
    asked = select(ACCESS).where(ACCESS.c.ended_at.is_(None)).order_by(ACCESS.c.id)
    if subjects is not None:
        asked = asked.where(ACCESS.c.subject.in_(subjects))
    with transaction(root) as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]


def _told(grant: "Wanted") -> tuple[Any, ...]:
    viewer, days = grant.viewer, (grant.begins_on, grant.ends_on)
    return (grant.subject, viewer.role, viewer.id, *days, grant.is_cover)
