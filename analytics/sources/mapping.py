"""mapping.yaml: how somebody else's columns become the contract's."""

import re
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from analytics.model import TABLES, Table
from analytics.sources.refusal import refuse
from analytics.sources.secrets import is_secret
from analytics.sources.yaml_text import Entries, Entry, read

_TABLE_KEYS = ("file", "columns", "attributes", "source")


@dataclass(frozen=True)
class Section:
    """One table of a mapping. ``columns`` and ``attributes`` are ours to theirs.

    Without a ``file`` the section is about the files named after the table; without
    ``columns`` the file uses the contract's own names.
    """

    table: Table
    line: int
    file: str | None = None
    columns: Mapped[str, str] | None = None
    attributes: Mapped[str, str] | None = None
    source: str | None = None


@dataclass(frozen=True)
class Mapping:
    """A mapping file; ``time_zone`` and ``dates`` are None where it doesn't say."""

    label: str
    time_zone: str | None = None
    dates: str | None = None
    sections: tuple[Section, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Names of the files that the mapping reads."""
        return frozenset(s.file for s in self.sections if s.file is not None)


def read_mapping(text: str, label: str) -> Mapping:
    """Read mapping.yaml; RefusedError names the line and what is wrong there."""
    zone: str | None = None
    dates: str | None = None
    sections: list[Section] = []
    for entry in read(text, label).entries:
        if entry.key == "time_zone":
            zone = _zone(entry, label)
        elif entry.key == "dates":
            dates = _dates(entry, label)
        elif entry.key in TABLES:
            sections.append(_section(entry, label))
        else:
            known = f"expected time_zone, dates or a table: {', '.join(TABLES)}"
            raise refuse(label, f"unknown key {entry.key}; {known}", line=entry.line)
    return Mapping(label, zone, dates, tuple(sections))


def _zone(entry: Entry, label: str) -> str:
    name = _word(entry, label)
    if name not in available_timezones() - {"localtime"}:
        rule = "time_zone: not the name of a time zone (such as America/Chicago)"
        raise refuse(label, rule, line=entry.line)
    return ZoneInfo(name).key


def _dates(entry: Entry, label: str) -> str:
    style = _word(entry, label).strip()
    unknown = re.sub("%-?[YymdbBHIMSfpz]", "", style)
    has_day = all(
        any(f"%{part}" in style for part in parts)
        for parts in (("Y", "y"), ("m", "b", "B", "-m"), ("d", "-d"))
    )
    if not has_day or "%" in unknown:
        rule = 'dates: expected a format such as "%m/%d/%Y"'
        raise refuse(label, rule, line=entry.line)
    return style


def _word(entry: Entry, label: str) -> str:
    if not isinstance(entry.value, str) or not entry.value.strip():
        raise refuse(label, f"{entry.key}: expected a word", line=entry.line)
    return entry.value


def _section(entry: Entry, label: str) -> Section:
    table = TABLES[entry.key]
    if not isinstance(entry.value, Entries):
        rule = f"{entry.key}: expected {', '.join(_TABLE_KEYS)}"
        raise refuse(label, rule, line=entry.line)
    parts = {inner.key: inner for inner in entry.value.entries}
    for inner in entry.value.entries:
        if inner.key not in _TABLE_KEYS:
            rule = f"unknown key {inner.key}; expected {', '.join(_TABLE_KEYS)}"
            raise refuse(label, rule, line=inner.line)
    if "source" in parts and table.name != "awards":
        raise refuse(label, "source is said of awards only", line=parts["source"].line)
    return Section(
        table,
        entry.line,
        _word(parts["file"], label) if "file" in parts else None,
        _columns(parts["columns"], table, label) if "columns" in parts else None,
        _attributes(parts["attributes"], table, label)
        if "attributes" in parts
        else None,
        _word(parts["source"], label) if "source" in parts else None,
    )


def _columns(entry: Entry, table: Table, label: str) -> dict[str, str]:
    if not isinstance(entry.value, Entries):
        raise refuse(label, "columns: expected ours: theirs", line=entry.line)
    known = {column.name for column in table.columns}
    found: dict[str, str] = {}
    for inner in entry.value.entries:
        if inner.key not in known:
            rule = f"{table.name} has no column {inner.key}"
            raise refuse(label, rule, line=inner.line)
        found[inner.key] = _theirs(inner, label)
    return found


def _attributes(entry: Entry, table: Table, label: str) -> dict[str, str]:
    if not table.extra:
        rule = "attributes are said of learners only"
        raise refuse(label, rule, line=entry.line)
    if isinstance(entry.value, Entries):
        found = {i.key: _theirs(i, label, i.key) for i in entry.value.entries}
        return _apart(found, entry, table, label)
    if not isinstance(entry.value, tuple):
        raise refuse(label, "attributes: expected a list of columns", line=entry.line)
    listed = [Entry("attributes", entry.line, value) for value in entry.value]
    names = [_theirs(one, label) for one in listed]
    if len(set(names)) < len(names):
        raise refuse(label, "attributes: a column is there twice", line=entry.line)
    return _apart({name: name for name in names}, entry, table, label)


def _apart(
    attributes: dict[str, str], entry: Entry, table: Table, label: str
) -> dict[str, str]:
    """Refuse an attribute that has the name of one of the table's own columns."""
    for column in table.columns:
        if column.name in attributes:
            rule = f"attributes: {column.name} is a column: say it under columns"
            raise refuse(label, rule, line=entry.line)
    return attributes


def _theirs(entry: Entry, label: str, ours: str = "") -> str:
    name = _word(entry, label).strip()
    if is_secret(name) or is_secret(ours):
        rule = f"column {name} looks like a secret or a national id: never loaded"
        raise refuse(label, rule, line=entry.line)
    return name
