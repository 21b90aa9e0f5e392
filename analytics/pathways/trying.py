"""Every set of badges of one size, tried at once: how many reach a step, and which."""

from itertools import chain, combinations
from math import comb

import numpy as np

from analytics.pathways.compile import Gate
from analytics.pathways.shortest import LISTED, Ways

MAX_TRIED = 40_000_000  # sets times gates: about a second
_BITS = 63  # badges in a mask


def can_try(gates: tuple[Gate, ...], badges: int, size: int) -> bool:
    """Whether all sets of ``size`` out of so many badges can be tried."""
    return badges <= _BITS and comb(badges, size) * len(gates) <= MAX_TRIED


def sets_of_size(
    gates: tuple[Gate, ...],
    goal: int,
    held: frozenset[str],
    moves: frozenset[str],
    size: int,
) -> Ways:
    """All sets of ``size`` moves that lead from ``held`` to ``goal``; see ``can_try``.

    Right only where no smaller set does.
    """
    badges = sorted(moves - held)
    drawn = chain.from_iterable(combinations(range(len(badges)), size))
    places = np.fromiter(drawn, np.uint8).reshape(comb(len(badges), size), size)
    sets = np.zeros(len(places), np.int64)
    for column in places.T:
        sets |= np.int64(1) << column.astype(np.int64)
    reached = np.flatnonzero(_met(gates, goal, held, badges, sets))
    named = (tuple(badges[i] for i in row) for row in places[reached[:LISTED]])
    return Ways(size, len(reached), tuple(named))


def _met(
    gates: tuple[Gate, ...],
    goal: int,
    held: frozenset[str],
    badges: list[str],
    sets: np.ndarray,
) -> np.ndarray:
    """Which of ``sets`` (a bit for each of ``badges``) meet the gate ``goal``."""
    bit = {badge: 1 << place for place, badge in enumerate(badges)}
    met: list[np.ndarray] = []
    for gate in gates[: goal + 1]:  # those below it come before it
        mask = np.int64(sum(bit.get(name, 0) for name in gate.achievements))
        have = np.bitwise_count(sets & mask).astype(np.int32)
        have += sum(name in held for name in gate.achievements)
        for inner in gate.gates:
            have += met[inner]
        ways = np.int64(sum(bit.get(name, 0) for name in gate.shortcuts))
        is_met = (have >= gate.needs) | (sets & ways != 0)
        met.append(is_met | (not held.isdisjoint(gate.shortcuts)))
    return met[goal]
