"""How each node of a pathway stands for one learner."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.pathways.distance import Closeness, closeness
from analytics.pathways.nodes import Node, nodes
from analytics.pathways.tree import Tree

Standing = Literal["complete", "open", "covered"]


@dataclass(frozen=True)
class NodeState:
    """One node of a pathway, as it stands for one learner.

    ``state`` is complete (with its day, None where it asks for nothing), open, or
    covered: not earned, and no longer needed by what it stands under. ``progress``
    (0 to 1) and ``fewest_left`` (badges) are those of steps; None for achievements.
    """

    pathway: str
    step: str
    kind: str
    title: str
    parent: str | None
    state: Standing
    completed_on: date | None
    progress: float | None
    fewest_left: int | None
    depth: int
    needs: int | None
    of: int | None


def standings(
    tree: Tree, held: dict[str, date], days: dict[str, date], names: dict[str, str]
) -> list[NodeState]:
    """Return every node of a tree: complete, open, or covered.

    ``held`` has the day of each achievement held, ``days`` that of each step
    completed, ``names`` what people call each achievement.
    """
    steps = {step.step_id: step for step in tree.steps}
    done: dict[str, Standing] = {}
    rows = []
    for node in nodes(tree):
        parent = done.get(node.parent) if node.parent else None
        if node.kind == "achievement":
            day = held.get(node.id)
            state = _standing(day is not None, parent)
            rows.append(_node_state(tree, node, names.get(node.id), state, day, None))
            continue
        way = closeness(tree, frozenset(held), node.id)
        state = _standing(way.fewest_left == 0, parent)
        done[node.id] = state
        title = steps[node.id].title
        rows.append(_node_state(tree, node, title, state, days.get(node.id), way))
    return rows


def _standing(is_complete: bool, parent: Standing | None) -> Standing:
    if is_complete:
        return "complete"
    return "covered" if parent in ("complete", "covered") else "open"


def _node_state(
    tree: Tree,
    node: Node,
    title: str | None,
    state: Standing,
    day: date | None,
    way: Closeness | None,
) -> NodeState:
    return NodeState(
        pathway=tree.pathway,
        step=node.id,
        kind=node.kind,
        title=title or node.title,
        parent=node.parent,
        state=state,
        completed_on=day,
        progress=way.progress if way else None,
        fewest_left=way.fewest_left if way else None,
        depth=node.depth,
        needs=node.needs,
        of=node.of,
    )
