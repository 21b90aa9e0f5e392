"""Read pathways in Cairn's own form: YAML, one or several documents a file."""

import re
from collections.abc import Iterator
from datetime import date

import yaml

from analytics.findings import Finding, RefusedError
from analytics.pathways.check import problems
from analytics.pathways.native_steps import STEP_KEYS, Placed, steps_of
from analytics.pathways.tree import Tree
from analytics.pathways.yaml_fields import Fields, Reading, fields_of, text_of
from analytics.pathways.yaml_text import documents

PATHWAY_KEYS = STEP_KEYS - {"step"} | {"pathway", "for", "version"}
PATHWAY_KEYS |= {"effective_from", "effective_to"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_yaml(text: str, file: str) -> tuple[Tree, ...]:
    """Return the pathways of a YAML file; RefusedError names each line that is wrong.

    Every scalar is text as written. A key with an empty value is as good as absent.
    ``needs: 0`` keeps what the step lists: these are achievements of the pathway too.
    Several documents may be versions of one pathway, but not of the same version.
    """
    reading = Reading(file, [])
    trees: dict[tuple[str, str], Tree] = {}
    for top in documents(text, file):
        tree = _tree(reading, top)
        if (tree.pathway, tree.version) in trees:
            reading.refuse(top, f"pathway {tree.pathway} is here twice in one version")
        trees[tree.pathway, tree.version] = tree
    if not trees:
        reading.findings.append(Finding(file, "an empty file holds no pathway"))
    if reading.findings:
        raise RefusedError(reading.findings)
    return tuple(trees.values())


def _tree(reading: Reading, top: yaml.Node) -> Tree:
    before = len(reading.findings)
    fields = fields_of(reading, top, PATHWAY_KEYS)
    start = _day(reading, fields, "effective_from")
    end = _day(reading, fields, "effective_to")
    if start and end and end < start:
        reading.refuse(fields["effective_to"], "effective_to is before effective_from")
    version = text_of(reading, fields, "version") or ""
    audience = tuple(_audience(reading, fields))
    placed = steps_of(reading, top, fields)
    steps = tuple(one.step for one in placed)
    root = steps[0]
    tree = Tree(root.step_id, root.title, steps, version, start, end, audience)
    if len(reading.findings) == before:
        reading.findings.extend(_problems(reading.file, tree, placed))
    return tree


def _problems(file: str, tree: Tree, placed: tuple[Placed, ...]) -> Iterator[Finding]:
    for problem in problems(tree):
        at = placed[problem.step]
        line = at.line if problem.rule is None else at.needs_line
        if problem.item is not None:
            line = at.item_lines[problem.item]
        yield Finding(file, problem.what, line=line)


def _day(reading: Reading, fields: Fields, key: str) -> date | None:
    text = text_of(reading, fields, key)
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # no such day in the calendar: said below
    reading.refuse(fields[key], f"{key} is no day (as 2026-03-01)")
    return None


def _audience(
    reading: Reading, fields: Fields
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who the pathway is for: a single value stands for a list of one."""
    node = fields.get("for")
    for name, values in (fields_of(reading, node) if node else {}).items():
        listed = values.value if isinstance(values, yaml.SequenceNode) else [values]
        words = [v.value for v in listed if isinstance(v, yaml.ScalarNode) and v.value]
        if not words or len(words) < len(listed):
            reading.refuse(values, f"for: {name} has to be a value or a list of them")
        yield name, tuple(dict.fromkeys(words))
