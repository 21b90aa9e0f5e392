"""Write a pathway in Cairn's own form; ``native`` reads back the same pathway."""

from typing import Any

import yaml

from analytics.findings import RefusedError
from analytics.pathways.native import read_yaml
from analytics.pathways.tree import Rule, Step, Tree


def yaml_of(tree: Tree) -> str:
    """Return a pathway as YAML, its keys in the order in which one would write them.

    What the form can't say is lost (``is_own_form``): several lists of one step, a step
    that no list names, a short cut that isn't the step's own milestone.
    """
    root = _step(tree, tree.root)
    head: dict[str, Any] = {"pathway": root.pop("step"), "title": root.pop("title")}
    if tree.version:
        head["version"] = tree.version
    for key in ("effective_from", "effective_to"):
        day = getattr(tree, key)
        if day is not None:
            head[key] = day.isoformat()
    if tree.audience:
        head["for"] = {name: list(values) for name, values in tree.audience}
    return yaml.safe_dump(head | root, sort_keys=False, allow_unicode=True)


def is_own_form(tree: Tree) -> bool:
    """Whether Cairn's own form can say all of a pathway."""
    try:
        return read_yaml(yaml_of(tree), "") == (tree,)
    except RefusedError:
        return False


def _step(tree: Tree, step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {"step": step.step_id, "title": step.title}
    if step.milestone:
        found["milestone"] = step.milestone
        if not step.shortcuts:
            found["shortcut"] = "false"
    for rule in step.rules[:1]:
        if rule.needs != len(rule.of):
            found["needs"] = str(rule.needs)
        found["of"] = _listed(tree, rule)
    return found


def _listed(tree: Tree, rule: Rule) -> list[Any]:
    return [
        item.id if item.kind == "achievement" else _step(tree, tree.step(item.id))
        for item in rule.of
    ]
