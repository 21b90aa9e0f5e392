"""A file's texts in the scratch database, for rows that take more than one cell.

What another system's extract holds may have to be joined or gathered before it is
anything of the contract's. The wanted columns go to ``raw.<name>`` as they are written;
columns that nobody wants are never read.
"""

# Names in this SQL are made here; none comes from a file.
# ruff: noqa: S608

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from analytics.sources.cell_words import has_blanks, trimmed
from analytics.sources.converted import Converted
from analytics.sources.edges import edged
from analytics.sources.header import check_header
from analytics.sources.limits import Limits
from analytics.sources.open_sheet import open_sheet, written
from analytics.sources.streams import Given, Tally

Wanted = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Texts:
    """One file as ``raw.<name>``: every wanted column as text, and ``line``.

    ``said`` has the file's own name of each wanted column that it has; the others are
    empty. ``sha256`` and ``bytes`` are of the file as it was given. ``trimmed`` counts
    the cells that had blanks around what is written; ``written`` is as of a sheet.
    """

    name: str
    label: str
    unit: Literal["line", "row"]
    said: Mapping[str, str]
    sha256: str
    bytes: int
    trimmed: tuple[Converted, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def told(self) -> "Texts":
        """The same, once a report has told of the cells that were trimmed."""
        return replace(self, trimmed=())


def plain(name: str) -> str:
    """Return a column's name without case, blanks and separators."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def places(header: Sequence[str], wanted: Wanted) -> dict[str, int]:
    """Return where each wanted column stands, by any of its plain spellings."""
    there: dict[str, int] = {}
    for place, name in enumerate(header):
        there.setdefault(plain(name), place)
    found: dict[str, int] = {}
    for ours, spellings in wanted.items():
        known = [there[one] for one in spellings if one in there]
        if known:
            found[ours] = known[0]
    return found


def take(
    connection: duckdb.DuckDBPyConnection,
    given: Given,
    name: str,
    wanted: Wanted,
    tally: Tally,
    limits: Limits,
) -> Texts:
    """Read the wanted columns of a file into ``raw.<name>``; RefusedError as ever."""
    sheet = open_sheet(given, tally, limits)
    check_header(sheet.header, given.label, limits, mapped=True)
    found = places(sheet.header, wanted)
    columns = ", ".join(f"{ours} varchar" for ours in wanted)
    connection.execute("create schema if not exists raw")
    connection.execute(f"create or replace table raw.{name} ({columns}, line bigint)")
    cells = ", ".join(trimmed(f"c{place}") for place in found.values())
    names, read = ", ".join(found), tuple(sorted(set(found.values())))
    edges: Counter[int] = Counter()
    for batch in sheet.rows(read):
        connection.register("batch", batch)
        edges.update(_with_blanks(connection, edged(batch, read)))
        connection.execute(
            f"insert into raw.{name} ({names}, line) select {cells}, line from batch"
        )
        connection.unregister("batch")
    said = {ours: sheet.header[place] for ours, place in found.items()}
    digest, length = tally.digest.hexdigest(), tally.given
    cut = tuple(
        Converted(sheet.header[place], "trimmed", edges[place])
        for place in read
        if edges[place]
    )
    how = written(sheet, tally)
    return Texts(name, given.label, sheet.unit, said, digest, length, cut, how)


def _with_blanks(
    connection: duckdb.DuckDBPyConnection, edge: frozenset[int]
) -> dict[int, int]:
    """Count the cells of ``batch`` with blanks around what is written, by position."""
    if not edge:
        return {}
    each = ", ".join(f"count(*) filter ({has_blanks(f'c{p}')})" for p in edge)
    row = connection.execute(f"select {each} from batch").fetchone()
    return dict(zip(edge, row or (), strict=True))
