"""The steps of a pathway in YAML, from the root down, each with its lines."""

import re
from dataclasses import dataclass

import yaml

from analytics.pathways.check import MAX_DEPTH, MAX_ENTRIES
from analytics.pathways.tree import Item, Rule, Step
from analytics.pathways.yaml_fields import Fields, Reading, fields_of, text_of
from analytics.pathways.yaml_text import line_of

STEP_KEYS = frozenset({"step", "title", "milestone", "needs", "of", "shortcut"})
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Placed:
    """A step, and where it, its ``needs`` and each of its entries are written."""

    step: Step
    line: int
    needs_line: int
    item_lines: tuple[int, ...]


@dataclass(frozen=True)
class _Place:
    """Where the reading is: the step above by its id, and all nodes above."""

    parent: str | None
    above: tuple[yaml.Node, ...]


def steps_of(reading: Reading, top: yaml.Node, fields: Fields) -> tuple[Placed, ...]:
    """Return the root and every step below it, depth first, as written."""
    return tuple(_below(reading, top, fields, _Place(None, ()), [0]))


def _below(
    reading: Reading, node: yaml.Node, fields: Fields, place: _Place, count: list[int]
) -> list[Placed]:
    """The step at ``node``, then those that it lists. ``count`` counts entries."""
    key = "step" if place.above else "pathway"
    step_id = text_of(reading, fields, key) or ""
    if not step_id and isinstance(node, yaml.MappingNode) and key not in fields:
        reading.refuse(node, f"the key {key} is missing")
    if len(place.above) >= MAX_DEPTH:
        reading.stop(node, f"nested deeper than {MAX_DEPTH} steps")
    here = _Place(step_id, (*place.above, node))
    items: list[Item] = []
    lines: list[int] = []
    lower: list[Placed] = []
    for entry in _entries(reading, fields, here, count):
        items.append(_item(reading, entry, here, lower, count))
        lines.append(line_of(entry))
    step = _step(reading, fields, step_id, place.parent, tuple(items))
    needs_line = line_of(fields.get("needs", node))
    return [Placed(step, line_of(node), needs_line, tuple(lines)), *lower]


def _entries(
    reading: Reading, fields: Fields, here: _Place, count: list[int]
) -> list[yaml.Node]:
    """What a step lists; stops at a step that contains itself by an alias."""
    of = fields.get("of")
    if of is None:
        return []
    if not isinstance(of, yaml.SequenceNode):
        reading.refuse(of, "of has to be a list")
        return []
    count[0] += len(of.value)
    if count[0] > MAX_ENTRIES:
        reading.stop(of, f"more than {MAX_ENTRIES:,} steps and achievements")
    for entry in of.value:
        if any(entry is one for one in here.above):
            reading.stop(entry, f"step {here.parent} contains itself (a cycle)")
    return list(of.value)


def _item(
    reading: Reading,
    entry: yaml.Node,
    here: _Place,
    lower: list[Placed],
    count: list[int],
) -> Item:
    """One entry: a step, which is added to ``lower``, or an achievement."""
    if isinstance(entry, yaml.MappingNode):
        fields = fields_of(reading, entry, STEP_KEYS)
        found = _below(reading, entry, fields, here, count)
        lower += found
        return Item("step", found[0].step.step_id)
    named = entry.value.strip() if isinstance(entry, yaml.ScalarNode) else ""
    if named:
        return Item("achievement", named)
    reading.refuse(entry, "an entry of a list is an achievement's id or a step")
    return Item("achievement", "")


def _step(
    reading: Reading,
    fields: Fields,
    step_id: str,
    parent: str | None,
    items: tuple[Item, ...],
) -> Step:
    milestone = text_of(reading, fields, "milestone")
    shortcut = text_of(reading, fields, "shortcut") or "true"
    if shortcut not in ("true", "false"):
        reading.refuse(fields["shortcut"], "shortcut is neither true nor false")
    return Step(
        step_id,
        title=text_of(reading, fields, "title") or step_id,
        parent=parent,
        rules=_rules(reading, fields, items),
        milestone=milestone,
        shortcuts=(milestone,) if milestone and shortcut == "true" else (),
    )


def _rules(
    reading: Reading, fields: Fields, items: tuple[Item, ...]
) -> tuple[Rule, ...]:
    """One rule; none where nothing is listed and nothing asked for."""
    text = text_of(reading, fields, "needs") or "all"
    if text != "all" and not _WHOLE.fullmatch(text):
        reading.refuse(fields["needs"], "needs is neither all nor a whole number")
        text = "all"
    needs = len(items) if text == "all" else int(text)
    return (Rule(needs, items),) if items or needs else ()
