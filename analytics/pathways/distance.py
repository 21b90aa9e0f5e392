"""How far a step is away: the fewest further badges, and the sets that reach it."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from analytics.pathways.compile import compile_tree, leaves_below, names_of
from analytics.pathways.diagram import Asked, Diagram
from analytics.pathways.frontier import diagrams_of
from analytics.pathways.parts import Part, parts_of
from analytics.pathways.shortest import (
    NOTHING_HELPS,
    NOTHING_NEEDED,
    Best,
    Ways,
    cheapest_of,
    shortest,
)
from analytics.pathways.tree import Tree


@dataclass(frozen=True)
class Closeness:
    """The way that is left to one step, for one set of achievements held.

    ``fewest_left`` is the least number of further distinct leaves that complete the
    step, ``fewest_from_nothing`` the same for who holds nothing, ``progress`` one
    minus their ratio, from 0 to 1, and 1 where nothing is needed. ``sets`` are the
    sets of that size, at most ten, each sorted and in sorted order; ``set_count`` is
    how many there are, None where they are more than ten in a tree so entangled that
    only the least number is worked out. For a complete step the empty set is the one.
    """

    fewest_left: int
    fewest_from_nothing: int
    progress: float
    sets: tuple[tuple[str, ...], ...]
    set_count: int | None


def closeness(
    tree: Tree, held: frozenset[str], step_id: str | None = None
) -> Closeness:
    """How far ``step_id`` (default: the whole pathway) is from ``held``. Exact.

    The moves are the leaves at or below the step. Earning a milestone directly is no
    move, unless it is listed as a leaf there; one that is held, or earned as a leaf,
    completes its step. KeyError for an unknown step, ValueError where a tree that
    wasn't checked can't be completed.
    """
    goal = tree.root.step_id if step_id is None else step_id
    start = _ways(tree, goal, frozenset())
    if start.size == inf:
        raise ValueError(f"step {goal} can't be completed")
    now = _ways(tree, goal, held & _names(tree))
    left, whole = int(now.size), int(start.size)
    progress = 1 - left / whole if whole else 1.0
    return Closeness(left, whole, progress, now.sets, now.number)


@lru_cache(maxsize=512)
def _names(tree: Tree) -> frozenset[str]:
    """Every achievement that makes a difference in ``tree``."""
    return names_of(tree)


@lru_cache(maxsize=4096)
def _moves(tree: Tree, step_id: str) -> frozenset[str]:
    return leaves_below(tree, (tree.step(step_id),))


@lru_cache(maxsize=16_384)
def _ways(tree: Tree, step_id: str, held: frozenset[str]) -> Ways:
    moves = sorted(_moves(tree, step_id) - held)
    bit = {name: 1 << place for place, name in enumerate(reversed(moves))}
    best: dict[Asked, Best] = dict.fromkeys(held, NOTHING_NEEDED)
    best |= {name: Best(1, 1, [one]) for name, one in bit.items()}
    found = NOTHING_NEEDED
    diagrams = diagrams_of(tree, step_id)
    for part, diagram in zip(parts_of(tree, step_id), diagrams, strict=True):
        for name in part.names:
            best.setdefault(name, NOTHING_HELPS)
        if diagram is None:
            found = _solved(tree, part, held, bit)
        else:
            found = _read_off(part, diagram, best)
        best[part.gate] = found
    named = [tuple(name for name in moves if one & bit[name]) for one in found.sets]
    return Ways(found.size, found.number, tuple(named))


def _read_off(part: Part, diagram: Diagram, best: dict[Asked, Best]) -> Best:
    """Return the smallest sets of a part from those of what it lists."""
    for lot in diagram.lots:
        own = [best[entry] for entry in part.own[lot.gate]]
        best[lot] = cheapest_of(own, lot.lacking)
    return shortest(diagram, best)


def _solved(tree: Tree, part: Part, held: frozenset[str], bit: dict[str, int]) -> Best:
    """Return them for a part that is too entangled for a diagram."""
    # scipy takes seconds and 35 MB to import; few trees are as large as this.
    from analytics.pathways.programme import cheapest

    gates = compile_tree(tree).gates
    ways = cheapest(gates, part.gate, held, frozenset(bit))
    sets = [sum(bit[name] for name in one) for one in ways.sets]
    return Best(ways.size, ways.number, sets)
