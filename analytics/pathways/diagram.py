"""A tree's steps as decision diagrams, from which the cheapest way is read off.

A reduced ordered binary decision diagram (Bryant 1986) of a step is a graph whose
paths from the step to ``DONE`` are the ways to complete it, each set of achievements
on exactly one path. The fewest further badges are so a shortest path, and the number
of sets of that size the number of shortest paths, shared badges counted once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.pathways.compile import Gate, compile_tree
from analytics.pathways.tree import Tree

NOT_DONE, DONE = 0, 1
MAX_NODES = 60_000  # built in half a second


class TooLargeError(Exception):
    """The diagram would outgrow MAX_NODES."""


@dataclass
class Diagram:
    """Nodes by number: the name each asks for, where to go without it and with it.

    Whatever a node leads to has a smaller number. Names are numbered in the order in
    which the diagram asks for them.
    """

    names: tuple[str, ...]
    asks: list[int] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    having: list[int] = field(default_factory=list)
    steps: dict[int, int] = field(default_factory=dict)  # step index to node
    unique: dict[tuple[int, int, int], int] = field(default_factory=dict)
    chosen: dict[tuple[int, int, int], int] = field(default_factory=dict)

    number: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.number |= {name: place for place, name in enumerate(self.names)}
        self.asks += [len(self.names)] * 2
        self.without += [NOT_DONE, DONE]
        self.having += [NOT_DONE, DONE]

    def node(self, name: int, without: int, having: int) -> int:
        """Return the node that asks for ``name``; there is one of each."""
        if without == having:
            return without
        key = (name, without, having)
        if key not in self.unique:
            if len(self.asks) >= MAX_NODES:
                raise TooLargeError
            self.unique[key] = len(self.asks)
            self.asks.append(name)
            self.without.append(without)
            self.having.append(having)
        return self.unique[key]

    def badge(self, name: str) -> int:
        """Return the node for: the achievement ``name`` is held."""
        return self.node(self.number[name], NOT_DONE, DONE)

    def choose(self, test: int, met: int, unmet: int) -> int:
        """Return the node for: where ``test`` is met ``met``, else ``unmet``."""
        if test <= DONE or met == unmet:
            return unmet if test == NOT_DONE else met
        if (met, unmet) == (DONE, NOT_DONE):
            return test
        key = (test, met, unmet)
        if key in self.chosen:
            return self.chosen[key]
        asks = self.asks
        name = min(asks[test], asks[met], asks[unmet])
        ends = []
        for side in (self.without, self.having):
            parts = (side[part] if asks[part] == name else part for part in key)
            ends.append(self.choose(*parts))
        self.chosen[key] = self.node(name, *ends)
        return self.chosen[key]

    def at_least(self, needs: int, items: Sequence[int]) -> int:
        """Return the node for: ``needs`` of the nodes ``items`` are met."""
        row = [DONE] + [NOT_DONE] * needs
        for item in sorted(items, key=lambda i: -self.asks[i]):
            for count in range(needs, 0, -1):
                row[count] = self.choose(item, row[count - 1], row[count])
        return row[needs]


@lru_cache(maxsize=64)
def diagram_of(tree: Tree) -> Diagram:
    """Return the diagram of every step of ``tree`` that stays within MAX_NODES.

    The names are asked for in the order of the file, a step's short cuts before what
    it lists: badges that belong together stand together, which keeps it small.
    """
    names: list[str] = []
    for step in tree.steps:
        items = [item for rule in step.rules for item in rule.of]
        names += step.shortcuts
        names += [item.id for item in items if item.kind == "achievement"]
    diagram = Diagram(tuple(dict.fromkeys(names)))
    diagram.steps |= dict.fromkeys(compile_tree(tree).optional, DONE)
    _fill(diagram, compile_tree(tree).gates)
    diagram.unique.clear()
    diagram.chosen.clear()
    return diagram


def _fill(diagram: Diagram, gates: tuple[Gate, ...]) -> None:
    """Add the steps' nodes, as long as there is room for them.

    What a gate that outgrew its room has left behind stays: the work is so bounded.
    """
    nodes: dict[int, int] = {}
    for gate in gates:
        if all(inner in nodes for inner in gate.gates):
            try:
                nodes[gate.gate] = _node_of(diagram, gate, nodes)
            except (TooLargeError, RecursionError):
                continue
            if gate.step is not None:
                diagram.steps[gate.step] = nodes[gate.gate]


def _node_of(diagram: Diagram, gate: Gate, nodes: dict[int, int]) -> int:
    items = [diagram.badge(name) for name in gate.achievements]
    items += [nodes[inner] for inner in gate.gates]
    node = diagram.at_least(gate.needs, items)
    for name in gate.shortcuts:
        node = diagram.choose(diagram.badge(name), DONE, node)
    return node
