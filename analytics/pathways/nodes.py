"""A pathway as rows, in the order in which a person reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analytics.pathways.tree import Step, Tree


@dataclass(frozen=True)
class Node:
    """One row: the root, a step, or an achievement listed under a step.

    ``place`` counts from 0 in reading order. ``needs`` of ``of`` entries have to be
    there (None for an achievement; 0 of 0 where a step asks for nothing).
    """

    place: int
    id: str
    kind: Literal["pathway", "step", "achievement"]
    title: str
    parent: str | None
    depth: int
    needs: int | None
    of: int | None


def nodes(tree: Tree) -> tuple[Node, ...]:
    """Return the root, then depth first every step and achievement as listed.

    An achievement that stands under several steps has a row under each; a step that is
    only referred to (Badgr's non-children) has its row where it belongs.
    """
    steps = {step.step_id: step for step in tree.steps}
    rows = []
    for place, (kind, name, parent, depth) in enumerate(_walk(tree.root, steps, 0)):
        step = steps[name] if kind != "achievement" else None
        rows.append(
            Node(
                place=place,
                id=name,
                kind=kind,
                title=step.title if step else name,
                parent=parent,
                depth=depth,
                needs=sum(rule.needs for rule in step.rules) if step else None,
                of=sum(len(rule.of) for rule in step.rules) if step else None,
            )
        )
    return tuple(rows)


_Kind = Literal["pathway", "step", "achievement"]


def _walk(
    step: Step, steps: dict[str, Step], depth: int
) -> Iterator[tuple[_Kind, str, str | None, int]]:
    yield ("step" if depth else "pathway"), step.step_id, step.parent, depth
    listed = set()
    for rule in step.rules:
        for item in rule.of:
            if item.kind == "achievement":
                yield "achievement", item.id, step.step_id, depth + 1
            elif steps[item.id].parent == step.step_id and item.id not in listed:
                listed.add(item.id)
                yield from _walk(steps[item.id], steps, depth + 1)
    for child in steps.values():  # children that their parent's rule leaves out
        if child.parent == step.step_id and child.step_id not in listed:
            yield from _walk(child, steps, depth + 1)
