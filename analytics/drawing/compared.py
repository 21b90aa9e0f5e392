"""Claims that compare rows: which has most or least, and whether they are apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.asking.terms import years_before
from analytics.drawing.claims import (
    Claim,
    Estimate,
    Name,
    Number,
    Percent,
    Test,
    those,
    value_of,
)
from analytics.drawing.markup import as_is

MOST_NAMED = 3  # of rows that are alike


@dataclass(frozen=True)
class Extreme(Claim):
    """The rows with the largest (or least) value of a column, of those that have one.

    The number that follows it in a sentence is the one that it goes by.
    """

    rows: Sequence[Any]
    column: str
    where: tuple[Test, ...] = ()
    name: str | Callable[[Any], str] = "title"
    by: str = ""
    is_least: bool = False

    @property
    def found(self) -> tuple[Any, ...]:
        """Return the rows: several where they are alike, none where none is known."""
        there = those(self.rows, (*self.where, (self.column, "≠", None)))
        values = [value_of(row, self.column) for row in there]
        end = (min if self.is_least else max)(values, default=None)
        return tuple(row for row in there if value_of(row, self.column) == end)

    @property
    def row(self) -> Any:
        """Return the first of the rows; None where there is none."""
        return next(iter(self.found), None)

    @property
    def value(self) -> Any:
        """Return the largest or least value; None where none is known."""
        return value_of(self.row, self.column) if self.found else None

    def called(self, row: Any) -> str:
        """Return what a row is called, as the column or the room names it."""
        if isinstance(self.name, str):
            return str(Name(row, self.name, self.by))
        return as_is(self.name(row))

    def figure(self) -> Number:
        """Return the number that it goes by."""
        return Number(self.row, self.column)

    def rate(self) -> Claim:
        """Return the rate that it goes by; with its interval, where it is one row's."""
        kind = Estimate if len(self.found) == 1 else Percent
        return kind(self.row, self.column)

    def __str__(self) -> str:
        """Write the names, so that they stand out: "**Essay** and **Film**"."""
        names = [f"**{self.called(row)}**" for row in self.found]
        more = len(names) - MOST_NAMED
        if more > 0:
            names[MOST_NAMED:] = [f"{more} more"]
        *first, last = names or ["none"]
        return f"{', '.join(first)} and {last}" if first else last


def most(
    rows: Sequence[Any],
    column: str,
    *where: Test,
    name: str | Callable[[Any], str] = "title",
    by: str = "",
) -> Extreme:
    """Claim which of the rows that meet the tests has most in a column."""
    return Extreme(rows, column, where, name, by)


def least(
    rows: Sequence[Any],
    column: str,
    *where: Test,
    name: str | Callable[[Any], str] = "title",
    by: str = "",
) -> Extreme:
    """Claim which of the rows that meet the tests has least in a column."""
    return Extreme(rows, column, where, name, by, is_least=True)


@dataclass(frozen=True)
class YearsBefore(Claim):
    """The row that is like the last one, a year (or years) before it."""

    last: Extreme
    none: str = "None of a year before"

    @property
    def row(self) -> Any:
        """Return the row; None where there is none like the last."""
        found = those(self.last.rows, self.last.where)
        return years_before(found) if found else None

    def __str__(self) -> str:
        """Write its name, so that it stands out."""
        if self.row is None:
            return self.none
        return f"**{self.last.called(self.row)}**"


@dataclass(frozen=True)
class Apart(Claim):
    """Whether the intervals of those with most and with least are apart."""

    high: Extreme
    low: Extreme
    yes: str = "their intervals are apart"
    no: str = "their intervals overlap, so it may be chance"

    @property
    def is_so(self) -> bool:
        """Return it; what isn't known is apart from nothing."""
        return all(
            (row.low or 0.0) > (1.0 if other.high is None else other.high)
            for row in self.high.found
            for other in self.low.found
        )

    def __str__(self) -> str:
        """Write which of the two it is."""
        return self.yes if self.is_so else self.no


@dataclass(frozen=True)
class Trend(Claim):
    """Whether a later rate is above or below an earlier one, intervals and all."""

    now: Any
    before: Any
    up: str
    down: str
    level: str

    def __str__(self) -> str:
        """Write which of the three it is."""
        if self.now.low > self.before.high:
            return self.up
        return self.down if self.now.high < self.before.low else self.level
