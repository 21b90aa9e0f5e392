"""How few are too few: what is not shown to those who need not know."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from analytics.scope import Viewer

# The most common minimum of the states (39 of them; NCES 2011-603).
FEWEST = 10

Row = TypeVar("Row")

KEPT = ("group", "step", "kind", "title", "parent", "depth", "needs", "of")


def hold_back(
    viewer: Viewer, rows: Sequence[Row], denominator: str
) -> tuple[list[Row], list[str]]:
    """Blank the figures of small groups for the public; say so in a note.

    A row is held back where its denominator is under FEWEST, or where the people who
    did or the people who didn't are 1 to FEWEST − 1: either tells about a few. Within
    one group all rows are then held back together, so none comes out by subtraction.
    """
    if viewer.role != "public":
        return list(rows), []
    small = {getattr(row, "group", "") for row in rows if _is_small(row, denominator)}
    held = [_blank(row) if getattr(row, "group", "") in small else row for row in rows]
    note = f"Held back: groups in which fewer than {FEWEST} people could be told apart."
    return held, [note] if small else []


def _is_small(row: Any, denominator: str) -> bool:
    entered, completed = getattr(row, denominator), row.completed
    return entered < FEWEST or any(
        0 < part < FEWEST for part in (completed, entered - completed)
    )


def _blank(row: Any) -> Any:
    return replace(row, **{f.name: None for f in fields(row) if f.name not in KEPT})
