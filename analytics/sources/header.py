"""A file's header against the contract: which column is what."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analytics.findings import Finding, RefusedError
from analytics.model import TABLES
from analytics.sources.cells import Cell, Kept
from analytics.sources.limits import Limits
from analytics.sources.secrets import is_secret
from analytics.table import Column, Table

_KNOWN = {column.name for table in TABLES.values() for column in table.columns}
_NO_HEADER = (
    "no column of the contract is in the first line: is the header missing? "
    "Columns with other names are named in mapping.yaml"
)
_SAYABLE = re.compile(r"[^\W\d][\w .:/-]{0,63}")


@dataclass(frozen=True)
class Plan:
    """What to take from one file: columns of ``table`` and attributes, and how.

    ``said`` gives the file's own name of each column, for messages; ``source`` is what
    awards get that don't say theirs. ``dates`` are formats by column ("": of all);
    ``kept`` says which rows count; ``first_by`` what the first of several rows is first
    by (our columns by name, theirs by position), the last where ``is_last``;
    ``repeats`` that each of several equal rows counts; ``learner`` a kind of identity,
    and where it stands; ``learner_name`` where the name stands, for rows without one.
    """

    table: Table
    columns: tuple[tuple[Column, Cell], ...]
    attributes: tuple[tuple[str, Cell], ...]
    said: tuple[str, ...]
    source: str = "native"
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    first_by: tuple[str | int, ...] = ()
    is_last: bool = False
    repeats: bool = False
    learner: tuple[str, int] | None = None
    learner_name: int | None = None

    @property
    def positions(self) -> tuple[int, ...]:
        """Positions in the file that are read, each once, in order."""
        further = {one.position for one in self.kept}
        further |= {one for one in self.first_by if isinstance(one, int)}
        return tuple(sorted({*self.taken} | further))

    @property
    def taken(self) -> tuple[int, ...]:
        """Positions of what is taken: a row that has nothing there is blank."""
        cells = [cell for _, cell in (*self.columns, *self.attributes)]
        found = {position for cell in cells for position in cell.reads}
        found |= {self.learner[1]} if self.learner else set()
        found |= {self.learner_name} if self.learner_name is not None else set()
        return tuple(sorted(found))

    @property
    def stored(self) -> tuple[str, ...]:
        """Names of the stored columns that this file fills."""
        names = [name for column, _ in self.columns for name, _ in column.physical]
        if self.table.name == "awards" and "source" not in names:
            names.append("source")
        return tuple(names)


def check_header(
    header: Sequence[str], label: str, limits: Limits, mapped: bool
) -> None:
    """Refuse too many columns, unnamed or over-long names, and names given twice.

    Under a mapping, columns without a name are simply left out.
    """
    if len(header) > limits.columns:
        rule = f"{len(header):,} columns, at most {limits.columns} are taken"
        raise RefusedError([Finding(label, rule, line=1)])
    if not mapped and not set(header) & _KNOWN:
        raise RefusedError([Finding(label, _NO_HEADER, line=1)])
    wrong: list[str] = []
    for place, name in enumerate(header, 1):
        if not name and not mapped:
            wrong.append(f"column {place} has no name")
        elif len(name) > limits.name or not name.isprintable():
            wrong.append(f"the name of column {place} is too long or unprintable")
    for name, count in Counter(header).items():
        if name and count > 1:
            wrong.append(f"column {say(name, header)} is there {count} times")
    if wrong:
        raise RefusedError([Finding(label, rule, line=1) for rule in wrong])


def say(name: str, header: Sequence[str]) -> str:
    """Return a column's name where it looks like one, else its place in the file.

    What stands in a header may be a learner's record: a file may have no header.
    """
    if _SAYABLE.fullmatch(name) or name not in header:
        return name
    return str(header.index(name) + 1)


def recognise(header: Sequence[str], label: str) -> Table:
    """Return the table that a header is of; the nearest where none fits wholly."""
    names = set(header)
    fits = [
        table
        for table in TABLES.values()
        if not problems(table, header) and not (table.extra and _further(table, names))
    ]
    if len(fits) == 1:
        return fits[0]
    best = max(TABLES.values(), key=lambda table: _likeness(table, names))
    if len(fits) > 1:
        either = " or ".join(table.name for table in fits)
        rule = f"this may be {either}: name the file after what it is"
        raise RefusedError([Finding(label, rule, line=1)])
    return best


def _likeness(table: Table, names: set[str]) -> tuple[int, int, int]:
    known = {column.name for column in table.columns}
    return (
        len(names & known),
        -len(names - known),
        -len(set(table.required) - names),
    )


def _further(table: Table, names: set[str]) -> set[str]:
    return names - {column.name for column in table.columns}


def problems(table: Table, header: Sequence[str]) -> list[str]:
    """List what is missing from a header or isn't known in it, in one rule each."""
    names = set(header)
    known = {column.name for column in table.columns}
    found = [
        f"required column {name} missing"
        for name in table.required
        if name not in names
    ]
    if table.either and not any(names >= set(one) for one in table.either):
        sets = ", or ".join(" and ".join(one) for one in table.either)
        found.append(f"required column missing: {sets}")
    for name in header:
        if name not in known:
            found += _unknown(table, name, header)
    return found


def _unknown(table: Table, name: str, header: Sequence[str]) -> list[str]:
    said = say(name, header)
    if is_secret(name):
        return [f"column {said} looks like a secret or a national id: never loaded"]
    near = {_plain(c.name): c.name for c in table.columns}.get(_plain(name))
    if near is not None:
        return [f"unknown column {said}: write it {near}, or map it in mapping.yaml"]
    if table.extra:
        return []
    return [f"unknown column {said}: map it in mapping.yaml"]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def native_plan(table: Table, header: Sequence[str], label: str) -> Plan:
    """Plan for a file that uses the contract's own names."""
    found = problems(table, header)
    if found:
        raise RefusedError([Finding(label, rule, line=1) for rule in found])
    places = {name: place for place, name in enumerate(header)}
    columns = tuple(
        (c, Cell((places[c.name],))) for c in table.columns if c.name in places
    )
    known = {column.name for column in table.columns}
    further = tuple((n, Cell((p,))) for p, n in enumerate(header) if n not in known)
    return Plan(table, columns, further, tuple(header))
