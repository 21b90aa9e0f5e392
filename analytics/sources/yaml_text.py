"""YAML read as text: ``007``, ``no`` and ``1e3`` stay as written; every key has a line.

Duplicate keys and aliases are refused: parsers disagree on the first, and a few lines
of the second unfold to gigabytes.
"""

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from analytics.sources.refusal import refuse

Value: TypeAlias = "str | Entries | tuple[Value, ...] | None"


@dataclass(frozen=True)
class Entries:
    """A YAML mapping, in the order of the file."""

    entries: tuple["Entry", ...]


@dataclass(frozen=True)
class Entry:
    """One key of a mapping, the line where it stands (from 1), and its value."""

    key: str
    line: int
    value: Value


def read(text: str, label: str) -> Entries:
    """Read a YAML document whose top is a mapping; RefusedError where it isn't."""
    try:
        if any(
            isinstance(e, yaml.AliasEvent) for e in yaml.parse(text, yaml.SafeLoader)
        ):
            raise refuse(label, "aliases (*name) aren't read")
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise refuse(label, "not valid YAML here", line=line) from None
    except (yaml.YAMLError, RecursionError):
        raise refuse(label, "not valid YAML") from None
    if not isinstance(node, yaml.MappingNode):
        raise refuse(label, "expected keys and values at the top")
    return _entries(node, label)


def _entries(node: yaml.MappingNode, label: str) -> Entries:
    found: list[Entry] = []
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise refuse(label, "a key has to be a word", line=line)
        if any(entry.key == key.value for entry in found):
            raise refuse(label, f"key {key.value} is there twice", line=line)
        found.append(Entry(key.value, line, _value(value, label)))
    return Entries(tuple(found))


def _value(node: yaml.Node, label: str) -> Value:
    if isinstance(node, yaml.MappingNode):
        return _entries(node, label)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(item, label) for item in node.value)
    plain = getattr(node, "style", None) is None
    return None if plain and node.value in ("", "~", "null") else str(node.value)
