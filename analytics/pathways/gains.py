"""What earning one more badge completes, for many sets of achievements at once."""

import numpy as np

from analytics.pathways.everyone import Holdings, complete
from analytics.pathways.tree import Tree


def gained(tree: Tree, holdings: Holdings, name: str, before: np.ndarray) -> np.ndarray:
    """Return ``gain[step, set]``: the steps that earning ``name`` would complete.

    ``before`` is ``complete(tree, holdings)``. A step under one that is complete
    already is no gain: nothing needs it any more.
    """
    after = complete(tree, holdings.having(name))
    return np.asarray(after & ~before & ~_covered(tree, before))


def _covered(tree: Tree, done: np.ndarray) -> np.ndarray:
    """Return which steps stand under a complete one (directly or further up)."""
    places = {step.step_id: place for place, step in enumerate(tree.steps)}
    covered = np.zeros_like(done)
    for place, step in enumerate(tree.steps):  # parents stand before their children
        if step.parent is not None:
            parent = places[step.parent]
            covered[place] = done[parent] | covered[parent]
    return covered
