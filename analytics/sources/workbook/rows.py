"""A sheet's rows as the same text that a CSV would hold."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from io import BytesIO
from itertools import chain, islice
from typing import IO, Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from analytics.sources.heading import MOST_ABOVE, heading_at, said_of_heading
from analytics.sources.limits import Limits
from analytics.sources.parquet_sheet import check_cells
from analytics.sources.refusal import refuse
from analytics.sources.shape import Shape
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally, chunks, counted, whole
from analytics.sources.workbook.guard import look_through

_ROWS = 16_384
_EXACT = 10**15  # Excel keeps 15 digits of a number: what is longer has lost some
Row = list[Any]


def open_workbook(given: Given, tally: Tally, limits: Limits, shape: Shape) -> Sheet:
    """Open one sheet of a workbook, that ``given.sheet`` names."""
    stream = _stream(given, tally, limits)
    inside = look_through(stream, given.label, limits, given.sheet)
    rows = _rows(stream, given)
    first = list(islice(rows, shape.heading or MOST_ABOVE + 1))
    if not first:
        raise refuse(given.label, "the sheet is empty")
    texts = [[_plain(cell) for cell in row] for row in first]
    above = shape.heading - 1 if shape.heading else heading_at(texts)
    if above >= len(texts):
        raise refuse(given.label, f"there is no row {above + 1:,}")
    named = tuple(name.strip() for name in texts[above])
    last = max((place for place, name in enumerate(named) if name), default=-1)
    remarks = inside.remarks
    if above:
        remarks = (said_of_heading(above, "row"), *remarks)
    rest = chain(first[above + 1 :], rows)

    def tables(positions: Sequence[int]) -> Iterator[pa.Table]:
        with stream:
            yield from _tables(rest, above + 2, positions, given, tally, limits)

    return Sheet(named[: last + 1], tables, unit="row", remarks=remarks)


def sheet_names(
    given: Given, limits: Limits
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of a workbook's sheets: those shown, and those hidden."""
    with _stream(given, Tally(), limits) as stream:
        look_through(stream, given.label, limits)
        sheets = [
            one
            for one in _opened(stream, given.label).sheets_metadata
            if str(one.typ).endswith("WorkSheet")
        ]
    shown = tuple(one.name for one in sheets if str(one.visible).endswith(".Visible"))
    return shown, tuple(one.name for one in sheets if one.name not in shown)


def _stream(given: Given, tally: Tally, limits: Limits) -> IO[bytes]:
    """Return what a workbook's parts can be sought in, with its bytes counted."""
    if given.length != given.size:
        return BytesIO(whole(given, tally, limits, limits.packed_workbook))
    for _ in counted(chunks(given, tally, limits), given, tally, limits):
        pass
    if tally.given > limits.workbook:
        raise refuse(given.label, f"larger than {limits.workbook:,} bytes")
    return given.open()


def _opened(stream: IO[bytes], label: str) -> CalamineWorkbook:
    stream.seek(0)
    try:
        return CalamineWorkbook.from_filelike(stream)
    except (CalamineError, OSError, ValueError):  # its message may repeat a value
        raise refuse(label, "damaged: it can't be read as a workbook") from None


def _rows(stream: IO[bytes], given: Given) -> Iterator[Row]:
    book = _opened(stream, given.label)
    try:
        yield from book.get_sheet_by_name(given.sheet).iter_rows()
    except (CalamineError, OSError, ValueError):
        raise refuse(given.label, "damaged: its rows can't be read") from None


def _tables(
    rows: Iterator[Row],
    first: int,
    positions: Sequence[int],
    given: Given,
    tally: Tally,
    limits: Limits,
) -> Iterator[pa.Table]:
    names = [f"c{position}" for position in positions]
    while batch := list(islice(rows, _ROWS)):
        columns = []
        for position in positions:
            cells = [row[position] if position < len(row) else "" for row in batch]
            columns.append(
                pa.array([_text(cell, tally) for cell in cells], pa.string())
            )
        tally.total += sum(column.nbytes for column in columns)
        if tally.total > limits.total:
            raise refuse(given.label, f"the load is larger than {limits.total:,} bytes")
        for name, column in zip(names, columns, strict=True):
            check_cells(column, name, first, given.label, limits)
        lines = pa.array(range(first, first + len(batch)), pa.int64())
        first += len(batch)
        yield pa.table([*columns, lines], names=[*names, "line"])


def _text(cell: Any, tally: Tally) -> str:
    """Return a cell as text, and count what isn't written so in the workbook."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime | date):
        tally.note("days and times, kept as numbers, written as days")
    elif isinstance(cell, float) and abs(cell) >= _EXACT:
        tally.note("numbers of more than 15 digits, of which Excel has lost the last")
    elif isinstance(cell, float | int):
        tally.note("numbers written as text")
    return _plain(cell)


@cache
def _day(cell: date) -> str:
    return cell.isoformat()


def _plain(cell: Any) -> str:
    if isinstance(cell, datetime):
        is_day = cell.time() == time()
        return _day(cell.date()) if is_day else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return _day(cell)
    if isinstance(cell, float) and abs(cell) >= _EXACT:
        return f"{cell:.15E}"  # as a spreadsheet shortens it: no id any more
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
