"""Builds a diagram level by level: after each entry, the ways that differ from there.

Two sets of entries go on alike where as much is lacking of each gate that is not yet
decided. So a level holds what is lacking, a column a gate, a row a way; each entry asks
of every row, with it and without it, and rows that have become equal are joined
(frontier method, Sekine, Imai and Tani 1995).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush

import numpy as np

from analytics.pathways.diagram import DONE, NOT_DONE, Asked, Diagram
from analytics.pathways.parts import Entry, Lot, Part, parts_of
from analytics.pathways.tree import Tree

MAX_NODES = 200_000
MET, DEAD = 0, -1  # what is lacking of a gate that is decided


class TooLargeError(Exception):
    """The diagram would outgrow MAX_NODES."""


@lru_cache(maxsize=512)
def diagrams_of(tree: Tree, step_id: str) -> tuple[Diagram | None, ...]:
    """Return the diagram of each of the step's parts; None for one too large."""
    return tuple(diagram_of(part) for part in parts_of(tree, step_id))


def diagram_of(part: Part) -> Diagram | None:
    """Return the diagram of a part; None where it would outgrow MAX_NODES.

    Entries are asked for in the order of the file: what belongs together stands
    together, which keeps it small.
    """
    building = _Building(part)
    try:
        building.close(0)
        for place, entry in enumerate(part.shared, start=1):
            building.ask(entry)
            building.close(place)
    except TooLargeError:
        return None
    return building.nodes.diagram()


@dataclass(frozen=True)
class _Ways:
    """Ways that differ, a row each: what each gate lacks, and what may still come.

    ``room`` is how many entries of the gate are not asked for or decided yet.
    """

    lacking: dict[int, np.ndarray]
    room: dict[int, np.ndarray]

    def rows(self, chosen: np.ndarray) -> "_Ways":
        """Return some of them."""
        return _Ways(
            {gate: column[chosen] for gate, column in self.lacking.items()},
            {gate: column[chosen] for gate, column in self.room.items()},
        )

    def copy(self) -> "_Ways":
        """Return the same, to put other columns in."""
        return _Ways(dict(self.lacking), dict(self.room))

    def with_more(self, *others: "_Ways") -> "_Ways":
        """Return these, then the others."""
        all_ = (self, *others)
        return _Ways(
            {g: np.concatenate([w.lacking[g] for w in all_]) for g in self.lacking},
            {g: np.concatenate([w.room[g] for w in all_]) for g in self.room},
        )

    def open(self, gates: Iterable[int]) -> np.ndarray:
        """Return where any of the gates is not decided."""
        is_open = [self.lacking[gate] > 0 for gate in gates]
        return np.asarray(np.logical_or.reduce(is_open))


class _Nodes:
    """The nodes so far, and the ends of edges that don't lead to a node yet."""

    def __init__(self) -> None:
        self.number: dict[Asked, int] = {}
        self.asks: list[np.ndarray] = [np.zeros(2, dtype=np.int32)]
        self.ends: list[tuple[np.ndarray, np.ndarray]] = []
        self.levels: list[tuple[int, int]] = []
        self.count = 2  # the two ends
        # An edge is twice its node, one more with what is asked; 0 leads to the root.
        self.edge, self.way = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)

    def lead(self, ways: np.ndarray, node: np.ndarray) -> None:
        """Lead the edges of the chosen ways to nodes (``node[way]``), for good."""
        leads = ways[self.way]
        self.ends.append((self.edge[leads], node[self.way[leads]]))
        self.edge, self.way = self.edge[~leads], self.way[~leads]

    def branch(self, asking: np.ndarray, asks: np.ndarray) -> None:
        """Add a node for each way that is ``asking``.

        The ways are then those that aren't, those without what was asked, those with.
        """
        first, more = self.count, int(asking.sum())
        self.count += more
        if self.count > MAX_NODES:
            raise TooLargeError
        self.levels.append((first, self.count))
        self.asks.append(asks)
        self.lead(asking, first + np.cumsum(asking) - 1)
        others = int((~asking).sum())
        edges = 2 * np.arange(first, self.count)
        self.way = (np.cumsum(~asking) - 1)[self.way]
        self.edge = np.concatenate([self.edge, edges, edges + 1])
        self.way = np.concatenate([self.way, others + np.arange(2 * more)])

    def diagram(self) -> Diagram:
        ends = np.full(2 * self.count, NOT_DONE, dtype=np.int32)
        for edge, node in self.ends:
            ends[edge] = node
        return Diagram(
            root=int(ends[0]),
            asked=tuple(self.number),
            asks=np.concatenate(self.asks).astype(np.int32),
            without=np.r_[NOT_DONE, DONE, ends[4::2]].astype(np.int32),
            having=np.r_[NOT_DONE, DONE, ends[5::2]].astype(np.int32),
            levels=tuple(self.levels),
        )


