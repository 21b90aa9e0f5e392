"""Days as whole numbers, and back to text: fast for millions of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from analytics.sample.draw import Ints

_ZERO = date(2014, 12, 31)
_SPAN = 8_000
NEVER = 1 << 30

# Position 0 is no day at all.
_TEXT = np.array(
    ["", *((_ZERO + timedelta(days=d)).isoformat() for d in range(1, _SPAN))],
    dtype=object,
)


@dataclass(frozen=True)
class Term:
    """A term; its days are day numbers."""

    term_id: str
    name: str
    starts: int
    census: int
    ends: int
    season: str
    regular: bool


def number(day: date) -> int:
    """Return the day number of ``day``: 1 is the first of January 2015."""
    return (day - _ZERO).days


def text(days: Ints | Sequence[int]) -> list[str]:
    """Write day numbers as ISO days; NEVER becomes the empty text."""
    numbers = np.asarray(days, dtype=np.int64)
    found: list[str] = _TEXT[np.where(numbers >= NEVER, 0, numbers)].tolist()
    return found


def moments(days: Ints, seconds: Ints) -> list[str]:
    """Write days, and as instants those whose ``seconds`` of the day aren't -1."""
    written = text(days)
    for place in np.flatnonzero(seconds >= 0).tolist():
        if written[place]:
            minutes, second = divmod(int(seconds[place]), 60)
            hour, minute = divmod(minutes, 60)
            written[place] += f"T{hour:02d}:{minute:02d}:{second:02d}Z"
    return written


def read_term(row: Sequence[Any]) -> Term:
    """Read a term from its row in process.yaml."""
    term_id, name, starts, census, ends, season, regular = row
    dates = (number(starts), number(census), number(ends))
    return Term(term_id, name, *dates, season, regular)
