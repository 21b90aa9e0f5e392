"""A part too entangled for a diagram, for many sets at once, by an integer programme.

Badges that are listed in the same places, and held or not, are alike: it only matters
how many of them are earned. So the programme has a whole number for each such group,
not a yes or no for each badge, and whoever holds as many of each group shares an
answer. What it says of gates is as in ``programme``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from analytics.pathways.parts import FAR, Entry, Part

EXACTLY = {"mip_rel_gap": 0.0}
# Where an entry is listed, with its weight; a part is alike to none.
_Listed = tuple[int | None, tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class _Case:
    """Of each group: how many cost nothing, how many can be had, and at what price."""

    free: np.ndarray
    open: np.ndarray
    price: np.ndarray


def fewest(part: Part, costs: np.ndarray) -> np.ndarray:
    """Return for each set what completing the part costs, FAR where nothing does.

    ``costs[entry, set]``, entries in the order of ``part.entries``.
    """
    programme = _Programme(part)

    def least(case: _Case) -> np.ndarray:
        solved = programme.least(case)
        return np.array([FAR if solved is None else round(solved.fun)])

    return np.asarray(programme.of_each(costs, least)[0], dtype=np.int32)


def useful(part: Part, costs: np.ndarray) -> np.ndarray:
    """Return which entries some cheapest way takes, ``useful[entry, set]``."""
    if not costs.shape[1]:
        return np.zeros(costs.shape, dtype=bool)
    programme = _Programme(part)
    of_groups = programme.of_each(costs, programme.taken)
    can_be_had = (costs > 0) & (costs < FAR)
    return np.asarray(of_groups[programme.group_of] & can_be_had)


class _Programme:
    """A part's gates as inequalities over groups of entries that are alike."""

    def __init__(self, part: Part) -> None:
        self.row = {gate.gate: row for row, gate in enumerate(part.gates)}
        groups: dict[_Listed, int] = {}
        keys = [self._listed_in(part, entry) for entry in part.entries]
        self.group_of = np.array([groups.setdefault(k, len(groups)) for k in keys])
        self.groups = len(groups)
        self.rules = np.zeros((len(part.gates), self.groups + len(part.gates)))
        for row, gate in enumerate(part.gates):
            self.rules[row, self.groups + row] = gate.needs
            for inner in (inner for inner in gate.gates if inner in self.row):
                self.rules[row, self.groups + self.row[inner]] = -1
        for key, group in groups.items():
            for row, weight in key[1]:
                self.rules[row, group] -= weight

    def _listed_in(self, part: Part, entry: Entry) -> _Listed:
        """Return where an entry is listed."""
        places = []
        for row, gate in enumerate(part.gates):
            if entry in gate.achievements or entry in gate.gates:
                places.append((row, 1))
            if entry in gate.shortcuts:
                places.append((row, gate.needs))
        return (entry if isinstance(entry, int) else None, tuple(places))

    def of_each(
        self, costs: np.ndarray, answer: Callable[[_Case], np.ndarray]
    ) -> np.ndarray:
        """Return the answers in columns, asked once for all sets that are alike."""
        can_be_had = (costs > 0) & (costs < FAR)
        member = (self.group_of == np.arange(self.groups)[:, None]).astype(np.int32)
        price = np.zeros((self.groups, costs.shape[1]), dtype=np.int32)
        np.maximum.at(price, self.group_of, np.where(can_be_had, costs, 0))
        counts = [member @ (costs == 0), member @ can_be_had, price]
        cases, case_of = np.unique(np.stack(counts), axis=2, return_inverse=True)
        answers = [answer(_Case(*cases[:, :, n])) for n in range(cases.shape[2])]
        return np.stack(answers, axis=1)[:, case_of.reshape(-1)]

    def least(self, case: _Case) -> OptimizeResult | None:
        """Return the cheapest solution of one case, None where there is none."""
        solved = milp(
            np.r_[case.price, np.zeros(len(self.row))],
            integrality=1,
            bounds=self._bounds(case),
            constraints=self._gates(case),
            options=EXACTLY,
        )
        return None if solved.x is None else solved

    def taken(self, case: _Case) -> np.ndarray:
        """Return which groups some cheapest solution takes something of.

        After the first, each further solution takes of as many groups as can be that
        none took of before.
        """
        first = self.least(case)
        if first is None:
            return np.zeros(self.groups, dtype=bool)
        taken = np.asarray(np.round(first.x[: self.groups]) > 0)
        cheapest = np.r_[case.price, np.zeros(len(self.row))]
        while (more := self._more(case, cheapest, round(first.fun), taken)).any():
            taken |= more
        return taken

    def _more(
        self, case: _Case, price: np.ndarray, least: int, taken: np.ndarray
    ) -> np.ndarray:
        """Return the groups not taken of before that one more solution takes of."""
        size = len(price)
        others = np.flatnonzero(~taken & (case.open > 0))
        shown = np.zeros((len(others), size + len(others)))
        shown[np.arange(len(others)), others] = -1
        shown[:, size:] = np.eye(len(others))
        bounds, gates = self._bounds(case), self._gates(case)
        wide = np.zeros((len(self.row), len(others)))
        solved = milp(
            np.r_[np.zeros(size), -np.ones(len(others))],
            integrality=1,
            bounds=Bounds(
                np.r_[bounds.lb, np.zeros(len(others))],
                np.r_[bounds.ub, np.ones(len(others))],
            ),
            constraints=[
                LinearConstraint(np.c_[gates.A, wide], gates.lb, gates.ub),
                LinearConstraint(np.r_[price, np.zeros(len(others))], -np.inf, least),
                LinearConstraint(shown, -np.inf, 0),
            ],
            options=EXACTLY,
        )
        found = np.zeros(self.groups, dtype=bool)
        found[others] = np.round(solved.x[size:]) > 0
        return found

    def _bounds(self, case: _Case) -> Bounds:
        """As many of each group as can be earned; the part itself is met."""
        lower = np.zeros(self.groups + len(self.row))
        lower[-1] = 1
        return Bounds(lower, np.r_[case.open, np.ones(len(self.row))])

    def _gates(self, case: _Case) -> LinearConstraint:
        free = -self.rules[:, : self.groups] @ case.free
        return LinearConstraint(self.rules, -np.inf, free)