class _Building:
    """A part while its diagram is built."""

    def __init__(self, part: Part) -> None:
        self.part, self.nodes = part, _Nodes()
        self.gates = {gate.gate: gate for gate in part.gates}
        self.inner = {
            number: [inner for inner in gate.gates if inner in self.gates]
            for number, gate in self.gates.items()
        }
        self.parents: dict[int, list[int]] = {number: [] for number in self.gates}
        for number, inner in self.inner.items():
            for one in inner:
                self.parents[one].append(number)
        self.counted: dict[Entry, list[int]] = {e: [] for e in part.shared}
        self.shortcut: dict[Entry, list[int]] = {e: [] for e in part.shared}
        for number, gate in self.gates.items():
            for name in gate.shortcuts:
                self.shortcut[name].append(number)
            for entry in (*gate.achievements, *gate.gates):
                if entry in self.counted:
                    self.counted[entry].append(number)
        self.shortcuts_left = {n: len(g.shortcuts) for n, g in self.gates.items()}
        self.closing = self._closing()
        self.ways = _Ways({}, {})
        self._start(part.gate)
        if self.ways.room[part.gate] < self.gates[part.gate].needs:
            self.ways.lacking[part.gate][:] = DEAD
        self._join()

    def _closing(self) -> dict[int, list[int]]:
        """Return the gates that wait for nothing more after so many entries."""
        last = dict.fromkeys(self.gates, 0)
        for place, entry in enumerate(self.part.shared, start=1):
            for gate in (*self.counted[entry], *self.shortcut[entry]):
                last[gate] = place
        closing: dict[int, list[int]] = {}
        for gate in self.gates:  # inner ones first
            last[gate] = max(last[gate], *(last[g] for g in self.inner[gate]), 0)
            closing.setdefault(last[gate], []).append(gate)
        return closing

    def _start(self, gate: int) -> None:
        """Add a gate's column, after those of the gates that list it."""
        if gate in self.ways.lacking:
            return
        for parent in self.parents[gate]:
            self._start(parent)
        parents = self.parents[gate]
        is_open = self.ways.open(parents) if parents else np.ones(1, dtype=bool)
        needs = self.gates[gate].needs
        listed = len(self.gates[gate].achievements) + len(self.gates[gate].gates)
        self.ways.lacking[gate] = np.where(is_open, needs, MET).astype(np.int32)
        self.ways.room[gate] = np.full(is_open.size, listed, dtype=np.int32)

    def ask(self, entry: Entry) -> None:
        """Ask every way for an entry that several gates list, or a short cut."""
        counted, shortcut = self.counted[entry], self.shortcut[entry]
        for gate in (*counted, *shortcut):
            self._start(gate)
        for gate in counted:
            self.ways.room[gate] = self.ways.room[gate] - 1
        for gate in shortcut:
            self.shortcuts_left[gate] -= 1
        asking = self.ways.open((*counted, *shortcut))
        before = self.ways.rows(asking)
        without, having = before.copy(), before.copy()
        for gate in counted:
            lacking = having.lacking[gate]
            having.lacking[gate] = np.where(lacking > 0, lacking - 1, lacking)
        for gate in shortcut:
            lacking = having.lacking[gate]
            having.lacking[gate] = np.where(lacking > 0, MET, lacking)
        for after in (without, having):
            self._settle(before, after, (*counted, *shortcut))
        asks = np.full(asking.sum(), self._place(entry), dtype=np.int32)
        self._branch(asking, asks, without, having)

    def close(self, place: int) -> None:
        """Ask for the lots of the gates that wait for nothing else any more."""
        for gate in self.closing.get(place, ()):
            if self.part.own[gate]:
                self._ask_lots(gate)
            if gate != self.part.gate and gate in self.ways.lacking:
                del self.ways.lacking[gate], self.ways.room[gate]
                self._join()

    def _ask_lots(self, gate: int) -> None:
        asking = self.ways.open([gate])
        before = self.ways.rows(asking)
        lacking = before.lacking[gate]
        without, having = before.copy(), before.copy()
        without.lacking[gate] = np.full_like(lacking, DEAD)
        having.lacking[gate] = np.full_like(lacking, MET)
        for after in (without, having):
            self._settle(before, after, [gate])
        places = [self._place(Lot(gate, int(count))) for count in lacking]
        self._branch(asking, np.array(places, dtype=np.int32), without, having)

    def _place(self, what: Asked) -> int:
        return self.nodes.number.setdefault(what, len(self.nodes.number))

    def _settle(self, before: _Ways, after: _Ways, gates: Iterable[int]) -> None:
        """Decide what can be decided, from those ``gates`` on upwards."""
        waiting, decided = list(gates), []
        heapify(waiting)
        while waiting:
            gate = heappop(waiting)
            lacking = after.lacking[gate]
            if not self.shortcuts_left[gate]:
                is_dead = (lacking > 0) & (lacking > after.room[gate])
                after.lacking[gate] = lacking = np.where(is_dead, DEAD, lacking)
            newly = (before.lacking[gate] > 0) & (lacking <= 0)
            if newly.any() and gate not in decided:
                decided.append(gate)
                for parent in self.parents[gate]:
                    after.room[parent] = after.room[parent] - newly
                    above = after.lacking[parent]
                    is_less = newly & (lacking == MET) & (above > 0)
                    after.lacking[parent] = above - is_less
                    heappush(waiting, parent)
        self._forget(after, [inner for gate in decided for inner in self.inner[gate]])

    def _forget(self, after: _Ways, gates: list[int]) -> None:
        """Count as decided what no undecided gate asks for any more."""
        while gates:
            gate = gates.pop()
            if gate in after.lacking:
                lacking = after.lacking[gate]
                is_asked = after.open(self.parents[gate])
                if (~is_asked & (lacking > 0)).any():
                    after.lacking[gate] = np.where(is_asked, lacking, MET)
                    gates += self.inner[gate]

    def _branch(
        self, asking: np.ndarray, asks: np.ndarray, without: _Ways, having: _Ways
    ) -> None:
        if asks.size:
            self.nodes.branch(asking, asks)
            self.ways = self.ways.rows(~asking).with_more(without, having)
        self._join()

    def _join(self) -> None:
        """Lead to the ends what is decided, and join the ways that are equal."""
        goal = self.ways.lacking[self.part.gate]
        ends = np.where(goal == MET, DONE, NOT_DONE)
        self.nodes.lead(goal <= 0, ends)
        self.nodes.way = (np.cumsum(goal > 0) - 1)[self.nodes.way]
        self.ways = self.ways.rows(goal > 0)
        keys = np.stack(list(self.ways.lacking.values()), axis=1)
        if len(keys) > 1:
            _, first, same = np.unique(
                keys, axis=0, return_index=True, return_inverse=True
            )
            self.nodes.way = same.reshape(-1)[self.nodes.way]
            self.ways = self.ways.rows(first)
