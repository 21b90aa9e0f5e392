"""Where the columns' names stand: a title and blank rows may lie above them."""

import re
from collections.abc import Sequence

MOST_ABOVE = 20  # rows that may stand above the heading
_NUMBER_OR_DAY = re.compile(r"[\d\s.,:;/+%$€£()TZ-]+")


def heading_at(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows has the columns' names; 0 where nobody can tell.

    Rows above it have one cell that is filled in, or none; the heading has several,
    and no number or day among them.
    """
    for place, row in enumerate(rows[: MOST_ABOVE + 1]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        is_heading = not any(_NUMBER_OR_DAY.fullmatch(cell) for cell in filled)
        return place if is_heading else 0
    return 0


def said_of_heading(place: int, unit: str) -> str:
    """Say that rows above the heading were passed over."""
    rows = "1 row" if place == 1 else f"{place:,} rows"
    return f"the columns' names are in {unit} {place + 1:,}; {rows} above left out"
