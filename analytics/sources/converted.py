"""What cells were taken for though it isn't written in them: counted, column by column.

Left-out rows and blank ones don't count; rows that are set aside do.
"""

# Names in this SQL are made here; none comes from a file.
# ruff: noqa: S608

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from analytics import sql
from analytics.sources.cell_words import MAY_MEAN_NOTHING, PLAIN_FLAGS, has_blanks
from analytics.sources.cells import Cell, emptied
from analytics.sources.checking import nevers, said_of, texts
from analytics.sources.header import Plan
from analytics.sources.moments import Reading, quoted
from analytics.sources.rules import is_grouped, is_link, typed
from analytics.table import Column, Kind

How = Literal[
    "trimmed", "nothing", "never", "flag", "asked", "named", "again", "grouped", "link"
]


@dataclass(frozen=True)
class Converted:
    """Cells of one column that were taken for something that isn't written in them.

    ``column`` is the file's name for it. ``asked``: they are kept as text, but may mean
    nothing. ``named``: rows that say by name alone who it is; ``again``: awards that
    are there another time, and count.
    """

    column: str
    how: How
    cells: int


@dataclass(frozen=True)
class Conversion:
    """Which cells of a column are taken so: SQL over the rows of `texts`.

    ``edge`` is the position at which there have to be blanks around cells.
    """

    column: str
    how: How
    met: str
    edge: int | None = None


def conversions(plan: Plan, reading: Reading) -> tuple[Conversion, ...]:
    """List what cells of a plan's columns may be taken for."""
    found = [
        Conversion(plan.said[place], "trimmed", has_blanks(f"c{place}"), place)
        for place in plan.taken
    ]
    never = nevers(plan, reading)
    for i, (column, cell) in enumerate(plan.columns):
        said = said_of(plan, column.name, cell)
        found += [
            Conversion(said, how, met) for how, met in _of_column(column, cell, f"t{i}")
        ]
        if i in never and not column.required:
            found.append(Conversion(said, "never", never[i]))
    if plan.learner_name is not None:
        met = "named is null and who is not null"
        found.append(Conversion(plan.said[plan.learner_name], "named", met))
    for name, cell in plan.attributes:
        found += _asked(said_of(plan, name, cell), cell)
    return tuple(found)


def _of_column(column: Column, cell: Cell, t: str) -> list[tuple[How, str]]:
    found: list[tuple[How, str]] = []
    nothing = emptied(column, cell)
    if nothing is not None and (not column.required or cell.names_recipient):
        found.append(("nothing", nothing))
    if column.kind is Kind.FLAG:
        plain = ", ".join(quoted(word) for word in PLAIN_FLAGS)
        is_other = f"lower({t}) not in ({plain}) and {typed(column, t)} is not null"
        found.append(("flag", is_other))
    if column.kind in (Kind.NUMBER, Kind.COUNT):
        found.append(("grouped", is_grouped(column, t)))
    if column.is_address:
        found.append(("link", is_link(t)))
    elif column.kind is Kind.TEXT:  # an address is empty then: nothing is asked
        found += [("asked", one.met) for one in _asked("", cell)]
    return found


def _asked(said: str, cell: Cell) -> list[Conversion]:
    """Texts that may be somebody's name, or nothing: a mapping's words have told."""
    if not cell.positions or cell.values is not None:
        return []
    words = ", ".join(quoted(word) for word in MAY_MEAN_NOTHING)
    met = " or ".join(f"r{place} in ({words})" for place in cell.positions)
    return [Conversion(said, "asked", met)]


def count(
    connection: duckdb.DuckDBPyConnection,
    plan: Plan,
    looked_for: Sequence[Conversion],
    edged: frozenset[int],
) -> tuple[int, ...]:
    """Count the cells of ``batch`` that are taken for each of what is looked for."""
    met = [one.met if one.edge in (None, *edged) else "false" for one in looked_for]
    if set(met) <= {"false"}:  # nothing is there to be met: the rows needn't be read
        return (0,) * len(met)
    each = ", ".join(f"count(*) filter ({one})" for one in met)
    row = sql.run(connection, f"select {each} from ({texts(plan, edged)})").fetchone()
    assert row is not None
    return tuple(row)


def told(
    looked_for: Sequence[Conversion], counts: Sequence[int]
) -> tuple[Converted, ...]:
    """Return what there is to say of a whole file."""
    return tuple(
        Converted(one.column, one.how, cells)
        for one, cells in zip(looked_for, counts, strict=True)
        if cells
    )
