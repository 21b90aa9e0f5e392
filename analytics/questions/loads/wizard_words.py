"""What somebody else's columns may mean: options, what is lacking, what would come."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from analytics.drawing.markup import as_is
from analytics.drawing.palette import day, number
from analytics.model import TABLES

LEAVE_OUT = "Leave it out"
ATTRIBUTE = "Keep it as an attribute"
ASK = (
    "Cairn doesn't know the columns of **{file}**. Say once what they mean: it is "
    "loaded then, and the next file with the same columns loads by itself."
)
FIRST = "The first rows, as they stand in the file"
WHAT = "What is a row of it?"
DAYS = "How are days written?"
SOURCE = "Where do these awards come from?"
SOURCE_HELP = (
    "A name for the system, such as badge-platform: awards are told apart by it and "
    "their id. May stay empty."
)
AGAIN = "Use this again when the same columns come"


def table_option(name: str) -> str:
    """Describe a table as an answer to what a row is."""
    return f"{name}: {TABLES[name].meaning.removeprefix('One row per ')}"


def targets(table: str) -> list[str]:
    """List what a column of theirs may be: nothing, ours (needed first), or further."""
    one = TABLES[table]
    needed = {*one.required, *(name for some in one.either for name in some)}
    ours = [column.name for column in one.columns]
    further = [ATTRIBUTE] if one.extra else []
    first = [name for name in ours if name in needed]
    return [LEAVE_OUT, *first, *(n for n in ours if n not in needed), *further]


def target_option(table: str, name: str) -> str:
    """Write a column of ours as an option, marked where it is needed."""
    one = TABLES[table]
    if name in one.required:
        return f"{name} (needed)"
    if any(name in some for some in one.either):
        return f"{name} (needed, or its alternative)"
    return name


def twice(chosen: Mapping[str, str]) -> list[str]:
    """Name the columns of ours that several of theirs were chosen for."""
    times = Counter(ours for ours in chosen.values() if ours not in _SEVERAL)
    return [f"{ours} is chosen for {n} columns" for ours, n in times.items() if n > 1]


_SEVERAL = (LEAVE_OUT, ATTRIBUTE)


def style_option(style: str, cells: Sequence[str]) -> str:
    """Show a format by what it makes of a cell of the file."""
    for cell in cells:
        try:
            return f"{cell} is {day(datetime.strptime(cell, style).date())}"
        except ValueError:
            continue
    return style


def never_read(names: Sequence[str]) -> str:
    """Say which columns are left unread, whatever is chosen."""
    listed = ", ".join(as_is(name) for name in names)
    return f"Never loaded, because they look like secrets or national ids: {listed}."


def outlook(total: int, aside: int) -> str:
    """Say what would come of the file."""
    rows = "1 row" if total == 1 else f"{number(total)} rows"
    if not aside:
        return f"**{rows}**, and all of them are fine."
    return f"**{rows}**, of which {number(aside)} would be set aside."
