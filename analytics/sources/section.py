"""One table of a mapping: whose columns it takes, and what becomes of their texts."""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from analytics.model import TABLES
from analytics.sources.form import Form
from analytics.sources.refusal import refuse
from analytics.sources.section_parts import READERS, Words
from analytics.sources.yaml_text import Entries, Entry
from analytics.table import Table

T = TypeVar("T")
_OF_OURS = ("values", "dates", "day_zero")


@dataclass(frozen=True)
class Section:
    """One table of a mapping. ``columns`` and ``attributes`` are ours to theirs.

    Without a ``file`` the section is about the files named after the table (of a
    workbook, ``sheet`` says which); without
    ``columns`` the file uses the contract's own names. ``constants``, ``values``,
    ``dates`` ("" for all) and ``day_zero`` (a column of theirs, its words and the day
    that each stands for) are by column of ours; ``where`` and ``skip`` by column of
    theirs; ``first_by`` and ``last_by`` name either. ``last_first`` are columns of ours
    that are written "Last, First". ``learner`` is a kind of identity, and the column
    of theirs that holds it; ``learner_name`` one with the name, where a row has no
    other. ``repeats`` is "each" where every one of several equal rows is an award.
    ``earned_is`` is "issued" where an award without a day of issue was issued on the
    day it was earned. ``whole`` says that the file has all there is of its source:
    everything (no columns), or all that has the same values in these columns as its
    rows.
    """

    table: Table
    line: int
    file: str | None = None
    sheet: str | None = None
    columns: Mapped[str, Form] | None = None
    attributes: Mapped[str, Form] | None = None
    source: str | None = None
    constants: Mapped[str, str] = field(default_factory=dict)
    values: Mapped[str, Words] = field(default_factory=dict)
    dates: Mapped[str, tuple[str, ...]] = field(default_factory=dict)
    day_zero: Mapped[str, tuple[str, Mapped[str, str]]] = field(default_factory=dict)
    where: Mapped[str, tuple[str, ...]] = field(default_factory=dict)
    skip: Mapped[str, tuple[str, ...]] = field(default_factory=dict)
    first_by: tuple[str, ...] = ()
    last_by: tuple[str, ...] = ()
    last_first: tuple[str, ...] = ()
    repeats: str | None = None
    learner: tuple[str, str] | None = None
    learner_name: str | None = None
    earned_is: str | None = None
    whole: tuple[str, ...] | None = None

    @property
    def is_mapped(self) -> bool:
        """Whether the section says more of the file than its dates and source."""
        if self.columns is not None or self.attributes is not None:
            return True
        shaped = (self.constants, self.values, self.day_zero, self.where, self.skip)
        named = self.learner is not None or self.earned_is is not None
        ordered = (*self.first_by, *self.last_by, *self.last_first)
        return any(shaped) or bool(ordered) or named or self.repeats is not None


def read_sections(entry: Entry, label: str) -> list[Section]:
    """Read what a mapping says of a table, once or several times in a list."""
    if isinstance(entry.value, tuple) and entry.value:
        return [_section(Entry(entry.key, entry.line, v), label) for v in entry.value]
    return [_section(entry, label)]


def _section(entry: Entry, label: str) -> Section:
    table = TABLES[entry.key]
    if not isinstance(entry.value, Entries):
        rule = f"{entry.key}: expected {', '.join(READERS)}"
        raise refuse(label, rule, line=entry.line)
    said: dict[str, Any] = {}
    lines = {one.key: one.line for one in entry.value.entries}
    for one in entry.value.entries:
        if one.key not in READERS:
            rule = f"unknown key {one.key}; expected {', '.join(READERS)}"
            raise refuse(label, rule, line=one.line)
        said[one.key] = READERS[one.key](one, table, label)
    if isinstance(said.get("learner"), tuple) and len(said["learner"]) == 3:
        *said["learner"], said["learner_name"] = said["learner"]
        said["learner"] = tuple(said["learner"])
    section = _with_learner(Section(table, entry.line, **said), lines, label)
    _check(section, lines, label)
    if section.earned_is is None:
        return section
    return replace(
        section,
        values=_for_both(section.values),
        dates=_for_both(section.dates),
        day_zero=_for_both(section.day_zero),
    )


def _for_both(said: Mapped[str, T]) -> dict[str, T]:
    """Read a day of issue as one of earning, where nothing else is said of it."""
    found = dict(said)
    if "earned_on" in found:
        found.setdefault("issued_on", found["earned_on"])
    return found


def _with_learner(section: Section, lines: Mapped[str, int], label: str) -> Section:
    """Where only a kind is said, the column of ``learner_id`` holds the identity."""
    if section.learner is None or section.learner[1]:
        return section
    columns = dict(section.columns or {})
    form = columns.pop("learner_id", None)
    if form is None or len(form.columns) > 1 or form.around:
        rule = "learner: expected one column for learner_id, or {email: Their Column}"
        raise refuse(label, rule, line=lines["learner"])
    return replace(
        section, columns=columns, learner=(section.learner[0], form.columns[0])
    )


def _check(section: Section, lines: Mapped[str, int], label: str) -> None:
    """Refuse what is said twice of a column, or of one that isn't read at all."""
    taken = {*(section.columns or {}), *(section.attributes or {})}
    for name in section.constants:
        if name in taken:
            rule = f"constants: {name} is read from a column already"
            raise refuse(label, rule, line=lines["constants"])
    if section.first_by and section.last_by:
        rule = "last_by: first_by says already which of several rows stays"
        raise refuse(label, rule, line=lines["last_by"])
    if section.columns is None:
        taken |= {column.name for column in section.table.columns}
    for key in (*_OF_OURS, "last_first"):
        for name in getattr(section, key):
            if name and name not in taken:
                rule = f"{key}: {name} isn't one of the columns that are read"
                raise refuse(label, rule, line=lines[key])
