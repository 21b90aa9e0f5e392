"""The table of decisions: what is written to it, and asked of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from analytics.decisions.connect import transaction
from analytics.decisions.tables import DECISION


def add(root: Path, said: Mapping[str, Any]) -> int:
    """Add a decision, by the names of its columns, and return its id."""
    with transaction(root) as connection:
        done = connection.execute(insert(DECISION).returning(DECISION.c.id), dict(said))
        return int(done.scalar_one())


def end(root: Path, number: int, **undone: Any) -> bool:
    """Note when and by whom a decision was undone; False where none such stands."""
    wanted = (DECISION.c.id == number, DECISION.c.undone_at.is_(None))
    with transaction(root) as connection:
        changed = connection.execute(update(DECISION).where(*wanted).values(**undone))
        return changed.rowcount == 1


def ask(root: Path, kind: str | None, about: str | None) -> list[Mapping[str, Any]]:
    """Return the decisions of a kind, about a subject (None: of all), oldest first."""
    asked = select(DECISION).order_by(DECISION.c.id)
    if kind is not None:
        asked = asked.where(DECISION.c.kind == kind)
    if about is not None:
        asked = asked.where(DECISION.c.about == about)
    with transaction(root) as connection:
        return [dict(row) for row in connection.execute(asked).mappings()]
