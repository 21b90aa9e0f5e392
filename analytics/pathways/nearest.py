"""How far many learners are from a step at once, and which badges bring them nearer.

A decision diagram's nodes (see ``diagram``) are passed once, each for all sets held:
the fewest further badges are a shortest path, worked out from the end; the badges of
the smallest sets are those on some shortest path.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from analytics.pathways.compile import leaves_below
from analytics.pathways.diagram import DONE, NOT_DONE, Diagram, diagram_of
from analytics.pathways.distance import closeness
from analytics.pathways.everyone import Holdings
from analytics.pathways.tree import Tree

FAR = 1 << 20  # more badges than any pathway lists
CELLS = 20_000_000  # nodes times sets that are held in memory at a time


def fewest_left(
    tree: Tree, holdings: Holdings, step_id: str | None = None
) -> np.ndarray:
    """Return for each set the fewest further badges that complete the step. Exact.

    The step is the whole pathway by default; moves are as in ``distance.closeness``.
    """
    goal = tree.root.step_id if step_id is None else step_id
    if _node_of(tree, goal) is None:
        ways = (closeness(tree, holdings.named(i), goal) for i in range(holdings.count))
        return np.array([way.fewest_left for way in ways], dtype=np.int32)
    parts = [_Passage(tree, goal, part).left for part in _parts(tree, goal, holdings)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def helpful(tree: Tree, holdings: Holdings, step_id: str | None = None) -> np.ndarray:
    """Return ``helps[name, set]``: whether earning it brings the step one nearer.

    These are the badges of the smallest sets that complete the step: with one of them
    held, one fewer is left. Those that are held already don't help.
    """
    goal = tree.root.step_id if step_id is None else step_id
    if _node_of(tree, goal) is None:
        return _helpful_one_by_one(tree, holdings, goal)
    parts = [
        _Passage(tree, goal, part).helpful() for part in _parts(tree, goal, holdings)
    ]
    none = np.zeros((len(holdings.names), 0), dtype=bool)
    return np.concatenate([none, *parts], axis=1)


def _helpful_one_by_one(tree: Tree, holdings: Holdings, goal: str) -> np.ndarray:
    """The same for a step too entangled for a diagram, by asking of each badge."""
    helps = np.zeros_like(holdings.held)
    moves = leaves_below(tree, (tree.step(goal),))
    for place in range(holdings.count):
        held = holdings.named(place)
        left = closeness(tree, held, goal).fewest_left
        for row, name in enumerate(holdings.names):
            if name in moves - held:
                nearer = closeness(tree, held | {name}, goal).fewest_left
                helps[row, place] = nearer < left
    return helps


def _parts(tree: Tree, goal: str, holdings: Holdings) -> Iterator[Holdings]:
    """Cut many sets into as many at a time as memory is meant for."""
    size = max(CELLS // max(len(_below(tree, goal)), 1), 1)
    for first in range(0, holdings.count, size):
        yield holdings.part(first, first + size)


def _node_of(tree: Tree, goal: str) -> int | None:
    """The node of the diagram that stands for a step, None where it has none."""
    return diagram_of(tree).steps.get(tree.steps.index(tree.step(goal)))


@lru_cache(maxsize=512)
def _below(tree: Tree, goal: str) -> tuple[int, ...]:
    """The nodes that a step's node leads to, itself among them, in rising order."""
    diagram, start = diagram_of(tree), _node_of(tree, goal)
    seen = {NOT_DONE, DONE}
    waiting = [] if start is None else [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [diagram.without[node], diagram.having[node]]
    return tuple(sorted(seen - {NOT_DONE, DONE}))


class _Passage:
    """A diagram passed for many sets: what is left below each node, in badges."""

    def __init__(self, tree: Tree, goal: str, holdings: Holdings) -> None:
        self.diagram: Diagram = diagram_of(tree)
        self.holdings = holdings
        self.moves = leaves_below(tree, (tree.step(goal),))
        node = _node_of(tree, goal)
        assert node is not None
        self.start = node
        self.nodes = _below(tree, goal)
        far = np.full(holdings.count, FAR, dtype=np.int32)
        self.down = {NOT_DONE: far, DONE: np.zeros(holdings.count, dtype=np.int32)}
        for place in self.nodes:
            having, without = self._costs(place)
            self.down[place] = np.minimum(
                self.down[self.diagram.having[place]] + having,
                self.down[self.diagram.without[place]] + without,
            )

    @property
    def left(self) -> np.ndarray:
        """Fewest further badges from the step's own node, a number a set."""
        return self.down[self.start]

    def _costs(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """What following each side of a node costs: nothing, a badge, or too much."""
        name = self.diagram.names[self.diagram.asks[node]]
        held = self.holdings.of(name)
        earning = 1 if name in self.moves else FAR
        having = np.where(held, 0, earning).astype(np.int32)
        return having, np.where(held, FAR, 0).astype(np.int32)

    def helpful(self) -> np.ndarray:
        """Return which badges lie on a shortest path, ``helps[name, set]``."""
        far = np.full(self.holdings.count, FAR, dtype=np.int32)
        above = dict.fromkeys((NOT_DONE, DONE, *self.nodes), far)
        above[self.start] = np.zeros(self.holdings.count, dtype=np.int32)
        helps = np.zeros_like(self.holdings.held)
        rows = {name: row for row, name in enumerate(self.holdings.names)}
        for node in reversed(self.nodes):
            name = self.diagram.names[self.diagram.asks[node]]
            having, without = self._costs(node)
            with_it, without_it = self.diagram.having[node], self.diagram.without[node]
            if name in rows and name in self.moves:
                length = above[node] + having + self.down[with_it]
                helps[rows[name]] |= (length == self.left) & (having == 1)
            above[with_it] = np.minimum(above[with_it], above[node] + having)
            above[without_it] = np.minimum(above[without_it], above[node] + without)
        return helps
