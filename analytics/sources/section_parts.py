"""The keys of a mapping's section, each with what reads it."""

from collections.abc import Callable
from collections.abc import Mapping as Mapped
from datetime import date
from typing import Any

from analytics.sources.cell_words import FALSE, TRUE
from analytics.sources.credentials.recipients import KINDS_SAID
from analytics.sources.form import Form, read_form, theirs, word, words
from analytics.sources.refusal import refuse
from analytics.sources.secrets import is_secret
from analytics.sources.styles import read_styles
from analytics.sources.yaml_text import Entries, Entry
from analytics.table import Kind, Table

Words = Mapped[str, str | None]
_BY_IDENTITY = ("awards", "assessments", "declared", "learners")


def _file(entry: Entry, _table: Table, label: str) -> str:
    return word(entry, label)


def _source(entry: Entry, _table: Table, label: str) -> str:
    return word(entry, label)


def _whole(entry: Entry, table: Table, label: str) -> tuple[str, ...] | None:
    said = entry.value.lower() if isinstance(entry.value, str) else None
    if said in (*TRUE, *FALSE):
        return () if said in TRUE else None
    named = words(entry, label) if isinstance(entry.value, tuple) else ()
    known = {column.name for column in table.columns}
    if not named or set(named) - known:
        rule = f"whole: expected true, or a list of columns of {table.name}"
        raise refuse(label, rule, line=entry.line)
    return named


def _columns(entry: Entry, table: Table, label: str) -> dict[str, Form]:
    known = {column.name for column in table.columns}
    found: dict[str, Form] = {}
    for inner in _inside(entry, label, "ours: theirs"):
        if inner.key not in known:
            rule = f"{table.name} has no column {inner.key}"
            raise refuse(label, rule, line=inner.line)
        found[inner.key] = read_form(inner, label)
    return found


def _attributes(entry: Entry, table: Table, label: str) -> dict[str, Form]:
    if not table.extra:
        rule = "attributes are said of learners only"
        raise refuse(label, rule, line=entry.line)
    if isinstance(entry.value, Entries):
        found = {i.key: read_form(i, label, i.key) for i in entry.value.entries}
        return _apart(found, entry, table, label)
    if not isinstance(entry.value, tuple):
        raise refuse(label, "attributes: expected a list of columns", line=entry.line)
    listed = [Entry("attributes", entry.line, value) for value in entry.value]
    names = [theirs(one, label) for one in listed]
    if len(set(names)) < len(names):
        raise refuse(label, "attributes: a column is there twice", line=entry.line)
    return _apart({name: Form((name,)) for name in names}, entry, table, label)


def _apart(
    attributes: dict[str, Form], entry: Entry, table: Table, label: str
) -> dict[str, Form]:
    """Refuse an attribute that has the name of one of the table's own columns."""
    for column in table.columns:
        if column.name in attributes and not column.is_of_attribute:
            rule = f"attributes: {column.name} is a column: say it under columns"
            raise refuse(label, rule, line=entry.line)
    return attributes


def _constants(entry: Entry, table: Table, label: str) -> dict[str, str]:
    known = {column.name for column in table.columns}
    found: dict[str, str] = {}
    for inner in _inside(entry, label, "ours: the value of every row"):
        if inner.key not in known and not table.extra:
            rule = f"{table.name} has no column {inner.key}"
            raise refuse(label, rule, line=inner.line)
        if is_secret(inner.key):
            rule = f"column {inner.key} looks like a secret or a national id"
            raise refuse(label, f"{rule}: never loaded", line=inner.line)
        found[inner.key] = word(inner, label).strip()
    return found


def _values(entry: Entry, _table: Table, label: str) -> dict[str, Words]:
    return {
        inner.key: {
            one.key.strip(): _ours(one, label)
            for one in _inside(inner, label, "their word: ours")
        }
        for inner in _inside(entry, label, "ours: {their word: ours}")
    }


def _ours(entry: Entry, label: str) -> str | None:
    if entry.value is None or entry.value == "":
        return None
    return word(entry, label).strip()


