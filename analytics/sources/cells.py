"""How the text of one column is made of a row's cells: SQL over ``r<position>``.

These are the cells without blanks around them, NULL where nothing is left. Words that
say nothing, such as NULL or N/A, leave a cell of anything but text empty, unless a
mapping's table of words takes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

from analytics.sources.cell_words import EMPTIED, is_nothing, trimmed
from analytics.sources.moments import quoted
from analytics.table import Column, Kind

OTHER = "*"  # in a table of words: any other word; as a value: the word as it is
_DAYS = "[+-]?[0-9]{1,5}([.]0+)?"
_LAST_FIRST = r"^([^,]+),\s*([^,]+)(.*)$"
_TURNED = r"\2 \1\3"
_NOT_LISTED = "a word that the mapping's values don't list"
_NO_DAY = "not a whole number of days from a day that the mapping's day_zero lists"


@dataclass(frozen=True)
class Cell:
    """Where a column's text comes from; ``positions`` are columns of the file.

    The first one that is filled in, or, with ``around``, all of them with the texts
    that stand before, between and behind; or a ``constant``. ``values`` is a table of
    words; ``zero`` a position and the day that each word there counts days from. Where
    ``names_recipient``, an empty text is the recipient's id (``who``) instead. Where
    ``is_last_first``, "Last, First" is turned.
    """

    positions: tuple[int, ...] = ()
    around: tuple[str, ...] = ()
    constant: str | None = None
    values: Mapping[str, str | None] | None = None
    zero: tuple[int, Mapping[str, str]] | None = None
    names_recipient: bool = False
    is_last_first: bool = False

    @property
    def reads(self) -> tuple[int, ...]:
        """Every position that is read."""
        return self.positions if self.zero is None else (*self.positions, self.zero[0])


@dataclass(frozen=True)
class Kept:
    """Rows that count: those with one of ``words`` at ``position``, or without any."""

    position: int
    words: tuple[str, ...]
    has_one: bool = True


def has_words(cell: Cell) -> bool:
    """Tell whether a table of words stands between the file's texts and ours."""
    return cell.values is not None or cell.zero is not None


def kept_sql(kept: tuple[Kept, ...]) -> str:
    """SQL over ``c<position>``, cells as they came: whether a row counts at all."""
    tests = []
    for one in kept:
        words = ", ".join(quoted(word) for word in one.words)
        negated = "" if one.has_one else "not "
        cell = trimmed(f"c{one.position}")
        tests.append(f"coalesce({cell}, '') {negated}in ({words})")
    return " and ".join(tests) or "true"


def text(column: Column | None, cell: Cell) -> str:
    """SQL: the text of a column of ours, or of an attribute (None); NULL if empty."""
    said = _translated(_raw(column, cell), cell)
    if cell.is_last_first:
        said = f"regexp_replace({said}, {quoted(_LAST_FIRST)}, {quoted(_TURNED)})"
    if cell.zero is not None:
        said = _counted(said, cell)
    return f"coalesce({said}, who)" if cell.names_recipient else said


def unknown(column: Column | None, cell: Cell) -> str:
    """SQL: what is wrong with the words of a cell by the mapping's tables, or NULL."""
    raw = _raw(column, cell)
    cases = []
    if cell.values is not None and OTHER not in cell.values:
        listed = ", ".join(quoted(word) for word in cell.values)
        cases.append(f"when {raw} not in ({listed}) then {quoted(_NOT_LISTED)}")
    if cell.zero is not None:
        said = _translated(raw, cell)
        lost = f"{said} is not null and {_counted(said, cell)} is null"
        cases.append(f"when {lost} then {quoted(_NO_DAY)}")
    return f"case {' '.join(cases)} end" if cases else "null"


def emptied(column: Column | None, cell: Cell) -> str | None:
    """SQL: whether a word for nothing leaves a cell empty; None where none can."""
    if not _is_emptied(column, cell) or not cell.positions:
        return None
    return " or ".join(_says_nothing(p, column, cell) for p in cell.positions)


def _is_emptied(column: Column | None, cell: Cell) -> TypeGuard[Column]:
    if column is None:
        return False
    if column.kind not in EMPTIED and not column.is_address:
        return False
    return cell.values is None or cell.values.get(OTHER, OTHER) == OTHER


def _says_nothing(position: int, column: Column, cell: Cell) -> str:
    known = [quoted(word) for word in cell.values or () if word not in ("", OTHER)]
    listed = f" and r{position} not in ({', '.join(known)})" if known else ""
    return f"({is_nothing(f'r{position}', column.kind)}{listed})"


def _one(column: Column | None, position: int, cell: Cell) -> str:
    if not _is_emptied(column, cell):
        return f"r{position}"
    says_nothing = _says_nothing(position, column, cell)
    return f"case when {says_nothing} then null else r{position} end"


def _raw(column: Column | None, cell: Cell) -> str:
    if cell.constant is not None:
        return quoted(cell.constant)
    each = [_one(column, position, cell) for position in cell.positions]
    if not each:
        return "cast(null as varchar)"
    if not cell.around:
        return each[0] if len(each) == 1 else f"coalesce({', '.join(each)})"
    parts = [quoted(cell.around[0])]
    for one, after in zip(each, cell.around[1:], strict=True):
        parts += [one, quoted(after)]
    if column is not None and column.kind is Kind.ID:
        return f"({' || '.join(parts)})"  # with a part missing it would be another's
    joined = trimmed(f"regexp_replace(concat({', '.join(parts)}), ' +', ' ', 'g')")
    return f"case when coalesce({', '.join(each)}) is not null then {joined} end"


def _translated(raw: str, cell: Cell) -> str:
    if cell.values is None:
        return raw
    cases = [
        f"when {raw} = {quoted(theirs)} then {_word(ours)}"
        for theirs, ours in cell.values.items()
        if theirs not in ("", OTHER)
    ]
    other = cell.values.get(OTHER)
    empty = _word(cell.values.get(""))
    rest = raw if other == OTHER else _word(other)
    return f"case when {raw} is null then {empty} {' '.join(cases)} else {rest} end"


def _word(word: str | None) -> str:
    return "cast(null as varchar)" if word is None else quoted(word)


def _counted(days: str, cell: Cell) -> str:
    assert cell.zero is not None
    position, zeros = cell.zero
    cases = " ".join(
        f"when {quoted(word)} then date {quoted(day)}" for word, day in zeros.items()
    )
    number = f"try_cast(split_part({days}, '.', 1) as integer)"
    return (
        f"case when regexp_full_match({days}, {quoted(_DAYS)}) then"
        f" cast(case r{position} {cases} end + {number} as varchar) end"
    )
