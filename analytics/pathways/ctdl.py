"""Read pathways written in CTDL: a graph of components and conditions.

The rules of the reading:

- The pathway asks for its destination components, all of them.
- Each of a component's conditions is a rule: ``requiredNumber`` of its target
  components; without a number all of them, or one where the operator is Or.
- A component without a condition asks for all of its children.
- A component that asks for nothing is an achievement, known by ``sourceData`` (a
  badge's address), else by its ctid; of one that does, ``sourceData`` is the milestone.
- A condition with constraints, or inside another, isn't read: the file is refused.
"""

from collections.abc import Iterator
from typing import Any

from analytics.findings import Finding, RefusedError
from analytics.pathways.check import MAX_ENTRIES, problems
from analytics.pathways.ctdl_graph import (
    Node,
    Rules,
    ids_of,
    name_of,
    rules_of,
    source_of,
)
from analytics.pathways.tree import Item, Rule, Step, Tree

_SHOWN = 20


def is_ctdl(value: Any) -> bool:
    """Tell whether a JSON value is a CTDL graph with a pathway in it."""
    return any(one.get("@type") == "ceterms:Pathway" for one in _listed(value))


def read_ctdl(value: Any, file: str) -> tuple[Tree, ...]:
    """Return the pathways of a CTDL graph; RefusedError names the node and the rule."""
    nodes: dict[str, Node] = {}
    for number, one in enumerate(_listed(value)):
        name = one.get("@id")
        if not isinstance(name, str) or name in nodes:
            rule = "without an @id of its own"
            raise RefusedError([Finding(file, rule, place=f"node {number}")])
        nodes[name] = one
    if len(nodes) > MAX_ENTRIES:
        raise RefusedError([Finding(file, f"more than {MAX_ENTRIES:,} components")])
    roots = [one for one in nodes.values() if one.get("@type") == "ceterms:Pathway"]
    return tuple(_tree(root, nodes, file) for root in roots)


def _listed(value: Any) -> list[Node]:
    graph = value.get("@graph") if isinstance(value, dict) else value
    return (
        [one for one in graph if isinstance(one, dict)] if type(graph) is list else []
    )


def _tree(root: Node, nodes: dict[str, Node], file: str) -> Tree:
    known = {name: source_of(one) for name, one in nodes.items()}
    asked: dict[str, Rules] = {
        name: rules_of(one, file)
        for name, one in nodes.items()
        if one.get("@type") != "ceterms:Pathway"
    }
    goals = ids_of(root, "ceterms:hasDestinationComponent")
    top = root["@id"]
    if not goals:
        rule = "names no destination component"
        raise RefusedError([Finding(file, rule, place=top)])
    asked[top] = ((len(goals), tuple(goals)),)
    placed = _parents(top, asked)
    _check(placed, nodes, file)
    steps = tuple(
        _step(nodes[name], parent, asked, known)
        for name, parent in placed.items()
        if name == top or asked[name]
    )
    tree = Tree(steps[0].step_id, steps[0].title, steps)
    if found := problems(tree)[:_SHOWN]:
        raise RefusedError(
            [Finding(file, p.what, place=steps[p.step].step_id) for p in found]
        )
    return tree


def _check(placed: dict[str, str | None], nodes: dict[str, Node], file: str) -> None:
    """Refuse what is asked for and isn't there, or is no pathway component."""
    for name, parent in placed.items():
        if parent is None:
            continue
        if name not in nodes:
            rule = "asks for a component that isn't in the file"
            raise RefusedError([Finding(file, rule, place=parent)])
        if not str(nodes[name].get("@type")).endswith("Component"):
            rule = "stands for a component, but its @type is none"
            raise RefusedError([Finding(file, rule, place=name)])


def _parents(top: str, asked: dict[str, Rules]) -> dict[str, str | None]:
    """Return everything that is asked for, depth first, with what asks first for it."""
    found: dict[str, str | None] = {}
    waiting: list[tuple[str, str | None]] = [(top, None)]
    while waiting:
        name, parent = waiting.pop()
        if name not in found:
            found[name] = parent
            below = [one for _, of in asked.get(name, ()) for one in of]
            waiting += [(one, name) for one in reversed(below)]
    return found


def _step(
    node: Node, parent: str | None, asked: dict[str, Rules], known: dict[str, str]
) -> Step:
    name = node["@id"]
    badge = node.get("ceterms:sourceData")
    milestone = known[name] if badge and parent is not None else None
    return Step(
        name,
        title=name_of(node) or name,
        parent=parent,
        rules=tuple(
            Rule(needs, tuple(_items(of, asked, known))) for needs, of in asked[name]
        ),
        milestone=milestone,
        shortcuts=(milestone,) if milestone else (),
    )


def _items(
    of: tuple[str, ...], asked: dict[str, Rules], known: dict[str, str]
) -> Iterator[Item]:
    for name in of:
        if asked.get(name):
            yield Item("step", name)
        else:
            yield Item("achievement", known[name])
