"""Sentences made from claims: each says what it says, and of which rows beneath.

A claim writes itself in the house's formats. What stands between claims are words
without a number. So a law can hold every sentence against the rows that stand beneath
it by code of its own (``tests/claims``).
"""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.drawing.markup import as_is
from analytics.drawing.palette import (
    chance,
    day,
    estimate,
    number,
    percent,
    span_of_days,
)
from analytics.drawing.words import group_name

Test = tuple[str, str, Any]  # a column, how it is compared, with what
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "≠": operator.ne,
    "≤": operator.le,
    "≥": operator.ge,
}
RECKONED: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "/": operator.truediv,
}
STOP = re.compile(r"(?<=[.?!])\s+")  # the end of a sentence, where another follows
NOT_KNOWN = "not known"  # a learner's group
FEW = 50  # a change of fewer than these says more as a number than as a percentage


class Claim:
    """What a sentence says of rows: it writes itself."""


class Sentence(str):
    """Text that is made of words and claims, which ``parts`` has as they follow."""

    parts: tuple[str | Claim, ...]

    def __new__(cls, parts: Iterable[str | Claim] = ()) -> "Sentence":
        """Write words and claims after one another."""
        told = tuple(parts)
        made = super().__new__(cls, "".join(map(str, told)))
        made.parts = told
        return made

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return what it says, without the words between."""
        return tuple(part for part in self.parts if isinstance(part, Claim))


EMPTY = Sentence()


def say(text: str, *said: str | Claim) -> Sentence:
    """Put words, claims and other sentences where ``{}`` stands in a text."""
    words = text.split("{}")
    parts: list[str | Claim] = [words[0]]
    for one, after in zip(said, words[1:], strict=True):
        parts += [*(one.parts if isinstance(one, Sentence) else [one]), after]
    return Sentence(parts)


def join(*sentences: Sentence, between: str = " ") -> Sentence:
    """Put sentences after one another; empty ones are left out."""
    told = [one for one in sentences if one]
    return say(between.join(["{}"] * len(told)), *told)


def first_of(told: str) -> tuple[Sentence, Sentence]:
    """Return the first sentence of several, and the rest.

    It ends where the words between claims have a full stop: what claims quote (a title,
    an "e.g.") ends nothing. Text that makes no claims is taken as it is.
    """
    parts = _words_together(told.parts if isinstance(told, Sentence) else [told])
    for place, part in enumerate(parts):
        if isinstance(part, str) and STOP.search(part):
            before, after = STOP.split(part, maxsplit=1)
            first = Sentence([*parts[:place], before])
            return first, Sentence([after, *parts[place + 1 :]])
    return Sentence(parts), EMPTY


def _words_together(parts: Iterable[str | Claim]) -> list[str | Claim]:
    """Return parts with the words that follow on one another in one."""
    found: list[str | Claim] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return found


def value_of(row: Any, column: str) -> Any:
    """Return what a row has in a column; ``a - b`` and ``a + b`` reckon with several.

    ``a / b`` is one's share of another. None where a part isn't known.
    """
    first, *rest = column.split(" ")
    value = _cell(row, first)
    for how, name in zip(rest[::2], rest[1::2], strict=True):
        other = _cell(row, name)
        if value is None or other is None or (how == "/" and not other):
            return None
        value = RECKONED[how](value, other)
    return value


def _cell(row: Any, column: str) -> Any:
    return row.get(column) if isinstance(row, Mapping) else getattr(row, column)


def those(rows: Sequence[Any], where: Sequence[Test]) -> tuple[Any, ...]:
    """Return the rows that meet every test; what isn't known is no more or less."""
    return tuple(row for row in rows if all(_meets(row, *test) for test in where))


def _meets(row: Any, column: str, how: str, wanted: Any) -> bool:
    value = value_of(row, column)
    return (value is not None or how in "=≠") and COMPARED[how](value, wanted)


@dataclass(frozen=True)
class Name(Claim):
    """What a row is called; a group by its attribute too where it would say nothing."""

    row: Any
    column: str = "title"
    by: str = ""

    def __str__(self) -> str:
        """Write it so that Markdown shows it as it is."""
        called = value_of(self.row, self.column)
        return as_is(group_name(called, self.by) if self.by else called or NOT_KNOWN)


@dataclass(frozen=True)
class Number(Claim):
    """A number of a row; ``zero``: the word for none."""

    row: Any
    column: str
    zero: str = ""

    @property
    def value(self) -> Any:
        """Return what is written."""
        return value_of(self.row, self.column)

    def __str__(self) -> str:
        """Write it: "1,930"."""
        return self.zero if self.zero and not self.value else self.written(self.value)

    def written(self, value: Any) -> str:
        """Write a value that isn't said in a word."""
        return number(value)


class Percent(Number):
    """A rate of a row."""

    def written(self, value: Any) -> str:
        """Write it: "21%"."""
        return percent(value)


class Days(Number):
    """A time that a row has in days."""

    def written(self, value: Any) -> str:
        """Write it: "8 months"."""
        return span_of_days(value)


class Date(Number):
    """A day of a row."""

    def written(self, value: Any) -> str:
        """Write it: "31 May 2026"."""
        return day(value)