def _dates(entry: Entry, table: Table, label: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(entry.value, Entries):
        return {"": read_styles(entry, label)}
    dated = [c.name for c in table.columns if c.kind in (Kind.MOMENT, Kind.DAY)]
    found: dict[str, tuple[str, ...]] = {}
    for inner in entry.value.entries:
        if inner.key not in dated:
            rule = f"dates: {table.name} has no day called {inner.key}"
            raise refuse(label, rule, line=inner.line)
        found[inner.key] = read_styles(inner, label)
    return found


def _day_zero(
    entry: Entry, table: Table, label: str
) -> dict[str, tuple[str, dict[str, str]]]:
    dated = [c.name for c in table.columns if c.kind in (Kind.MOMENT, Kind.DAY)]
    shape = "ours: {their column: {their word: a day}}"
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for inner in _inside(entry, label, shape):
        by = _inside(inner, label, shape)
        if inner.key not in dated or len(by) != 1:
            rule = f"day_zero: expected {shape}, of a day of {table.name}"
            raise refuse(label, rule, line=inner.line)
        column = theirs(Entry(inner.key, by[0].line, by[0].key), label)
        days = _inside(by[0], label, shape)
        found[inner.key] = column, {d.key.strip(): _day(d, label) for d in days}
    return found


def _day(entry: Entry, label: str) -> str:
    try:
        return date.fromisoformat(word(entry, label).strip()).isoformat()
    except ValueError:
        rule = f"day_zero: {entry.key}: expected a day such as 2026-03-01"
        raise refuse(label, rule, line=entry.line) from None


def _rows(entry: Entry, _table: Table, label: str) -> dict[str, tuple[str, ...]]:
    return {
        theirs(Entry(entry.key, one.line, one.key), label): words(one, label)
        for one in _inside(entry, label, "their column: [words]")
    }


def _first_by(entry: Entry, _table: Table, label: str) -> tuple[str, ...]:
    return read_form(entry, label).columns


def _last_first(entry: Entry, _table: Table, label: str) -> tuple[str, ...]:
    return words(entry, label)


def _repeats(entry: Entry, table: Table, label: str) -> str:
    if table.name != "awards" or word(entry, label).strip() != "each":
        raise refuse(label, "repeats: expected each, said of awards", line=entry.line)
    return "each"


def _learner(entry: Entry, table: Table, label: str) -> tuple[str, ...]:
    """Read a kind, or a kind and its column; beside it maybe the column of the name."""
    if table.name not in _BY_IDENTITY:
        rule = f"learner is said of {', '.join(_BY_IDENTITY)} only"
        raise refuse(label, rule, line=entry.line)
    kind, columns = entry, [""]
    if isinstance(entry.value, Entries) and entry.value.entries:
        inner, *others = entry.value.entries
        kind, columns = Entry("learner", inner.line, inner.key), [theirs(inner, label)]
        if others and (inner.key != "email" or [o.key for o in others] != ["name"]):
            rule = "learner: beside email may stand name, and nothing else"
            raise refuse(label, rule, line=others[0].line)
        columns += [theirs(one, label) for one in others]
    if kind.value not in KINDS_SAID:
        rule = f"learner: expected one of {', '.join(KINDS_SAID)}"
        raise refuse(label, rule, line=kind.line)
    return (str(kind.value), *columns)


def _earned_is(entry: Entry, table: Table, label: str) -> str:
    if table.name != "awards" or word(entry, label).strip() != "issued":
        rule = "earned_is: expected issued, said of awards"
        raise refuse(label, rule, line=entry.line)
    return "issued"


def _inside(entry: Entry, label: str, shape: str) -> tuple[Entry, ...]:
    if not isinstance(entry.value, Entries):
        raise refuse(label, f"{entry.key}: expected {shape}", line=entry.line)
    return entry.value.entries


READERS: dict[str, Callable[[Entry, Table, str], Any]] = {
    "file": _file,
    "columns": _columns,
    "attributes": _attributes,
    "source": _source,
    "constants": _constants,
    "values": _values,
    "dates": _dates,
    "day_zero": _day_zero,
    "where": _rows,
    "skip": _rows,
    "first_by": _first_by,
    "last_by": _first_by,
    "last_first": _last_first,
    "repeats": _repeats,
    "learner": _learner,
    "earned_is": _earned_is,
    "whole": _whole,
    "sheet": _file,
}
