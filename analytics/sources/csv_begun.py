"""The beginning of a text file of records: its encoding, separator and heading."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from analytics.sources import signatures
from analytics.sources.heading import MOST_ABOVE, heading_at, said_of_heading
from analytics.sources.limits import Limits
from analytics.sources.recode import called, marked, recoded
from analytics.sources.refusal import refuse
from analytics.sources.shape import SEPARATORS, Shape
from analytics.sources.streams import Given, Tally, plain

_BOM = b"\xef\xbb\xbf"
_LEAST = 512  # bytes by which other kinds of file are told
_LOOKED_AT = 10  # rows by which a separator is told


@dataclass(frozen=True)
class Begun:
    """A text of records from its heading on, as UTF-8: what is read, and what follows.

    ``line`` and ``offset`` say where in the file that is, ``header`` the names of
    columns, ``separator`` what stands between them, ``remarks`` what was recognised.
    """

    head: bytes
    rest: Iterator[bytes]
    line: int
    offset: int
    header: tuple[str, ...]
    separator: str
    remarks: tuple[str, ...]


def begin(given: Given, tally: Tally, limits: Limits, shape: Shape) -> Begun:
    """Read a file's beginning; RefusedError where it isn't text with a heading."""
    stream = plain(given, tally, limits)
    head = _filled(next(stream, b""), stream, _LEAST)
    stream = chain((head,), stream)
    encoding = shape.encoding or marked(head)
    remarks = []
    if encoding is not None and encoding != "utf-8":
        if not head:
            raise refuse(given.label, "the file is empty (0 bytes)")
        remarks.append(f"read as {called(encoding)}")
        stream = recoded(stream, encoding, given.label, tally)
    head = _filled(next(stream, b""), stream, _LEAST)
    signatures.check_text(head, given.label)
    offset = len(_BOM) if head.startswith(_BOM) else 0
    head = _first_lines(head[offset:], stream, limits)
    if not head:
        raise refuse(given.label, "nothing in it but a byte order mark")
    separator, above = _told(head, shape)
    if separator != ",":
        remarks.append(f"read with {SEPARATORS[separator]} between fields")
    at = _after(head, above)
    header = _header(head[at:], separator, above + 1, given.label)
    if above and not (above == 1 and head.startswith(b"sep=")):
        remarks.append(said_of_heading(above, "line"))
    named = tuple(remarks)
    return Begun(head[at:], stream, above + 1, offset + at, header, separator, named)


def _filled(head: bytes, stream: Iterator[bytes], least: int) -> bytes:
    while len(head) < least and (more := next(stream, b"")):
        head += more
    return head


def _first_lines(head: bytes, stream: Iterator[bytes], limits: Limits) -> bytes:
    """Read on until the first lines are there: a separator is told by them."""
    while head.count(b"\n") < 2 and len(head) <= limits.record:
        more = next(stream, b"")
        if not more:
            break
        head += more
    return head


def _told(head: bytes, shape: Shape) -> tuple[str, int]:
    """Return what separates fields, and how many lines are above the heading."""
    text = head[:65_536].decode("utf-8", "replace")
    lines = text.split("\n", MOST_ABOVE + _LOOKED_AT)[: MOST_ABOVE + _LOOKED_AT]
    said = 0
    separator = shape.separator
    first = lines[0].strip().strip('"')
    if first[:4].lower() == "sep=" and first[4:5] in SEPARATORS:
        separator, said = separator or first[4:5], 1
    elif lines[0].startswith("sep=\t"):
        separator, said = separator or "\t", 1
    separator = separator or _separator(lines)
    if shape.heading is not None:
        return separator, shape.heading - 1
    return separator, said + heading_at(_parsed(lines[said:], separator))


def _separator(lines: Sequence[str]) -> str:
    """Return what makes the same number of fields of each row, and the most of them.

    Commas where nothing does better: they are what is expected.
    """
    best, most = ",", _regular(lines, ",")
    for mark in (";", "\t", "|"):
        fields = _regular(lines, mark)
        if fields > most:
            best, most = mark, fields
    return best


def _regular(lines: Sequence[str], mark: str) -> int:
    """Return how many fields rows have, from the heading on; 1 where they differ."""
    rows = _parsed(lines, mark)
    rows = [row for row in rows[heading_at(rows) :] if any(row)][:_LOOKED_AT]
    # The last one may be cut off in the middle.
    widths = {len(row) for row in (rows[:-1] if len(rows) > 2 else rows)}
    return widths.pop() if len(widths) == 1 else 1


def _parsed(lines: Sequence[str], mark: str) -> list[list[str]]:
    """Cut lines into cells, each for itself: what is looked at stays a line."""
    found = []
    for line in lines:
        try:
            found.append(next(csv.reader([line.rstrip("\r")], delimiter=mark), []))
        except csv.Error:
            found.append([line])
    return found


def _after(head: bytes, lines: int) -> int:
    """Return where in the head so many lines have ended."""
    at = 0
    for _ in islice(range(lines), lines):
        end = head.find(b"\n", at)
        if end < 0:
            return len(head)
        at = end + 1
    return at


def _header(head: bytes, separator: str, line: int, label: str) -> tuple[str, ...]:
    text = head.split(b"\n", 1)[0].rstrip(b"\r").decode("utf-8", "replace")
    if "\r" in text:
        raise refuse(label, "line ends with CR alone; expected LF or CRLF", line=line)
    names = next(csv.reader([text], delimiter=separator), [])
    if not any(name.strip() for name in names):
        raise refuse(label, "this line is blank; expected the heading", line=line)
    return tuple(name.strip() for name in names)
