"""What can be changed when a changed requirement is tried: a pathway and its parts."""

from dataclasses import dataclass

from analytics.asking.ask import ask
from analytics.asking.pathways import choose
from analytics.asking.supply import supply
from analytics.pathways.compile import leaves_below
from analytics.pathways.tree import Tree
from analytics.scope import Scope
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class Parts:
    """One pathway as it is; what achievements are called, by id, in order of names.

    ``activities`` are those that offer one of its badges this term or next: their ids,
    and what, when and until when in words.
    """

    tree: Tree
    names: dict[str, str]
    activities: dict[str, str]


def parts(state: State, scope: Scope, pathway: str) -> Parts:
    """Return what of a pathway's latest version can be changed.

    Raises UnknownError for a pathway that there isn't.
    """
    with ask(state, scope) as asked:
        found = choose(asked, pathway, None)
        tree = tree_of(asked.cursor, found.pathway, found.version)
        names = dict(asked.rows("achievement_names"))
        offers = supply(asked).offers
        activities = {
            offer.activity: str(offer)
            for name in sorted(leaves_below(tree, (tree.root,)))
            for offer in offers.get(name, ())
        }
    ordered = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return Parts(tree, dict(ordered), activities)
