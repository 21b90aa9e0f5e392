"""A look at a file of records: its header, and its first rows as text."""

from dataclasses import dataclass, replace
from pathlib import Path

from analytics.sources.cell_words import says_nothing, without_blanks
from analytics.sources.gather import single
from analytics.sources.header import check_header
from analytics.sources.limits import LIMITS, MIB, Limits
from analytics.sources.open_sheet import open_sheet
from analytics.sources.secrets import is_secret
from analytics.sources.streams import Tally

ROWS = 200


@dataclass(frozen=True)
class Peek:
    """The header of a file and its first rows; ``name`` is the file's.

    A column that looks like a secret or a national id is never read: it isn't among
    ``columns``, and rows have no cell of it. Nor are columns without a name.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def never_read(self) -> tuple[str, ...]:
        """Names of columns that look like secrets."""
        return tuple(name for name in self.header if is_secret(name))

    def cells(self, column: str) -> tuple[str, ...]:
        """Return what the first rows have in a column, but for blanks and the like."""
        at = self.columns.index(column)
        return tuple(
            without_blanks(row[at]) for row in self.rows if not says_nothing(row[at])
        )


def peek(path: Path, limits: Limits = LIMITS) -> Peek:
    """Look at a file of records; RefusedError where it can't be one."""
    given = single(path).files[0]
    small = replace(limits, block=min(limits.block, MIB))
    sheet = open_sheet(given, Tally(), small)
    check_header(sheet.header, given.label, small, mapped=True)
    places = [p for p, n in enumerate(sheet.header) if n and not is_secret(n)]
    rows: list[tuple[str, ...]] = []
    for batch in sheet.rows(places):
        cells = [batch.column(f"c{p}").to_pylist() for p in places]
        rows += [tuple(c or "" for c in row) for row in zip(*cells, strict=True)]
        if len(rows) >= ROWS:
            break
    columns = tuple(sheet.header[place] for place in places)
    return Peek(given.path, sheet.header, columns, tuple(rows[:ROWS]))
