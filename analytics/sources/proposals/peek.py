"""A look at a file of records: its header, first rows, and what columns hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from analytics.findings import RefusedError
from analytics.sources.cell_words import says_nothing, without_blanks
from analytics.sources.gather import is_workbook, single
from analytics.sources.header import check_header
from analytics.sources.limits import LIMITS, MIB, Limits
from analytics.sources.open_sheet import open_sheet
from analytics.sources.proposals.encoding import guessed
from analytics.sources.proposals.facts import Facts, facts_of
from analytics.sources.refusal import refuse
from analytics.sources.secrets import is_secret
from analytics.sources.shape import AS_USUAL, Shape
from analytics.sources.streams import Given, Tally
from analytics.sources.workbook.expand import with_sheets

ROWS = 200
MOST_ROWS = 200_000  # what lies behind them isn't looked at before the load


@dataclass(frozen=True)
class Peek:
    """The header of a file, its first rows, and what is known of its columns.

    ``name`` is the file's, ``sheet`` the workbook's sheet; ``shape`` is how it has to
    be said to be written, ``remarks`` how it was found to be. ``last`` are the last
    rows; ``facts`` are by column, ``total`` counts rows (the first `MOST_ROWS` ones).
    A column that looks like a secret or a national id is never read: it isn't among
    ``columns``, and rows have no cell of it. Nor are columns without a name.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    shape: Shape = AS_USUAL
    remarks: tuple[str, ...] = ()
    last: tuple[tuple[str, ...], ...] = ()
    total: int = 0
    facts: Mapping[str, Facts] = field(default_factory=dict)
    cells_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

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
    """Look at a file of records; RefusedError where it can't be one.

    Of a workbook, at the first of its sheets that is one: `peeks` looks at all.
    """
    return peeks(path, limits)[0]


def peeks(path: Path, limits: Limits = LIMITS) -> tuple[Peek, ...]:
    """Look at every table of a file: one, or the sheets of a workbook that are some."""
    source = with_sheets(single(path), limits)
    if not is_workbook(path.name):
        return (_peek(source.files[0], guessed(path), limits),)
    found: list[Peek] = []
    wrong: list[RefusedError] = []
    for given in source.files:
        try:
            found.append(_peek(given, AS_USUAL, limits))
        except RefusedError as error:
            wrong.append(error)
    if not found:
        raise wrong[0] if wrong else refuse(path.name, "no sheet of it is shown")
    return tuple(found)


def _peek(given: Given, shape: Shape, limits: Limits) -> Peek:
    small = replace(limits, block=min(limits.block, MIB))
    sheet = open_sheet(given, Tally(), small, shape)
    check_header(sheet.header, given.label, small, mapped=True)
    places = [p for p, n in enumerate(sheet.header) if n and not is_secret(n)]
    columns: dict[int, list[str]] = {place: [] for place in places}
    total = 0
    for batch in sheet.rows(places):
        for place in places:
            columns[place] += [c or "" for c in batch.column(f"c{place}").to_pylist()]
        total += batch.num_rows
        if total >= MOST_ROWS:
            break
    names = tuple(sheet.header[place] for place in places)
    cells = dict(zip(names, map(tuple, columns.values()), strict=True))
    return Peek(
        given.path,
        sheet.header,
        names,
        tuple(zip(*(listed[:ROWS] for listed in cells.values()), strict=True)),
        given.sheet,
        shape,
        sheet.remarks,
        tuple(zip(*(listed[-3:] for listed in cells.values()), strict=True)),
        total,
        {name: facts_of(listed) for name, listed in cells.items()},
        cells,
    )
