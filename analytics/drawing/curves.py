"""How far a curve of shares over time is drawn."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Protocol, TypeVar

# Where fewer are still followed, a curve says little about anybody: it ends.
FEWEST_FOLLOWED = 10


class Followed(Protocol):
    """A day of a curve: how many were still followed just before it."""

    @property
    def still_followed(self) -> int:
        """How many were still followed just before the day."""


Day = TypeVar("Day", bound=Followed)


def drawn_days(days: Iterable[Day]) -> list[Day]:
    """Return the days, from the first, on which enough were still followed."""
    return list(takewhile(lambda day: day.still_followed >= FEWEST_FOLLOWED, days))
