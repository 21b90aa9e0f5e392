"""How a file of records is written, where that isn't UTF-8 with commas from line 1."""

from dataclasses import dataclass, replace

from analytics.sources.form import word
from analytics.sources.recode import ENCODINGS
from analytics.sources.refusal import refuse
from analytics.sources.yaml_text import Entries, Entry

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAID = {name.removesuffix("s"): mark for mark, name in SEPARATORS.items()}
_KEYS = "encoding, separator, heading"


@dataclass(frozen=True)
class Shape:
    """What was said of a file; what wasn't is recognised, or is as usual.

    ``heading`` is the line, or row of a sheet, in which the columns' names stand.
    """

    encoding: str | None = None
    separator: str | None = None
    heading: int | None = None


AS_USUAL = Shape()


def read_shapes(entry: Entry, label: str) -> dict[str, Shape]:
    """Read what a mapping says under ``files``: by file's name, how it is written."""
    if not isinstance(entry.value, Entries):
        rule = f"files: expected a file's name, and under it {_KEYS}"
        raise refuse(label, rule, line=entry.line)
    return {one.key: _shape(one, label) for one in entry.value.entries}


def _shape(entry: Entry, label: str) -> Shape:
    if not isinstance(entry.value, Entries):
        raise refuse(label, f"{entry.key}: expected {_KEYS}", line=entry.line)
    found = AS_USUAL
    for one in entry.value.entries:
        if one.key not in _KEYS.split(", "):
            rule = f"unknown key {one.key}; expected {_KEYS}"
            raise refuse(label, rule, line=one.line)
        found = {"encoding": _encoding, "separator": _separator, "heading": _heading}[
            one.key
        ](found, one, label)
    return found


def _encoding(shape: Shape, entry: Entry, label: str) -> Shape:
    name = word(entry, label).strip().lower()
    if name not in ENCODINGS:
        rule = f"encoding: expected one of {', '.join(ENCODINGS)}"
        raise refuse(label, rule, line=entry.line)
    return replace(shape, encoding=name)


def _separator(shape: Shape, entry: Entry, label: str) -> Shape:
    said = entry.value if isinstance(entry.value, str) else ""
    mark = said if said in SEPARATORS else _SAID.get(said.strip().removesuffix("s"))
    if mark is None:
        rule = f"separator: expected one of {', '.join(_SAID)}"
        raise refuse(label, rule, line=entry.line)
    return replace(shape, separator=mark)


def _heading(shape: Shape, entry: Entry, label: str) -> Shape:
    said = word(entry, label).strip()
    if not said.isdigit() or int(said) < 1:
        rule = "heading: expected the number of the line with the columns' names"
        raise refuse(label, rule, line=entry.line)
    return replace(shape, heading=int(said))
