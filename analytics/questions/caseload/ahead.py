"""What of a pathway can still be done before a day: the ways that are left until then.

Who graduates this term can't take in fall what is missing: only what is on offer before
counts, and work of theirs that waits for assessment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.asking.supply import Supply
from analytics.pathways.compile import leaves_below
from analytics.pathways.distance import closeness
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.tree import Tree


@dataclass(frozen=True)
class Ahead:
    """The sets of badges that complete a pathway in time, and where they are on offer.

    ``is_over``: there is none; ``sets`` are then the smallest ones all the same, and
    ``offers`` where a part of them can still be earned.
    """

    sets: tuple[tuple[str, ...], ...]
    offers: tuple[str, ...]
    is_over: bool


def ahead(
    tree: Tree, held: frozenset[str], waiting: frozenset[str], stock: Supply
) -> Ahead:
    """Return the ways that are left with what is on offer (``stock``) or waits.

    They are those of the smallest ways that are open; where none of them is, one that
    takes more badges. Where it isn't known what is on offer, all ways are open.
    """
    smallest = tuple(tuple(one) for one in closeness(tree, held).sets)
    leaves = leaves_below(tree, (tree.root,))
    open_ones = frozenset(n for n in leaves if stock.can_be_taken(n)) | waiting
    sets = tuple(one for one in smallest if open_ones.issuperset(one))
    if not sets:
        longer = _one_way(tree, held, sorted(open_ones - held))
        sets = (longer,) if longer else ()
    listed = sets or smallest
    wanted = dict.fromkeys(n for one in listed for n in one if n not in waiting)
    told = (str(offer) for name in wanted for offer in stock.offers.get(name, ()))
    return Ahead(listed, tuple(dict.fromkeys(told)), not sets)


def _one_way(
    tree: Tree, held: frozenset[str], open_ones: Sequence[str]
) -> tuple[str, ...]:
    """Return badges that complete it, none of them needless; () if none do."""
    root, taken = tree.root.step_id, list(open_ones)
    if root not in complete_steps(tree, held.union(taken)):
        return ()
    for name in open_ones:
        without = [one for one in taken if one != name]
        if root in complete_steps(tree, held.union(without)):
            taken = without
    return tuple(taken)