class Coefficient(Number):
    """A number of a row that has two decimals."""

    def written(self, value: Any) -> str:
        """Write it: "0.41"."""
        return f"{value:.2f}"


class Chance(Number):
    """A p or a q of a row."""

    def written(self, value: Any) -> str:
        """Write it: "0.041"."""
        return chance(value)


class Points(Number):
    """A difference of rates that a row has."""

    def written(self, value: Any) -> str:
        """Write it in percentage points, with its sign."""
        return f"{value * 100:+.1f} points".replace("-", "−")


@dataclass(frozen=True)
class Estimate(Claim):
    """A rate of a row with its 95% interval."""

    row: Any
    column: str = "rate"
    low: str = "low"
    high: str = "high"

    def __str__(self) -> str:
        """Write it: "21%, 20 to 23%"."""
        return estimate(
            *(value_of(self.row, name) for name in (self.column, self.low, self.high))
        )


@dataclass(frozen=True)
class Count(Claim):
    """How many rows meet the tests; ``each``: how many different ones by these columns.

    ``beyond``: how many more than so many that are named.
    """

    rows: Sequence[Any]
    where: tuple[Test, ...] = ()
    each: tuple[str, ...] = ()
    zero: str = ""
    beyond: int = 0

    @property
    def value(self) -> int:
        """Return what is written."""
        found = those(self.rows, self.where)
        told = {tuple(value_of(row, one) for one in self.each) for row in found}
        return len(told if self.each else found) - self.beyond

    def __str__(self) -> str:
        """Write it: "1,930"."""
        return self.zero if self.zero and not self.value else number(self.value)


@dataclass(frozen=True)
class Total(Claim):
    """What the rows that meet the tests have together in a column."""

    rows: Sequence[Any]
    column: str
    where: tuple[Test, ...] = ()
    zero: str = ""

    @property
    def value(self) -> int:
        """Return what is written; what isn't known counts nothing."""
        found = those(self.rows, self.where)
        return sum(value_of(row, self.column) or 0 for row in found)

    def __str__(self) -> str:
        """Write it: "1,930"."""
        return self.zero if self.zero and not self.value else number(self.value)


@dataclass(frozen=True)
class Within(Claim):
    """By when a column, which only grows from day to day, had come so far."""

    rows: Sequence[Any]
    column: str
    so_far: float

    def __str__(self) -> str:
        """Write how long it took."""
        found = those(self.rows, ((self.column, "≥", self.so_far),))
        return span_of_days(min((row.day for row in found), default=None))


@dataclass(frozen=True)
class Names(Claim):
    """The names of the rows that meet the tests, in their order.

    ``is_text``: as they are, where what is said isn't shown as Markdown.
    """

    rows: Sequence[Any]
    where: tuple[Test, ...] = ()
    name: str = "title"
    is_text: bool = False

    def __str__(self) -> str:
        """Write all of them."""
        found = those(self.rows, self.where)
        if self.is_text:
            return ", ".join(str(value_of(row, self.name)) for row in found)
        return ", ".join(str(Name(row, self.name)) for row in found)


@dataclass(frozen=True)
class Holds(Claim):
    """Words that are so because a row meets the tests.

    ``below``: because fewer rows do, as none for 1.
    """

    text: str
    rows: Sequence[Any]
    where: tuple[Test, ...] = ()
    below: int = 0

    def __str__(self) -> str:
        """Write the words."""
        return self.text


def holds(text: str, rows: Sequence[Any], *where: Test) -> Sentence:
    """Say words that are so because a row meets the tests."""
    return Sentence([Holds(text, rows, where)])


def never(text: str, rows: Sequence[Any], *where: Test) -> Sentence:
    """Say words that are so because no row meets the tests."""
    return fewer(1, text, rows, *where)


def fewer(below: int, text: str, rows: Sequence[Any], *where: Test) -> Sentence:
    """Say words that are so because fewer rows than that meet the tests."""
    return Sentence([Holds(text, rows, where, below)])


@dataclass(frozen=True)
class Change(Claim):
    """How a count changed: "6% more"; from fewer than FEW as a number, "3 fewer"."""

    row: Any
    after: str = "value"
    before: str = "previous"

    def __str__(self) -> str:
        """Write it with its direction."""
        before = value_of(self.row, self.before)
        gap = value_of(self.row, self.after) - before
        if not gap:
            return "as many"
        often = "more" if gap > 0 else "fewer"
        size = number(abs(gap)) if before < FEW else percent(abs(gap) / before)
        return f"{size} {often}"


@dataclass(frozen=True)
class Direction(Claim):
    """Whether a number of a row is above, below or at zero, as "more" or "fewer"."""

    row: Any
    column: str
    up: str = "more"
    down: str = "fewer"
    level: str = "as many"

    def __str__(self) -> str:
        """Write which of the three it is."""
        value = value_of(self.row, self.column)
        return self.up if value > 0 else self.down if value < 0 else self.level


@dataclass(frozen=True)
class Given(Claim):
    """What somebody asked for, or a rule fixed: no figure of the rows."""

    value: Any

    def __str__(self) -> str:
        """Write it."""
        return str(self.value)
