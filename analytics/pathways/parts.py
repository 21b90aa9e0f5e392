"""A step cut into parts that share no badge, so that each can be worked out alone.

What most pathways list stands in one place only. A gate is a part where nothing below
it is listed from elsewhere: in control-flow graphs one would say that it dominates all
that it leads to. In a smallest set of badges each part is either completed by a
smallest set of its own, or nothing of it is earned.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from analytics.pathways.compile import Gate, compile_tree
from analytics.pathways.tree import Tree

FAR = 1 << 20  # more badges than any pathway lists
Entry = str | int  # a badge by its name, or a gate by its number


@dataclass(frozen=True)
class Part:
    """A gate that shares nothing with the rest, and what it leads to.

    ``gates`` are its own, the inner ones first, itself the last; those that are parts
    themselves are among the entries. ``own[gate]`` is what one gate alone lists,
    ``shared`` everything else that is listed, in the order of the file.
    """

    gate: int
    gates: tuple[Gate, ...]
    own: dict[int, tuple[Entry, ...]]
    shared: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that the part lists, each once."""
        return (*chain.from_iterable(self.own.values()), *self.shared)

    @property
    def names(self) -> tuple[str, ...]:
        """The badges among the entries."""
        return tuple(entry for entry in self.entries if isinstance(entry, str))


class Lot(NamedTuple):
    """So many of the entries that one gate alone lists, whichever are cheapest."""

    gate: int
    lacking: int


@lru_cache(maxsize=512)
def parts_of(tree: Tree, step_id: str) -> tuple[Part, ...]:
    """Return the parts of a step, inner ones first, the step's own the last.

    There are none where the step is complete from the start.
    """
    index = tree.steps.index(tree.step(step_id))
    gates = compile_tree(tree).gates
    goals = [gate.gate for gate in gates if gate.step == index]
    return _Cut(tree, gates, goals[0]).parts() if goals else ()


@dataclass
class _Cut:
    """Everything below ``goal``: who lists it, and through which gate all ways lead.

    ``through`` is the nearest gate that every way from the goal to an entry passes,
    ``depth`` how many such gates stand above it.
    """

    tree: Tree
    gates: tuple[Gate, ...]
    goal: int
    listed_by: dict[Entry, list[int]] = field(default_factory=dict)
    through: dict[Entry, int] = field(default_factory=dict)
    depth: dict[Entry, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.listed_by[self.goal] = []
        self.through[self.goal], self.depth[self.goal] = self.goal, 0
        for gate in reversed(self.gates):  # what lists a gate has a greater number
            if gate.gate in self.listed_by:
                self._place(gate.gate)
                for entry in _listed(gate):
                    self.listed_by.setdefault(entry, []).append(gate.gate)
        for entry in self.listed_by:
            if isinstance(entry, str):
                self._place(entry)

    def _place(self, entry: Entry) -> None:
        """Find the nearest gate that all ways to an entry pass."""
        if entry == self.goal:
            return
        meeting, *others = self.listed_by[entry]
        for other in others:
            while meeting != other:
                if self.depth[meeting] < self.depth[other]:
                    meeting, other = other, meeting
                meeting = self.through[meeting]
        self.through[entry] = meeting
        self.depth[entry] = self.depth[meeting] + 1

    def parts(self) -> tuple[Part, ...]:
        inside = sorted(entry for entry in self.listed_by if isinstance(entry, int))
        whole = self._whole(inside)
        part_of: dict[int, int] = {}
        for gate in reversed(inside):
            part_of[gate] = gate if gate in whole else part_of[self.through[gate]]
        members: dict[int, list[Gate]] = {gate: [] for gate in inside if gate in whole}
        for gate in inside:
            members[part_of[gate]].append(self.gates[gate])
        place = self._places(inside)
        return tuple(self._part(m, whole, place) for m in members.values())

    def _whole(self, inside: list[int]) -> set[int]:
        """Return the gates below which nothing is listed from elsewhere."""
        highest: dict[Entry, int] = {}
        for gate in inside:
            below = [self.depth[self.goal] + len(self.gates)]
            for entry in _listed(self.gates[gate]):
                below += [self.depth[entry] - 1, highest.get(entry, below[0])]
            highest[gate] = min(below)
        return {gate for gate in inside if highest[gate] >= self.depth[gate]}

    def _places(self, inside: list[int]) -> dict[Entry, int]:
        """Number entries in the order of the file, gates by the first below them."""
        names = _names_in_order(self.tree)
        place: dict[Entry, int] = {name: n for n, name in enumerate(names)}
        for gate in inside:
            place[gate] = min(place[entry] for entry in _listed(self.gates[gate]))
        return place

    def _part(
        self, members: list[Gate], whole: set[int], place: dict[Entry, int]
    ) -> Part:
        own: dict[int, tuple[Entry, ...]] = {}
        shared: set[Entry] = set()
        for gate in members:
            atoms = [e for e in _listed(gate) if isinstance(e, str) or e in whole]
            alone = [e for e in _entries(gate) if len(self.listed_by[e]) == 1]
            own[gate.gate] = tuple(entry for entry in alone if entry in atoms)
            shared |= set(atoms) - set(own[gate.gate])
        ordered = tuple(sorted(shared, key=lambda entry: place[entry]))
        return Part(members[-1].gate, tuple(members), own, ordered)


def _entries(gate: Gate) -> tuple[Entry, ...]:
    return (*gate.achievements, *gate.gates)


def _listed(gate: Gate) -> tuple[Entry, ...]:
    """What a gate lists, with its short cuts: an entry twice, if it is both."""
    return (*_entries(gate), *gate.shortcuts)


def _names_in_order(tree: Tree) -> dict[str, None]:
    """The names in the order of the file, a step's short cuts before what it lists."""
    names: list[str] = []
    for step in tree.steps:
        items = [item for rule in step.rules for item in rule.of]
        names += step.shortcuts
        names += [item.id for item in items if item.kind == "achievement"]
    return dict.fromkeys(names)
