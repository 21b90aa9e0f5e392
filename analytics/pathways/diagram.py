"""A part of a pathway as a decision diagram, from which the cheapest way is read off.

A binary decision diagram (Bryant 1986) is a graph whose paths from its root to ``DONE``
are the ways to complete the part, each set of entries on exactly one path. The fewest
further badges are so a shortest path, and the number of sets of that size the number of
shortest paths, shared entries counted once.

It asks for what several gates share. What a gate alone lists is asked for as a lot: as
many of them as are lacking once the rest is known. Any 250 of 500 is one node.
"""

from dataclasses import dataclass

import numpy as np

from analytics.pathways.parts import FAR, Entry, Lot

NOT_DONE, DONE = 0, 1

Asked = Entry | Lot


@dataclass(frozen=True)
class Diagram:
    """Nodes by number: what each asks for, where to go without it and with it.

    ``asks`` has places in ``asked``. ``levels`` are the first node of each level and
    the first of the next: whatever a node leads to stands on a later one, or is an end.
    """

    root: int
    asked: tuple[Asked, ...]
    asks: np.ndarray
    without: np.ndarray
    having: np.ndarray
    levels: tuple[tuple[int, int], ...]

    @property
    def lots(self) -> tuple[Lot, ...]:
        """Return the lots among what is asked for."""
        return tuple(what for what in self.asked if isinstance(what, Lot))


def down(diagram: Diagram, price: np.ndarray) -> np.ndarray:
    """Return the length of the shortest path from each node to ``DONE``, for each set.

    ``price[asked, set]``. What costs nothing is had, always: the way without it is
    closed.
    """
    found = np.full((len(diagram.asks), price.shape[1]), FAR, dtype=np.int32)
    found[DONE] = 0
    for first, end in reversed(diagram.levels):
        cost = price[diagram.asks[first:end]]
        with_it = found[diagram.having[first:end]] + cost
        without = np.where(cost == 0, FAR, found[diagram.without[first:end]])
        found[first:end] = np.minimum(np.minimum(with_it, without), FAR)
    return found


def taken(diagram: Diagram, price: np.ndarray) -> np.ndarray:
    """Return whether a shortest path takes what is asked, ``taken[asked, set]``."""
    below = down(diagram, price)
    above = np.full_like(below, FAR)
    above[diagram.root] = 0
    found = np.zeros(price.shape, dtype=bool)
    for first, end in diagram.levels:
        asks, having = diagram.asks[first:end], diagram.having[first:end]
        cost, here = price[asks], above[first:end]
        with_it = np.minimum(here + cost, FAR)
        is_taken = (with_it + below[having] == below[diagram.root]) & (cost > 0)
        _fold(np.logical_or, found, asks, is_taken)
        _fold(np.minimum, above, having, with_it)
        without = np.where(cost == 0, FAR, here)
        _fold(np.minimum, above, diagram.without[first:end], without)
    return np.asarray(found & (below[diagram.root] < FAR))


def _fold(
    how: np.ufunc, rows: np.ndarray, places: np.ndarray, values: np.ndarray
) -> None:
    """Fold each of ``values`` into the row at its place; a place may come often."""
    order = np.argsort(places, kind="stable")
    targets, starts = np.unique(places[order], return_index=True)
    rows[targets] = how(rows[targets], how.reduceat(values[order], starts, axis=0))
