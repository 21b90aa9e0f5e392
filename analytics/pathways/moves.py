"""The next badge: what each further badge would do for a learner, and in which order.

Exact on every tree: a badge helps a pathway where it stands in some smallest set of
badges that completes it, so that with it one fewer is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from analytics.pathways.compile import leaves_below, names_of
from analytics.pathways.everyone import Holdings
from analytics.pathways.gains import Gains
from analytics.pathways.nearest import fewest_left, helpful
from analytics.pathways.tree import Step, Tree


@dataclass(frozen=True)
class Aim:
    """A pathway that a learner is on, and whether they declared it."""

    tree: Tree
    is_declared: bool = False


@dataclass(frozen=True)
class Help:
    """A pathway that a badge brings one nearer, and what is left then."""

    tree: Tree
    is_declared: bool
    left_after: int


@dataclass(frozen=True)
class Move:
    """One badge that isn't held: what it completes, which pathways it helps.

    ``completes`` are pairs of a pathway and one of its steps (its root: all of it).
    """

    achievement: str
    completes: tuple[tuple[Tree, Step], ...]
    helps: tuple[Help, ...]

    def rank(self, effort: float) -> tuple[float, ...]:
        """Return what moves are sorted by, the best first.

        What it completes (pathways before steps); whether it stands in a smallest set
        for a declared pathway; how many pathways it helps, near ones weighing more
        (one over what is left); the least effort.
        """
        whole = sum(step.parent is None for _, step in self.completes)
        declared = sum(one.is_declared for one in self.helps)
        weight = sum(1 / (one.left_after + 1) for one in self.helps)
        return (-whole, -len(self.completes), -declared, -round(weight, 9), effort)


def moves(
    aims: Sequence[Aim], held: frozenset[str], effort: Mapping[str, float]
) -> list[Move]:
    """Return the badges that complete or help something, the best first.

    ``effort`` is a badge's (in days, say); one without counts as the greatest. Badges
    alike in all of this stand in order of their ids.
    """
    completes: dict[str, list[tuple[Tree, Step]]] = {}
    helps: dict[str, list[Help]] = {}
    for aim in aims:
        for name, steps, help_ in _moves_of(aim, held):
            completes.setdefault(name, []).extend((aim.tree, step) for step in steps)
            helps.setdefault(name, []).extend([help_] if help_ else [])
    found = [
        Move(name, tuple(completes[name]), tuple(helps[name]))
        for name in sorted(completes)
        if completes[name] or helps[name]
    ]
    return sorted(found, key=lambda m: m.rank(effort.get(m.achievement, inf)))


def _moves_of(aim: Aim, held: frozenset[str]) -> list[Any]:
    """Return each open leaf of one pathway, the steps it completes, and its help."""
    tree = aim.tree
    names = tuple(sorted(names_of(tree)))
    has = np.array([name in held for name in names], dtype=bool)
    holdings = Holdings(names, has.reshape(-1, 1))
    left = int(fewest_left(tree, holdings)[0])
    if left == 0:
        return []
    gains = Gains(tree, holdings)
    helping = helpful(tree, holdings)[:, 0]
    leaves = leaves_below(tree, (tree.root,))
    found = []
    for row, name in enumerate(names):
        if name in held or name not in leaves:
            continue
        steps = [tree.steps[place] for place in np.flatnonzero(gains.of(name)[:, 0])]
        help_ = Help(tree, aim.is_declared, left - 1) if helping[row] else None
        found.append((name, steps, help_))
    return found
