"""Parquet, row group by row group, as the same text that a CSV would hold."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analytics.sources import signatures
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally, chunks, counted, whole

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_ROWS = 65_536
# What pyarrow raises on a damaged file; a name or a cell may not even be UTF-8. Its
# messages may repeat a value: they are not chained.
_DAMAGE = (pa.ArrowException, OSError, ValueError, KeyError)


def open_parquet(given: Given, tally: Tally, limits: Limits) -> Sheet:
    """Open a Parquet file; one inside a zip is read into memory first."""
    source = _source(given, tally, limits)
    try:
        schema = pq.read_schema(source)
        # What stands in many rows is kept once, however long it is.
        texts = [field.name for field in schema if _is_text(field.type)]
        file = pq.ParquetFile(source, read_dictionary=texts)
        names = tuple(field.name.strip() for field in schema)
    except _DAMAGE:
        raise refuse(given.label, "damaged: it can't be read as Parquet") from None
    Unfolding(given, limits).add(_least(file.metadata))

    def rows(positions: Sequence[int]) -> Iterator[pa.Table]:
        with source:
            _check_types(schema, positions, given.label)
            yield from _rows(file, positions, given, tally, limits)

    return Sheet(names, rows, unit="row")


def _least(told: pq.FileMetaData) -> int:
    """Return how many bytes a file unfolds to by its own word: as pages, or as rows.

    A cell of a row takes at least the comma behind it.
    """
    pages = sum(told.row_group(i).total_byte_size for i in range(told.num_row_groups))
    return int(max(pages, told.num_rows * told.num_columns))


@dataclass
class Unfolding:
    """How many bytes of text were made of a file: too many, and it is refused."""

    given: Given
    limits: Limits
    made: int = 0

    def add(self, more: int) -> None:
        """Count more of them."""
        self.made += more
        limits = self.limits
        if self.made > max(limits.ratio_from, limits.ratio * self.given.size):
            rule = f"unpacks to more than {limits.ratio} times its size: stopped"
            raise refuse(self.given.label, rule)


def _source(given: Given, tally: Tally, limits: Limits) -> io.BufferedIOBase:
    """Return what Parquet can seek in, with the bytes counted and hashed."""
    if given.length != given.size:
        data = whole(given, tally, limits, limits.packed_parquet)
        signatures.check_parquet(data[:512], given.label)
        return io.BytesIO(data)
    head = b""
    for chunk in counted(chunks(given, tally, limits), given, tally, limits):
        head = head or chunk[:512]
    signatures.check_parquet(head, given.label)
    return given.open()  # type: ignore[return-value]


def _check_types(schema: pa.Schema, positions: Sequence[int], label: str) -> None:
    for position in positions:
        kind = schema.field(position).type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if not _is_plain(kind):
            rule = "holds lists, records or bytes; expected text, numbers or days"
            raise refuse(label, rule, column=schema.field(position).name)


def _is_text(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
    )


def _is_plain(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(
        _is_text(kind)
        or types.is_integer(kind)
        or types.is_floating(kind)
        or types.is_decimal(kind)
        or types.is_boolean(kind)
        or types.is_date(kind)
        or types.is_timestamp(kind)
        or types.is_null(kind)
    )


def _rows(
    file: pq.ParquetFile,
    positions: Sequence[int],
    given: Given,
    tally: Tally,
    limits: Limits,
) -> Iterator[pa.Table]:
    names = [file.schema_arrow.field(position).name for position in positions]
    row, unfolding = 1, Unfolding(given, limits)
    try:
        for batch in _pieces(file, names, unfolding):
            cells = [_text(batch.column(name)) for name in names]
            tally.total += sum(cell.nbytes for cell in cells)
            if tally.total > limits.total:
                rule = f"the load is larger than {limits.total:,} bytes"
                raise refuse(given.label, rule)
            for name, cell in zip(names, cells, strict=True):
                check_cells(cell, name, row, given.label, limits)
            lines = pa.array(range(row, row + len(batch)), type=pa.int64())
            row += len(batch)
            labels = [f"c{position}" for position in positions]
            yield pa.table([*cells, lines], names=[*labels, "line"])
    except _DAMAGE:
        raise refuse(given.label, "damaged: its rows can't be read") from None


def _pieces(
    file: pq.ParquetFile, names: Sequence[str], unfolding: Unfolding
) -> Iterator[pa.RecordBatch]:
    """Yield rows in pieces whose text is no more than is checked in one query."""
    for batch in file.iter_batches(batch_size=_ROWS, columns=names):
        long = sum(_length(batch.column(name)) for name in names)
        unfolding.add(long)
        step = max(1, len(batch) * unfolding.limits.batch // max(long, 1))
        for first in range(0, len(batch), step):
            yield batch.slice(first, step)


def _length(cells: pa.Array) -> int:
    """Return how many bytes cells are as text, commas between them included."""
    if pa.types.is_dictionary(cells.type) and _is_text(cells.type.value_type):
        each = pc.binary_length(cells.dictionary).take(cells.indices)
        return int(pc.sum(each).as_py() or 0) + len(cells)
    return int(cells.nbytes) + len(cells)


def _text(cells: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_decode()
    if pa.types.is_timestamp(cells.type) and cells.type.tz is not None:
        cells = cells.cast(pa.timestamp(cells.type.unit, "UTC"))
    text = pc.fill_null(cells.cast(pa.string()), "")
    text.validate(full=True)
    return text


def check_cells(
    cells: pa.Array, name: str, row: int, label: str, limits: Limits
) -> None:
    """Refuse cells with control characters, or longer than cells may be."""
    for wrong, rule in (
        (pc.match_substring_regex(cells, _CONTROL), "control character"),
        (
            pc.greater(pc.binary_length(cells), limits.field),
            f"field longer than {limits.field:,} bytes",
        ),
    ):
        first = pc.index(wrong, True).as_py()
        if first >= 0:
            raise refuse(label, rule, place=f"row {row + first:,}", column=name)
