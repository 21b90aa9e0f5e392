"""JSON lines: one record a line, each a flat object, as the same text as a CSV."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any

import pyarrow as pa

from analytics.sources.limits import Limits
from analytics.sources.parquet_sheet import check_cells
from analytics.sources.refusal import refuse
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally, check_unfolding, plain

_LOOKED_AT = 1_000  # records whose names make the header
_ROWS = 16_384
Record = tuple[int, dict[str, Any]]


def open_json_lines(given: Given, tally: Tally, limits: Limits) -> Sheet:
    """Open a file of JSON lines; a name that comes only later refuses the file."""
    check_unfolding(given, limits)
    records = _records(plain(given, tally, limits), given.label, limits)
    first = list(islice(records, _LOOKED_AT))
    if not first:
        raise refuse(given.label, "there is no record in it")
    header = tuple(dict.fromkeys(name for _, record in first for name in record))

    def rows(positions: Sequence[int]) -> Iterator[pa.Table]:
        return _tables(chain(first, records), header, positions, given.label, limits)

    return Sheet(header, rows)


def _records(stream: Iterator[bytes], label: str, limits: Limits) -> Iterator[Record]:
    for number, line in enumerate(_lines(stream, label, limits), 1):
        if not line.strip():
            continue
        try:  # numbers stay as they are written
            record = json.loads(line, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            raise refuse(label, "not JSON, one record a line", line=number) from None
        if not isinstance(record, dict):
            raise refuse(label, "expected an object with names", line=number)
        yield number, record


def _lines(stream: Iterator[bytes], label: str, limits: Limits) -> Iterator[bytes]:
    pending = b""
    for chunk in stream:
        *whole, pending = (pending + chunk).split(b"\n")
        yield from whole
        if len(pending) > limits.record:
            raise refuse(label, f"record longer than {limits.record:,} bytes")
    yield pending


def _tables(
    records: Iterator[Record],
    header: Sequence[str],
    positions: Sequence[int],
    label: str,
    limits: Limits,
) -> Iterator[pa.Table]:
    known = set(header)
    while batch := list(islice(records, _ROWS)):
        for number, record in batch:
            if not known.issuperset(record):
                rule = "a name that no record before had: is it misspelt?"
                raise refuse(label, rule, line=number)
        lines = pa.array([number for number, _ in batch], pa.int64())
        columns = []
        for position in positions:
            name = header[position]
            cells = [_text(one.get(name), label, number) for number, one in batch]
            columns.append(pa.array(cells, pa.string()))
            check_cells(columns[-1], name, batch[0][0], label, limits)
        names = [f"c{position}" for position in positions]
        yield pa.table([*columns, lines], names=[*names, "line"])


def _text(value: Any, label: str, number: int) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    rule = "holds lists or records; expected text, numbers, true or false"
    raise refuse(label, rule, line=number)
