"""The shortest paths of a decision diagram: fewest badges, how many sets, which."""

from heapq import nlargest
from typing import NamedTuple

from analytics.pathways.diagram import DONE, NOT_DONE, Diagram

LISTED = 10  # sets of badges that are named


class Ways(NamedTuple):
    """Least number of further badges, the sets of that size, and the first of them.

    ``size`` is infinite and ``number`` 0 where nothing helps. ``number`` is None where
    there are more than LISTED sets and it isn't known how many. ``sets`` are at most
    LISTED, each sorted, in sorted order.
    """

    size: float
    number: int | None
    sets: tuple[tuple[str, ...], ...]


class _Best(NamedTuple):
    """The same at one node, a set being a whole number with a bit for each badge.

    The alphabetically first badge has the highest bit: of two sets of one size the
    larger number sorts first, with or without a further badge in both.
    """

    size: float
    number: int
    sets: list[int]


def shortest(
    diagram: Diagram, node: int, held: frozenset[str], moves: frozenset[str]
) -> Ways:
    """The smallest sets of ``moves`` that lead from ``held`` to ``DONE``.

    A badge that is held costs nothing; one that is neither held nor a move isn't had.
    Sets don't repeat: each follows one path, and badges that a path skips are left
    out of a smallest set.
    """
    ranked = sorted(moves - held)
    bit = {name: 1 << place for place, name in enumerate(reversed(ranked))}
    best = {NOT_DONE: _Best(float("inf"), 0, []), DONE: _Best(0, 1, [0])}
    for place in _reached(diagram, node, held, moves):
        name = diagram.names[diagram.asks[place]]
        if name in held:
            best[place] = best[diagram.having[place]]
        elif name not in moves:
            best[place] = best[diagram.without[place]]
        else:
            without, having = diagram.without[place], diagram.having[place]
            best[place] = _better(best[without], best[having], bit[name])
    end = best[node]
    named = [tuple(n for n in ranked if one & bit[n]) for one in end.sets]
    return Ways(end.size, end.number, tuple(named))


def _reached(
    diagram: Diagram, node: int, held: frozenset[str], moves: frozenset[str]
) -> list[int]:
    """The nodes that matter, those that others lead to first."""
    seen = {NOT_DONE, DONE}
    waiting = [node]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        name = diagram.names[diagram.asks[place]]
        if name not in held:
            waiting.append(diagram.without[place])
        if name in held or name in moves:
            waiting.append(diagram.having[place])
    return sorted(seen - {NOT_DONE, DONE})


def _better(without: _Best, having: _Best, bit: int) -> _Best:
    """Leave the badge of ``bit`` out, or earn it, or either where both are equal."""
    size = having.size + 1
    if without.size < size:
        return without
    earned = [one | bit for one in having.sets]
    if size < without.size:
        return _Best(size, having.number, earned)
    sets = nlargest(LISTED, without.sets + earned)
    return _Best(size, without.number + having.number, sets)
