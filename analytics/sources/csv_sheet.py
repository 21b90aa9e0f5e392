"""CSV, read in blocks of whole records: memory stays the same for any size."""

from collections.abc import Iterator, Sequence
from itertools import chain

import pyarrow as pa
import pyarrow.csv as pa_csv

from analytics.sources.csv_begun import Begun, begin
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.scan import STRAY_QUOTE, Block, Layout, check_widths, layout
from analytics.sources.shape import AS_USUAL, Shape
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally, check_unfolding


def open_csv(
    given: Given, tally: Tally, limits: Limits, shape: Shape = AS_USUAL
) -> Sheet:
    """Open a CSV file, packed or not: check its first bytes and read its header.

    Columns at the end without a name are left out, where nothing is in them.
    """
    check_unfolding(given, limits)
    begun = begin(given, tally, limits, shape)
    blocks = _records(begun, given.label, limits)
    header = _named(begun.header)
    nameless = len(begun.header) - len(header)

    def rows(positions: Sequence[int]) -> Iterator[pa.Table]:
        return _rows(blocks, begun, len(header), positions, limits)

    remarks = begun.remarks
    if nameless:
        remarks += (f"{nameless:,} columns without a name, and empty, left out",)
    return Sheet(header, rows, remarks=remarks)


def header_of(given: Given, limits: Limits) -> tuple[str, ...]:
    """Return the names in a CSV file's heading; RefusedError where it has none.

    Nothing after it is looked at: whether the file can be taken is another question.
    """
    return _named(begin(given, Tally(), limits, AS_USUAL).header)


def _named(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return a header without the columns at its end that have no name."""
    last = max(place for place, name in enumerate(header) if name)
    return header[: last + 1]


def _records(begun: Begun, label: str, limits: Limits) -> Iterator[Block]:
    """Cut the stream into blocks that end where a record ends."""
    pending, line, offset = b"", begun.line, begun.offset
    separator = ord(begun.separator)
    for chunk in chain((begun.head,), begun.rest, (None,)):
        pending += chunk or b""
        if chunk is not None and len(pending) < limits.block:
            continue
        if chunk is None and pending and not pending.endswith(b"\n"):
            pending += b"\n"
        cut = _last_end(pending)
        if cut:
            yield Block(pending[:cut], label, line, offset, begun.header, separator)
        line += pending.count(b"\n", 0, cut)
        offset, pending = offset + cut, pending[cut:]
        if pending and (chunk is None or len(pending) > limits.record):
            raise _unclosed(pending, label, line, limits, separator)


def _last_end(data: bytes) -> int:
    """Return how many bytes of ``data`` are whole records."""
    end = data.rfind(b"\n")
    inside = data.count(b'"', 0, max(end, 0)) % 2
    while end >= 0 and inside:
        before = data.rfind(b"\n", 0, end)
        inside = (inside + data.count(b'"', max(before, 0), end)) % 2
        end = before
    return end + 1


def _unclosed(
    data: bytes, label: str, line: int, limits: Limits, separator: int
) -> Exception:
    """Say where the quote was opened that swallows the rest of ``data``."""
    if data.count(b'"') % 2 == 0:
        rule = f"record longer than {limits.record:,} bytes"
        return refuse(label, rule, line=line)
    opened = data.rfind(b'"')
    while opened > 0 and data[opened - 1 : opened] == b'"':
        opened = data.rfind(b'"', 0, opened - 1)
    line += data.count(b"\n", 0, opened)
    if data[:opened][-1:] not in (b"", bytes([separator]), b"\n"):
        return refuse(label, STRAY_QUOTE, line=line)
    return refuse(label, "a quote is opened here and never closed", line=line)


def _rows(
    blocks: Iterator[Block],
    begun: Begun,
    named: int,
    wanted: Sequence[int],
    limits: Limits,
) -> Iterator[pa.Table]:
    nameless = tuple(range(named, len(begun.header)))
    for number, block in enumerate(blocks):
        found = layout(block, limits)
        check_widths(block, found, len(begun.header))
        skip = 1 if number == 0 else 0
        if len(found.starts) > skip:
            table = _parsed(block, found, skip, (*wanted, *nameless))
            _check_nameless(table, nameless, block.label)
            yield table.drop_columns([f"c{position}" for position in nameless])


def _check_nameless(table: pa.Table, nameless: Sequence[int], label: str) -> None:
    """Refuse a column without a name in which something stands."""
    for position in nameless:
        cells = table.column(f"c{position}")
        if not any(map(str.strip, cells.unique().to_pylist())):
            continue
        filled = [bool(cell.strip()) for cell in cells.to_pylist()]
        rule = f"column {position + 1} has no name, but something is in it"
        line = table.column("line")[filled.index(True)].as_py()
        raise refuse(label, rule, line=line)


def _parsed(block: Block, found: Layout, skip: int, wanted: Sequence[int]) -> pa.Table:
    """Have Arrow cut the block into cells, and see that it found the same records."""
    start = int(found.starts[skip])
    lines = found.lines[skip:]
    try:
        table = _cells(memoryview(block.data)[start:], block, wanted)
    except pa.ArrowInvalid:
        table = None  # its message repeats a record: never chained, never shown
    if table is None or table.num_rows != len(lines):
        rule = "two readers disagree on how many records there are: not taken"
        raise refuse(block.label, rule, line=block.line)
    return table.append_column("line", pa.array(lines, type=pa.int64()))


def _cells(data: memoryview, block: Block, wanted: Sequence[int]) -> pa.Table:
    names = [f"c{position}" for position in range(len(block.header))]
    return pa_csv.read_csv(
        pa.BufferReader(data),
        read_options=pa_csv.ReadOptions(
            column_names=names, block_size=len(data) + 1, use_threads=False
        ),
        parse_options=pa_csv.ParseOptions(
            delimiter=chr(block.separator), newlines_in_values=True
        ),
        convert_options=pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[names[position] for position in wanted],
            strings_can_be_null=False,
        ),
    )
