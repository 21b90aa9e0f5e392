"""All learners of one pathway and what of it they hold, asked for once."""

from dataclasses import dataclass

import numpy as np

from analytics.asking.ask import Asked
from analytics.asking.pathways import Version
from analytics.pathways.compile import names_of
from analytics.pathways.everyone import Holdings, gathered
from analytics.pathways.tree import Tree
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class Cohort:
    """The learners of ``counted`` and the distinct sets of achievements they hold.

    ``learners`` are the state's numbers, rising; ``set_of`` is the place of each one's
    set in ``holdings``. What is worked out a set is spread over learners by
    ``values[cohort.set_of]``.
    """

    tree: Tree
    learners: np.ndarray
    set_of: np.ndarray
    holdings: Holdings


def cohort(asked: Asked, found: Version) -> Cohort:
    """Return the learners that ``count_learners`` counted, with what they hold.

    Only what makes a difference to the pathway is looked at: what its steps list, its
    milestones and short cuts.
    """
    tree = tree_of(asked.cursor, found.pathway, found.version)
    return cohort_of(asked, tree, names_of(tree))


def cohort_of(asked: Asked, tree: Tree, wanted: frozenset[str]) -> Cohort:
    """Return the counted learners, with what they hold of some achievements."""
    names = sorted(wanted)
    place = {name: number for number, name in enumerate(names)}
    learners = asked.columns("counted_learners")["learner"]
    pairs = asked.columns("held_of", names=names)
    who = np.searchsorted(learners, pairs["learner"])
    what = np.array([place[name] for name in pairs["achievement_id"]], dtype=np.int64)
    holdings, set_of = gathered(names, len(learners), who, what)
    return Cohort(tree, learners, set_of, holdings)
