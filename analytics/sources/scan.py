"""The structure of a block of CSV: where its records and fields begin and end.

Our own strict rules, on whole arrays of bytes: RFC 4180 with LF or CRLF, and nothing
guessed. A parser that forgives turns one forgotten quote into a thousand lost rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.findings import Finding, RefusedError
from analytics.sources.limits import Limits

_CONTROL = bytes({*range(32), 127} - {9, 10, 13})
_LF, _CR, _QUOTE = 10, 13, 34
STRAY_QUOTE = "quote in the middle of a field that doesn't begin with one"
Positions = np.ndarray


@dataclass(frozen=True)
class Block:
    """Whole records of one file, the last one ended by LF.

    ``line`` and ``offset`` (bytes) say where the block begins in its file; ``header``
    names the fields, for messages (empty until it is known); ``separator`` is the byte
    that stands between fields.
    """

    data: bytes
    label: str
    line: int
    offset: int
    header: Sequence[str] = ()
    separator: int = ord(",")


@dataclass(frozen=True)
class Layout:
    """Positions in a block: ``ends`` of records, ``commas`` between fields,
    or what stands there for them.

    ``starts`` and ``lines`` (physical, from 1) are of the records that aren't blank,
    ``stops`` their ends.
    """

    ends: Positions
    commas: Positions
    starts: Positions
    stops: Positions
    lines: Positions


def layout(block: Block, limits: Limits) -> Layout:
    """Find records and fields; refuse what breaks the rules of the format."""
    octets = np.frombuffer(block.data, dtype=np.uint8)
    marks = _marks(octets, block.separator)
    feeds = marks.at[marks.what == _LF]
    ends = marks.at[(marks.what == _LF) & marks.outside]
    commas = marks.at[(marks.what == block.separator) & marks.outside]
    starts = np.concatenate(([0], ends[:-1] + 1)).astype(np.int64)
    lengths = ends - starts
    blank = (lengths == 0) | ((lengths == 1) & (octets[starts] == _CR))
    lines = block.line + np.searchsorted(feeds, starts)
    kept = ~blank
    found = Layout(ends, commas, starts[kept], ends[kept], lines[kept])
    _check_bytes(block, found)
    _check_returns(block, found, octets, marks)
    _check_quotes(block, found, octets, marks)
    _check_lengths(block, found, limits)
    return found


@dataclass(frozen=True)
class _Marks:
    """Where quotes, commas, LF and CR stand, which is which, and what is in quotes."""

    at: Positions
    what: np.ndarray
    outside: np.ndarray  # after a quote: whether it closed


def _marks(octets: np.ndarray, separator: int) -> _Marks:
    quotes = octets == _QUOTE
    any_mark = quotes | (octets == separator) | (octets == _LF) | (octets == _CR)
    at = np.flatnonzero(any_mark)
    what = octets[at]
    return _Marks(at, what, np.cumsum(what == _QUOTE) % 2 == 0)


def _check_bytes(block: Block, found: Layout) -> None:
    data = block.data
    if len(data.translate(None, _CONTROL)) != len(data):
        at = min(place for c in _CONTROL if (place := data.find(c)) >= 0)
        raise error_at(block, found, at, f"control character U+{data[at]:04X}")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        rule = (
            f"byte 0x{data[error.start]:02X} at offset "
            f"{block.offset + error.start:,} is not UTF-8; the file looks like "
            "Windows-1252: save it as UTF-8, or confirm that it is so in mapping.yaml "
            "(cairn map shows how)"
        )
        raise error_at(block, found, error.start, rule) from None


def _check_returns(
    block: Block, found: Layout, octets: np.ndarray, marks: _Marks
) -> None:
    returns = marks.at[(marks.what == _CR) & marks.outside]
    lone = returns[octets[returns + 1] != _LF]
    if len(lone):
        rule = "line ends with CR alone; expected LF or CRLF"
        raise error_at(block, found, int(lone[0]), rule, named=False)


def _check_quotes(
    block: Block, found: Layout, octets: np.ndarray, marks: _Marks
) -> None:
    quotes, closes = marks.at[marks.what == _QUOTE], marks.outside[marks.what == _QUOTE]
    opening, closing = quotes[~closes], quotes[closes]
    before = octets[opening - 1]
    fine = (
        (before == block.separator)
        | (before == _LF)
        | (before == _QUOTE)
        | (opening == 0)
    )
    if not fine.all():
        raise error_at(block, found, int(opening[~fine][0]), STRAY_QUOTE)
    after = octets[closing + 1]
    fine = (
        (after == block.separator) | (after == _LF) | (after == _QUOTE) | (after == _CR)
    )
    if not fine.all():
        rule = "text after a closing quote (was a quote left open before?)"
        raise error_at(block, found, int(closing[~fine][0]), rule)


def _check_lengths(block: Block, found: Layout, limits: Limits) -> None:
    if (
        not len(found.ends)
        or int(np.diff(found.ends, prepend=-1).max()) <= limits.field
    ):
        return
    marks = np.sort(np.concatenate(([-1], found.commas, found.ends)))
    gaps = np.diff(marks) - 1
    if int(gaps.max()) > limits.field:
        at = int(marks[int(gaps.argmax())]) + 1
        rule = f"field longer than {limits.field:,} bytes"
        raise error_at(block, found, at, rule)


def check_widths(block: Block, found: Layout, width: int) -> None:
    """Refuse the first record that doesn't have ``width`` fields."""
    first = np.searchsorted(found.commas, found.starts)
    fields = np.searchsorted(found.commas, found.stops) - first + 1
    wrong = np.flatnonzero(fields != width)
    if len(wrong):
        at = int(wrong[0])
        rule = f"{int(fields[at])} fields, expected {width}"
        raise RefusedError([Finding(block.label, rule, line=int(found.lines[at]))])


def error_at(
    block: Block, found: Layout, at: int, rule: str, named: bool = True
) -> RefusedError:
    """Build the error for byte ``at``: its line and, where it is known, its column."""
    line = block.line + block.data.count(b"\n", 0, at)
    record = int(np.searchsorted(found.ends, at))
    start = int(found.ends[record - 1]) + 1 if record else 0
    index = int(
        np.searchsorted(found.commas, at) - np.searchsorted(found.commas, start)
    )
    column = block.header[index] if named and index < len(block.header) else None
    return RefusedError([Finding(block.label, rule, line=line, column=column)])
