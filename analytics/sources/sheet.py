"""A file of records, opened: its header, and its rows as text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Rows = Callable[[Sequence[int]], Iterator[pa.Table]]


@dataclass(frozen=True)
class Sheet:
    """One opened file. ``rows`` may be asked once.

    ``rows(positions)`` yields tables of text columns ``c<position>`` and ``line``
    (int64): the physical line where a record starts, or the row number in Parquet.
    An empty cell is the empty text. ``unit`` is what that number counts. ``remarks``
    say what was recognised of how the file is written.
    """

    header: tuple[str, ...]
    rows: Rows
    unit: Literal["line", "row"] = "line"
    remarks: tuple[str, ...] = ()
