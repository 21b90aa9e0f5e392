"""How far many learners are from a step at once, and which badges bring them nearer.

The parts of a step (see ``parts``) are passed once, each for all sets held, inner ones
first: the fewest further badges of each are a shortest path of its diagram. The badges
of the smallest sets are those on some shortest path, found from the outside in.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from analytics.pathways.compile import leaves_below
from analytics.pathways.diagram import Diagram, down, taken
from analytics.pathways.everyone import Holdings
from analytics.pathways.frontier import diagrams_of
from analytics.pathways.parts import FAR, Entry, Lot, Part, parts_of
from analytics.pathways.tree import Tree

CELLS = 20_000_000  # nodes times sets that are held in memory at a time


def fewest_left(
    tree: Tree, holdings: Holdings, step_id: str | None = None
) -> np.ndarray:
    """Return for each set the fewest further badges that complete the step. Exact.

    The step is the whole pathway by default; moves are as in ``distance.closeness``.
    """
    goal = tree.root.step_id if step_id is None else step_id
    found = [_Passage(tree, goal, some).left for some in _some(tree, goal, holdings)]
    return np.concatenate([np.zeros(0, dtype=np.int32), *found])


def helpful(tree: Tree, holdings: Holdings, step_id: str | None = None) -> np.ndarray:
    """Return ``helps[name, set]``: whether earning it brings the step one nearer.

    These are the badges of the smallest sets that complete the step: with one of them
    held, one fewer is left. Those that are held already don't help.
    """
    goal = tree.root.step_id if step_id is None else step_id
    found = [
        _Passage(tree, goal, some).helpful() for some in _some(tree, goal, holdings)
    ]
    none = np.zeros((len(holdings.names), 0), dtype=bool)
    return np.concatenate([none, *found], axis=1)


def _some(tree: Tree, goal: str, holdings: Holdings) -> Iterator[Holdings]:
    """Cut many sets into as many at a time as memory is meant for."""
    nodes = [len(one.asks) for one in diagrams_of(tree, goal) if one is not None]
    listed = sum(len(part.entries) for part in parts_of(tree, goal))
    size = max(CELLS // max([listed, *nodes, 1]), 1)
    for first in range(0, holdings.count, size):
        yield holdings.part(first, first + size)


class _Passage:
    """A step's parts passed for many sets: what each needs, in badges."""

    def __init__(self, tree: Tree, goal: str, holdings: Holdings) -> None:
        self.holdings = holdings
        self.moves = leaves_below(tree, (tree.step(goal),))
        self.parts = list(
            zip(parts_of(tree, goal), diagrams_of(tree, goal), strict=True)
        )
        self.cost: dict[Entry, np.ndarray] = {}
        self.left = np.zeros(holdings.count, dtype=np.int32)
        for part, diagram in self.parts:
            self.cost |= {name: self._cost_of(name) for name in part.names}
            self.left = self._left_of(part, diagram)
            self.cost[part.gate] = self.left

    def _cost_of(self, name: str) -> np.ndarray:
        """What a badge costs: nothing where it is held, itself, or too much."""
        earning = 1 if name in self.moves else FAR
        return np.where(self.holdings.of(name), 0, earning).astype(np.int32)

    def _costs(self, entries: Sequence[Entry]) -> np.ndarray:
        found = [self.cost[entry] for entry in entries]
        return np.array(found, dtype=np.int32).reshape(-1, self.holdings.count)

    def _prices(self, part: Part, diagram: Diagram) -> np.ndarray:
        """What each thing costs that a diagram asks for; a lot: its cheapest."""
        lots: dict[int, np.ndarray] = {}
        for gate in {lot.gate for lot in diagram.lots}:
            ordered = np.sort(self._costs(part.own[gate]), axis=0)
            lots[gate] = np.minimum(ordered.cumsum(axis=0, dtype=np.int64), FAR)
        found = [
            lots[what.gate][what.lacking - 1]
            if isinstance(what, Lot)
            else self.cost[what]
            for what in diagram.asked
        ]
        return np.array(found, dtype=np.int32).reshape(-1, self.holdings.count)

    def _left_of(self, part: Part, diagram: Diagram | None) -> np.ndarray:
        if diagram is not None:
            below = down(diagram, self._prices(part, diagram))
            return np.asarray(below[diagram.root])
        # scipy takes seconds and 35 MB to import; few trees are as large as this.
        from analytics.pathways.alike import fewest

        return fewest(part, self._costs(part.entries))

    def helpful(self) -> np.ndarray:
        """Return which badges stand in a smallest set, ``helps[name, set]``."""
        count, names = self.holdings.count, self.holdings.names
        helps: dict[Entry, np.ndarray] = {}
        if self.parts:
            helps[self.parts[-1][0].gate] = (self.left > 0) & (self.left < FAR)
        for part, diagram in reversed(self.parts):
            if diagram is None:
                helps |= self._solved(part, helps[part.gate])
            else:
                helps |= self._on_path(part, diagram, helps[part.gate])
        nowhere = np.zeros(count, dtype=bool)
        rows = [helps.get(name, nowhere) for name in names]
        return np.array(rows, dtype=bool).reshape(len(names), count)

    def _solved(self, part: Part, where: np.ndarray) -> dict[Entry, np.ndarray]:
        """Return which entries a part needs, in those sets ``where`` it is needed."""
        from analytics.pathways.alike import useful

        costs = self._costs(part.entries)
        found = np.zeros(costs.shape, dtype=bool)
        found[:, where] = useful(part, costs[:, where])
        return dict(zip(part.entries, found, strict=True))

    def _on_path(
        self, part: Part, diagram: Diagram, where: np.ndarray
    ) -> dict[Entry, np.ndarray]:
        """The same, read off a diagram: what shortest paths take."""
        is_taken = taken(diagram, self._prices(part, diagram)) & where
        on_path = dict(zip(diagram.asked, is_taken, strict=True))
        nowhere = np.zeros(where.size, dtype=bool)
        helps = {entry: on_path.get(entry, nowhere) for entry in part.shared}
        for gate, own in part.own.items():
            costs = self._costs(own)
            found, ordered = np.zeros(costs.shape, dtype=bool), np.sort(costs, axis=0)
            for lot in (lot for lot in diagram.lots if lot.gate == gate):
                cheapest = costs <= ordered[lot.lacking - 1]
                found |= on_path[lot] & (costs > 0) & cheapest
            helps |= dict(zip(own, found, strict=True))
        return helps
