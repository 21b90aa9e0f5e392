"""mapping.yaml: how somebody else's columns become the contract's."""

from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, available_timezones

from analytics.model import TABLES
from analytics.sources.form import word, words
from analytics.sources.refusal import refuse
from analytics.sources.section import Section, read_sections
from analytics.sources.shape import AS_USUAL, Shape, read_shapes
from analytics.sources.styles import read_styles
from analytics.sources.yaml_text import Entries, Entry, Value, read

_SETTINGS = ("time_zone", "dates", "own_institution", "files")
OPEN = "?"  # stands where a question is still to be answered


@dataclass(frozen=True)
class Mapping:
    """A mapping file; what it doesn't say is empty.

    ``own_institution`` has the names by which enrolments call the institution itself,
    ``shapes`` how files are written, by name.
    """

    label: str
    time_zone: str | None = None
    dates: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    own_institution: tuple[str, ...] = ()
    shapes: Mapped[str, Shape] = field(default_factory=dict)

    def shape(self, file: str) -> Shape:
        """Return how a file is written, as far as it is said."""
        return self.shapes.get(file, AS_USUAL)

    @property
    def files(self) -> frozenset[str]:
        """Names of the files that the mapping reads."""
        return frozenset(s.file for s in self.sections if s.file is not None)


def read_mapping(text: str, label: str) -> Mapping:
    """Read mapping.yaml; RefusedError names the line and what is wrong there."""
    return mapping_of(read(text, label), label)


def mapping_of(document: Entries, label: str) -> Mapping:
    """Make a mapping of a document that was read; RefusedError as `read_mapping`."""
    _check_answered(document, label, ())
    zone: str | None = None
    dates: tuple[str, ...] = ()
    sections: list[Section] = []
    own: tuple[str, ...] = ()
    shapes: dict[str, Shape] = {}
    for entry in document.entries:
        if entry.key == "time_zone":
            zone = _zone(entry, label)
        elif entry.key == "dates":
            dates = read_styles(entry, label)
        elif entry.key == "own_institution":
            own = _own(entry, label)
        elif entry.key == "files":
            shapes = read_shapes(entry, label)
        elif entry.key in TABLES:
            sections += read_sections(entry, label)
        else:
            known = f"expected {', '.join((*_SETTINGS, 'or a table'))}"
            known += f": {', '.join(TABLES)}"
            raise refuse(label, f"unknown key {entry.key}; {known}", line=entry.line)
    return Mapping(label, zone, dates, tuple(sections), own, shapes)


def _check_answered(value: Value, label: str, under: tuple[str, ...]) -> None:
    """Refuse a question that nobody has answered: a "?" where a word is to stand."""
    if isinstance(value, tuple):
        for one in value:
            _check_answered(one, label, under)
    if not isinstance(value, Entries):
        return
    for entry in value.entries:
        named = (*under, entry.key)
        if entry.value == OPEN:
            rule = f"{', '.join(named)}: still to be answered, instead of the ?"
            raise refuse(label, rule, line=entry.line)
        _check_answered(entry.value, label, named)


def _own(entry: Entry, label: str) -> tuple[str, ...]:
    names = words(entry, label)
    if "" in names:
        rule = "own_institution: expected a name or a list of names"
        raise refuse(label, rule, line=entry.line)
    return names


def _zone(entry: Entry, label: str) -> str:
    name = word(entry, label)
    if name not in available_timezones() - {"localtime"}:
        rule = "time_zone: not the name of a time zone (such as America/Chicago)"
        raise refuse(label, rule, line=entry.line)
    return ZoneInfo(name).key
