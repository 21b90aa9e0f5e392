"""How few are too few: what is not shown to those who need not know.

Whether a field of a row may be held back is said at the field: one that tells which
row it is (a group, a title, a limit that was asked for) is ``Shown``; every other is a
figure about people, and blank where its row is held back.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from analytics.scope import Viewer

# The most common minimum of the states (39 of them; NCES 2011-603).
FEWEST = 10

Row = TypeVar("Row")
Value = TypeVar("Value")
Parts = tuple[int | None, int | None]
TO_EVERYBODY = "shown to everybody"
Shown = Annotated[Value, TO_EVERYBODY]


@cache
def figures(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of row that may be held back: all but Shown ones."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        field.name
        for field in fields(kind)
        if getattr(hints[field.name], "__metadata__", ()) != (TO_EVERYBODY,)
    )


def hold_back(
    viewer: Viewer, rows: Sequence[Row], parts: Callable[[Any], Parts]
) -> tuple[list[Row], list[str]]:
    """Blank the figures of small groups for the public; say so in a note.

    ``parts`` tells a row's numerator and denominator. A row is held back where its
    denominator is under FEWEST, or where the people who did or the people who didn't
    are 1 to FEWEST − 1: either tells about a few. All rows of its group are then held
    back with it, so that none comes out by subtraction.
    """
    if viewer.rights.small_groups:
        return list(rows), []
    small = {_group(row) for row in rows if is_small(*parts(row))}
    held = [blank(row) if _group(row) in small else row for row in rows]
    note = f"Held back: groups in which fewer than {FEWEST} people could be told apart."
    return held, [note] if small else []


def blank(row: Row) -> Row:
    """Return a row without its figures: what it is about, and nothing of it."""
    kind: Any = type(row)
    nothing = dict.fromkeys(figures(kind))
    return replace(row, **nothing)  # type: ignore[type-var]


def is_small(numerator: int | None, denominator: int | None) -> bool:
    """Say whether a share, or a count (without denominator), tells about a few."""
    some = 0 < (numerator or 0) < FEWEST
    if denominator is None:
        return some
    others = denominator - (numerator or 0)
    return denominator < FEWEST or some or 0 < others < FEWEST


def _group(row: Any) -> Any:
    return getattr(row, "group", ""), getattr(row, "pathway", "")
