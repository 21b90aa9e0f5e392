"""What earning one more badge completes, for many sets of achievements at once."""

from collections import defaultdict

import numpy as np

from analytics.pathways.compile import compile_tree
from analytics.pathways.everyone import Holdings, counted, steps_done
from analytics.pathways.tree import Tree


class Gains:
    """The steps that each further badge would complete, set by set.

    One badge more changes only the gates that list it and those above them: only these
    are counted anew for it.
    """

    def __init__(self, tree: Tree, holdings: Holdings) -> None:
        self._tree, self._holdings = tree, holdings
        self._gates = compile_tree(tree).gates
        self._have, self._met = counted(tree, holdings)
        self._open = ~_covered(tree, steps_done(tree, self._met))
        self._listed_by: dict[str, list[int]] = defaultdict(list)
        self._completes: dict[str, list[int]] = defaultdict(list)
        self._parents: dict[int, list[int]] = defaultdict(list)
        for gate in self._gates:
            for name in gate.achievements:
                self._listed_by[name].append(gate.gate)
            for name in gate.shortcuts:
                self._completes[name].append(gate.gate)
            for inner in gate.gates:
                self._parents[inner].append(gate.gate)

    def of(self, name: str) -> np.ndarray:
        """Return ``gain[step, set]``: the steps that earning ``name`` would complete.

        A step under one that is complete already is no gain: nothing needs it any more.
        Nor is anything where ``name`` is held.
        """
        lacks_it = ~self._holdings.of(name)
        gain = np.zeros((len(self._tree.steps), self._holdings.count), dtype=bool)
        more: dict[int, np.ndarray] = dict.fromkeys(self._listed_by[name], lacks_it)
        for number in self._changed_by(name):
            gate = self._gates[number]
            is_met = self._have[number] + more.get(number, 0) >= gate.needs
            if name in gate.shortcuts:
                is_met |= lacks_it
            newly = is_met & ~self._met[number]
            for parent in self._parents[number]:
                more[parent] = more.get(parent, 0) + newly.astype(np.int32)
            if gate.step is not None:
                gain[gate.step] = newly & self._open[gate.step]
        return gain

    def _changed_by(self, name: str) -> list[int]:
        """Return the gates that a badge may complete, inner ones first."""
        found: set[int] = set()
        waiting = self._listed_by[name] + self._completes[name]
        while waiting:
            gate = waiting.pop()
            if gate not in found:
                found.add(gate)
                waiting += self._parents[gate]
        return sorted(found)


def _covered(tree: Tree, done: np.ndarray) -> np.ndarray:
    """Return which steps stand under a complete one (directly or further up)."""
    places = {step.step_id: place for place, step in enumerate(tree.steps)}
    covered = np.zeros_like(done)
    for place, step in enumerate(tree.steps):  # parents stand before their children
        if step.parent is not None:
            parent = places[step.parent]
            covered[place] = done[parent] | covered[parent]
    return covered
