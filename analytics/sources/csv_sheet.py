"""CSV, read in blocks of whole records: memory stays the same for any size."""

import csv
from collections.abc import Iterator, Sequence
from itertools import chain

import pyarrow as pa
import pyarrow.csv as pa_csv

from analytics.sources import signatures
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.scan import STRAY_QUOTE, Block, Layout, check_widths, layout
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally, check_unfolding, plain

_BOM = b"\xef\xbb\xbf"


def open_csv(given: Given, tally: Tally, limits: Limits) -> Sheet:
    """Open a CSV file, packed or not: check its first bytes and read its header."""
    check_unfolding(given, limits)
    stream = plain(given, tally, limits)
    head = next(stream, b"")
    while len(head) < 512 and (more := next(stream, b"")):
        head += more
    signatures.check_text(head, given.label)
    records = _records(chain((head,), stream), given.label, limits)
    first = next(records, None)
    if first is None:
        raise refuse(given.label, "nothing in it but a byte order mark")
    line = first.data.split(b"\n", 1)[0]
    header = _header(line, given.label)
    blocks = chain((first,), records)

    def rows(positions: Sequence[int]) -> Iterator[pa.Table]:
        return _rows(blocks, header, positions, limits)

    return Sheet(header, rows)


def header_of(given: Given, limits: Limits) -> tuple[str, ...]:
    """Return the names in a CSV file's first line; RefusedError where it has none.

    Nothing after that line is looked at: whether the file can be taken is another
    question.
    """
    head = b""
    for chunk in plain(given, Tally(), limits):
        head += chunk
        if b"\n" in head or len(head) > limits.record:
            break
    signatures.check_text(head, given.label)
    return _header(head.removeprefix(_BOM).split(b"\n", 1)[0], given.label)


def _header(line: bytes, label: str) -> tuple[str, ...]:
    text = line.rstrip(b"\r").decode("utf-8", "replace")
    if "\r" in text:
        raise refuse(label, "line ends with CR alone; expected LF or CRLF", line=1)
    names = next(csv.reader([text]), [])
    if not any(name.strip() for name in names):
        raise refuse(label, "the first line is blank; expected the header", line=1)
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if len(names) == 1 and mark in text:
            rule = f"fields are separated by {name}; expected commas"
            raise refuse(label, rule, line=1)
    return tuple(name.strip() for name in names)


def _records(chunks: Iterator[bytes], label: str, limits: Limits) -> Iterator[Block]:
    """Cut the stream into blocks that end where a record ends."""
    pending, line, offset = b"", 1, 0
    first = True
    for chunk in chain(chunks, (None,)):
        pending += chunk or b""
        if first and pending.startswith(_BOM):
            pending, offset = pending[len(_BOM) :], len(_BOM)
        first = False
        if chunk is not None and len(pending) < limits.block:
            continue
        if chunk is None and pending and not pending.endswith(b"\n"):
            pending += b"\n"
        cut = _last_end(pending)
        if cut:
            yield Block(pending[:cut], label, line, offset)
        line += pending.count(b"\n", 0, cut)
        offset, pending = offset + cut, pending[cut:]
        if pending and (chunk is None or len(pending) > limits.record):
            raise _unclosed(pending, label, line, limits)


def _last_end(data: bytes) -> int:
    """Return how many bytes of ``data`` are whole records."""
    end = data.rfind(b"\n")
    inside = data.count(b'"', 0, max(end, 0)) % 2
    while end >= 0 and inside:
        before = data.rfind(b"\n", 0, end)
        inside = (inside + data.count(b'"', max(before, 0), end)) % 2
        end = before
    return end + 1


def _unclosed(data: bytes, label: str, line: int, limits: Limits) -> Exception:
    """Say where the quote was opened that swallows the rest of ``data``."""
    if data.count(b'"') % 2 == 0:
        rule = f"record longer than {limits.record:,} bytes"
        return refuse(label, rule, line=line)
    opened = data.rfind(b'"')
    while opened > 0 and data[opened - 1 : opened] == b'"':
        opened = data.rfind(b'"', 0, opened - 1)
    line += data.count(b"\n", 0, opened)
    if data[:opened][-1:] not in (b"", b",", b"\n"):
        return refuse(label, STRAY_QUOTE, line=line)
    return refuse(label, "a quote is opened here and never closed", line=line)


def _rows(
    blocks: Iterator[Block],
    header: tuple[str, ...],
    wanted: Sequence[int],
    limits: Limits,
) -> Iterator[pa.Table]:
    for number, block in enumerate(blocks):
        named = Block(block.data, block.label, block.line, block.offset, header)
        found = layout(named, limits)
        check_widths(named, found, len(header))
        skip = 1 if number == 0 else 0
        if len(found.starts) > skip:
            yield _parsed(named, found, skip, wanted)


def _parsed(block: Block, found: Layout, skip: int, wanted: Sequence[int]) -> pa.Table:
    """Have Arrow cut the block into cells, and see that it found the same records."""
    start = int(found.starts[skip])
    lines = found.lines[skip:]
    try:
        table = _cells(memoryview(block.data)[start:], len(block.header), wanted)
    except pa.ArrowInvalid:
        table = None  # its message repeats a record: never chained, never shown
    if table is None or table.num_rows != len(lines):
        rule = "two readers disagree on how many records there are: not taken"
        raise refuse(block.label, rule, line=block.line)
    return table.append_column("line", pa.array(lines, type=pa.int64()))


def _cells(data: memoryview, width: int, wanted: Sequence[int]) -> pa.Table:
    names = [f"c{position}" for position in range(width)]
    return pa_csv.read_csv(
        pa.BufferReader(data),
        read_options=pa_csv.ReadOptions(
            column_names=names, block_size=len(data) + 1, use_threads=False
        ),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[names[position] for position in wanted],
            strings_can_be_null=False,
        ),
    )
