"""One pathway for many learners at once: the same answers as one by one, in arrays.

Learners who hold the same achievements stand the same, so every distinct set held is
worked out once (``gathered``), and all of them together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.pathways.compile import compile_tree
from analytics.pathways.tree import Tree


@dataclass(frozen=True)
class Holdings:
    """Distinct sets of achievements: ``held[name, set]``, in the order of ``names``."""

    names: tuple[str, ...]
    held: np.ndarray

    @property
    def count(self) -> int:
        """How many sets there are."""
        return int(self.held.shape[1])

    def part(self, first: int, last: int) -> "Holdings":
        """Return the sets from ``first`` up to, not including, ``last``."""
        return Holdings(self.names, self.held[:, first:last])

    @cached_property
    def _row(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def of(self, name: str) -> np.ndarray:
        """Return for each set whether it has ``name``; False for an unknown one."""
        if name in self._row:
            return np.asarray(self.held[self._row[name]])
        return np.zeros(self.count, dtype=bool)

    def named(self, place: int) -> frozenset[str]:
        """Return one set by its names."""
        return frozenset(self.names[i] for i in np.flatnonzero(self.held[:, place]))


def gathered(
    names: Sequence[str], learners: int, who: np.ndarray, what: np.ndarray
) -> tuple[Holdings, np.ndarray]:
    """Return the distinct sets that learners hold, and the number of each one's set.

    ``who`` (from 0 to ``learners`` - 1) and ``what`` (places in ``names``) are one pair
    for each achievement held.
    """
    table = np.zeros((learners, len(names)), dtype=bool)
    table[who, what] = True
    packed = np.packbits(table, axis=1)
    _, first, set_of = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return Holdings(tuple(names), table[first].T.copy()), set_of.reshape(-1)


def complete(
    tree: Tree, holdings: Holdings, granted: frozenset[str] = frozenset()
) -> np.ndarray:
    """Return ``done[step, set]``, steps in the order of ``tree.steps``.

    The steps of ``granted`` (ids) count as complete whatever is held: who completes
    the pathway then lacks only them.
    """
    return steps_done(tree, counted(tree, holdings, granted)[1])


def counted(
    tree: Tree, holdings: Holdings, granted: frozenset[str] = frozenset()
) -> tuple[np.ndarray, np.ndarray]:
    """Return ``have[gate, set]``, how many entries are met, and ``met[gate, set]``."""
    gates = compile_tree(tree).gates
    have = np.zeros((len(gates), holdings.count), dtype=np.int32)
    met = np.zeros(have.shape, dtype=bool)
    for gate in gates:
        have[gate.gate] = met[list(gate.gates)].sum(axis=0, dtype=np.int32)
        for name in gate.achievements:
            have[gate.gate] += holdings.of(name)
        met[gate.gate] = have[gate.gate] >= gate.needs
        for name in gate.shortcuts:
            met[gate.gate] |= holdings.of(name)
        if gate.step is not None:
            met[gate.gate] |= tree.steps[gate.step].step_id in granted
    return have, met


def steps_done(tree: Tree, met: np.ndarray) -> np.ndarray:
    """Return ``done[step, set]`` from ``met[gate, set]``."""
    compiled = compile_tree(tree)
    done = np.zeros((len(tree.steps), met.shape[1]), dtype=bool)
    done[sorted(compiled.optional)] = True
    for gate in compiled.gates:
        if gate.step is not None:
            done[gate.step] = met[gate.gate]
    return done
