"""The shortest paths of a decision diagram: fewest badges, how many sets, which."""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from itertools import combinations, islice
from math import comb, inf, prod
from typing import NamedTuple

import numpy as np

from analytics.pathways.diagram import DONE, NOT_DONE, Asked, Diagram, down
from analytics.pathways.parts import FAR

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


class Best(NamedTuple):
    """The same, a set being a whole number with a bit for each badge.

    The alphabetically first badge has the highest bit: of two sets of one size the
    larger number sorts first, with or without a further badge in both.
    """

    size: float
    number: int | None
    sets: list[int]


NOTHING_HELPS = Best(inf, 0, [])
NOTHING_NEEDED = Best(0, 1, [0])


def shortest(diagram: Diagram, best: Mapping[Asked, Best]) -> Best:
    """The smallest sets that lead to ``DONE``, from those of what the diagram asks.

    What needs nothing is had, what can't be had isn't. Sets don't repeat: each follows
    one path, and entries that a path skips are left out of a smallest set.
    """
    at = {NOT_DONE: NOTHING_HELPS, DONE: NOTHING_NEEDED}
    for node in _on_shortest(diagram, best):
        asked = best[diagram.asked[diagram.asks[node]]]
        without = at.get(diagram.without[node], NOTHING_HELPS)
        having = at.get(diagram.having[node], NOTHING_HELPS)
        at[node] = having if asked.size == 0 else _better(without, both(asked, having))
    return at.get(diagram.root, NOTHING_HELPS)


def _on_shortest(diagram: Diagram, best: Mapping[Asked, Best]) -> list[int]:
    """Return the nodes on shortest paths, those that others lead to first."""
    sizes = [min(best[what].size, FAR) for what in diagram.asked]
    price = np.array(sizes, dtype=np.int32).reshape(-1, 1)
    left = down(diagram, price)[:, 0]
    seen, waiting = {NOT_DONE, DONE}, [diagram.root]
    while waiting:
        node = waiting.pop()
        if node in seen or left[node] == FAR:
            continue
        seen.add(node)
        cost, having = price[diagram.asks[node], 0], diagram.having[node]
        without = diagram.without[node]
        if cost + left[having] == left[node]:
            waiting.append(having)
        if cost and left[without] == left[node]:
            waiting.append(without)
    return sorted(seen - {NOT_DONE, DONE}, reverse=True)


def both(one: Best, other: Best) -> Best:
    """The sets of one with those of the other; they share no badge."""
    pairs = (a | b for a in one.sets for b in other.sets)
    number = _known(prod, one.number, other.number)
    return Best(one.size + other.size, number, nlargest(LISTED, pairs))


def _better(one: Best, other: Best) -> Best:
    """Those that are smaller, or both where they are equal."""
    if one.size != other.size or one.size == inf:
        return min(one, other, key=lambda best: best.size)
    number = _known(sum, one.number, other.number)
    return Best(one.size, number, nlargest(LISTED, one.sets + other.sets))


def cheapest_of(entries: Sequence[Best], count: int) -> Best:
    """The smallest sets that lead to any ``count`` of entries that share no badge."""
    needed = sorted(best.size for best in entries)[:count]
    if len(needed) < count or needed[-1] == inf:
        return NOTHING_HELPS
    most = needed[-1]
    sure = [best for best in entries if 0 < best.size < most]
    open_ = [best for best in entries if best.size == most]
    found = NOTHING_NEEDED
    for best in sure:
        found = both(found, best)
    picked = sum(size == most for size in needed)
    return both(found, _any_of(open_, picked)) if most else NOTHING_NEEDED


def _any_of(entries: list[Best], count: int) -> Best:
    """The sets of any ``count`` of entries that are all as large as each other."""
    size = entries[0].size
    badges = [best.sets[0] for best in entries if size == best.number == 1]
    row = [NOTHING_NEEDED]  # row[n]: any n of the others so far
    for best in (b for b in entries if not size == b.number == 1):
        more = [both(best, fewer) for fewer in row]
        row = [
            NOTHING_NEEDED,
            *(_better(a, b) for a, b in zip(row[1:], more, strict=False)),
            more[-1],
        ][: count + 1]
    found = NOTHING_HELPS
    for others, best in enumerate(row):
        if count - others <= len(badges):
            found = _better(found, both(best, _any_badges(badges, count - others)))
    return found


def _any_badges(badges: list[int], count: int) -> Best:
    ordered = sorted(badges, reverse=True)
    first = islice(combinations(ordered, count), LISTED)
    return Best(count, comb(len(badges), count), [sum(one) for one in first])


def _known(
    together: Callable[[list[int]], int], one: int | None, other: int | None
) -> int | None:
    """Return the sum or product of two numbers of sets, None where one is unknown."""
    return None if one is None or other is None else together([one, other])
