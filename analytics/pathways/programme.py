"""Fewest badges by an integer programme, for parts whose diagram would be too large.

x_b is 1 where badge b is earned, y_g where gate g is met:
``needs_g * y_g <= entries met + needs_g * short cuts earned``, y of the goal is 1,
and the sum of x is least. Solved exactly by HiGHS.
"""

from collections.abc import Iterator

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from analytics.pathways.compile import Gate
from analytics.pathways.shortest import LISTED, Ways
from analytics.pathways.trying import can_try, sets_of_size


def cheapest(
    gates: tuple[Gate, ...], goal: int, held: frozenset[str], moves: frozenset[str]
) -> Ways:
    """The smallest sets of ``moves`` that lead from ``held`` to the gate ``goal``.

    Where all sets of that size can be tried they are; else the sets are the first that
    the solver finds, each next one with those before it ruled out, and their number is
    known only where there are at most LISTED.
    """
    badges = sorted(moves - held)
    found: list[np.ndarray] = []
    for solution in _solutions(gates, goal, held, badges):
        size = int(solution.sum())
        if can_try(gates, len(badges), size):
            return sets_of_size(gates, goal, held, moves, size)
        found.append(solution)
        if len(found) > LISTED:
            break
    if not found:
        return Ways(float("inf"), 0, ())
    names = sorted(tuple(badges[i] for i in np.flatnonzero(one)) for one in found)
    count = len(found) if len(found) <= LISTED else None
    return Ways(size, count, tuple(names[:LISTED]))


def _rows(
    gates: tuple[Gate, ...], badges: list[str], held: frozenset[str]
) -> LinearConstraint:
    """One row a gate; one that a short cut already held completes may be met."""
    column = {badge: place for place, badge in enumerate(badges)}
    matrix = lil_array((len(gates), len(badges) + len(gates)))
    limits = np.zeros(len(gates))
    for gate in gates:
        row = gate.gate
        open_badges = [a for a in gate.achievements if a not in held]
        limits[row] = len(gate.achievements) - len(open_badges)
        if not held.isdisjoint(gate.shortcuts):
            limits[row] = gate.needs
        for name in (a for a in open_badges if a in column):
            matrix[row, column[name]] = -1
        for name in (s for s in gate.shortcuts if s in column):
            matrix[row, column[name]] = -gate.needs
        for inner in gate.gates:
            matrix[row, len(badges) + inner] = -1
        matrix[row, len(badges) + row] = gate.needs
    return LinearConstraint(matrix.tocsr(), -np.inf, limits)


def _solutions(
    gates: tuple[Gate, ...], goal: int, held: frozenset[str], badges: list[str]
) -> Iterator[np.ndarray]:
    """Smallest sets, one after the other, as 0 and 1 a badge."""
    cost = np.r_[np.ones(len(badges)), np.zeros(len(gates))]
    lower = np.zeros(cost.size)
    lower[len(badges) + goal] = 1
    rules, bounds = [_rows(gates, badges, held)], Bounds(lower, 1)
    least = np.inf
    while True:
        solved = milp(cost, integrality=1, bounds=bounds, constraints=rules)
        if solved.x is None or round(solved.fun) > least:
            return
        least = round(solved.fun)
        chosen = np.round(solved.x[: len(badges)])
        yield chosen
        row = np.r_[chosen, np.zeros(len(gates))]
        rules.append(LinearConstraint(row[None, :], -np.inf, least - 1))
