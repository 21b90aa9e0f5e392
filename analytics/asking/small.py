"""How few are too few: what is not shown to those who need not know."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from analytics.scope import Viewer

# The most common minimum of the states (39 of them; NCES 2011-603).
FEWEST = 10

Row = TypeVar("Row")
Parts = tuple[int | None, int | None]


def hold_back(
    viewer: Viewer,
    rows: Sequence[Row],
    parts: Callable[[Any], Parts],
    figures: Sequence[str],
) -> tuple[list[Row], list[str]]:
    """Blank the ``figures`` of small groups for the public; say so in a note.

    ``parts`` tells a row's numerator and denominator. A row is held back where its
    denominator is under FEWEST, or where the people who did or the people who didn't
    are 1 to FEWEST − 1: either tells about a few. All rows of its group are then held
    back with it, so that none comes out by subtraction.
    """
    if viewer.role != "public":
        return list(rows), []
    small = {_group(row) for row in rows if is_small(*parts(row))}
    held = [
        replace(row, **dict.fromkeys(_there(row, figures)))  # type: ignore[type-var]
        if _group(row) in small
        else row
        for row in rows
    ]
    note = f"Held back: groups in which fewer than {FEWEST} people could be told apart."
    return held, [note] if small else []


def is_small(numerator: int | None, denominator: int | None) -> bool:
    """Say whether a share, or a count (without denominator), tells about a few."""
    some = 0 < (numerator or 0) < FEWEST
    if denominator is None:
        return some
    others = denominator - (numerator or 0)
    return denominator < FEWEST or some or 0 < others < FEWEST


def _group(row: Any) -> Any:
    return getattr(row, "group", ""), getattr(row, "pathway", "")


def _there(row: Any, figures: Sequence[str]) -> list[str]:
    return [field.name for field in fields(row) if field.name in figures]
