"""Claims about differences of rates: in points, with their interval and direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.drawing.claims import Claim, Number, Test, those, value_of
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval
from analytics.drawing.words import spoken


class Tenths(Number):
    """A rate of a row with one decimal, as differences need it."""

    def written(self, value: Any) -> str:
        """Write it: "82.4%"."""
        return f"{value:.1%}"


class Often(Number):
    """How much more often it came to the first side."""

    def written(self, value: Any) -> str:
        """Write it with its direction: "7.6 points more often"."""
        often = "more" if value > 0 else "less"
        return f"{abs(value) * 100:.1f} points {often} often"


@dataclass(frozen=True)
class Ends(Claim):
    """The interval of a difference, in points."""

    row: Any
    low: str = "low"
    high: str = "high"
    between: str = " to "

    def __str__(self) -> str:
        """Write both ends with their signs: "−1.1 to +14.1"."""
        ends = (value_of(self.row, name) * 100 for name in (self.low, self.high))
        return self.between.join(f"{end:+.1f}" for end in ends).replace("-", "−")


@dataclass(frozen=True)
class OftenEnds(Ends):
    """The interval of how much more, or less, often it came to the first side."""

    difference: str = "difference"

    def __str__(self) -> str:
        """Write both ends in the direction of the difference: "1.1 to 14.1"."""
        sign = 1 if value_of(self.row, self.difference) > 0 else -1
        ends = sorted(
            sign * value_of(self.row, name) * 100 for name in (self.low, self.high)
        )
        return " to ".join(f"{end:.1f}" for end in ends).replace("-", "−")


@dataclass(frozen=True)
class PercentEnds(Ends):
    """The interval of a rate, which stands apart from it."""

    def __str__(self) -> str:
        """Write both ends: "20 to 23%"."""
        return interval(value_of(self.row, self.low), value_of(self.row, self.high))


@dataclass(frozen=True)
class Coefficients(Ends):
    """The interval of a ratio."""

    def __str__(self) -> str:
        """Write both ends: "0.61 to 0.93"."""
        ends = (value_of(self.row, name) for name in (self.low, self.high))
        return " to ".join(f"{end:.2f}" for end in ends)


@dataclass(frozen=True)
class Quoted(Claim):
    """What an answer itself says of a row, in whole sentences.

    ``title``: what in it stays as it is, whatever learners are called here.
    """

    row: Any
    column: str = "verdict"
    title: str = ""

    def __str__(self) -> str:
        """Write it so that Markdown shows it as it is."""
        return as_is(spoken(value_of(self.row, self.column), self.title))


@dataclass(frozen=True)
class Farthest(Claim):
    """How far from zero the rows come that meet the tests: the largest size."""

    rows: Sequence[Any]
    column: str
    where: tuple[Test, ...] = ()

    @property
    def value(self) -> float:
        """Return what is written."""
        found = those(self.rows, self.where)
        return max((abs(value_of(row, self.column)) for row in found), default=0.0)

    def __str__(self) -> str:
        """Write it: "0.12"."""
        return f"{self.value:.2f}"
