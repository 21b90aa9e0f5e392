"""Who lacks one step of a pathway and nothing else, and since when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from analytics.asking.ask import Asked
from analytics.pathways.compile import leaves_below, names_of
from analytics.pathways.days import NEVER, completed_days
from analytics.pathways.tree import Step, Tree


@dataclass(frozen=True)
class Lacking:
    """The people who lack one step and nothing else, and since when.

    ``learners`` are the state's numbers, ``since`` days as ``date.toordinal``.
    """

    step: Step
    learners: np.ndarray
    since: np.ndarray


def lacking_of(asked: Asked, tree: Tree, learners: np.ndarray) -> Iterator[Lacking]:
    """Yield each step below the root that somebody lacks alone: done if they had it.

    ``learners`` are all who are counted, rising.
    """
    names = tuple(sorted(names_of(tree)))
    earned = np.full((len(names), learners.size), NEVER, dtype=np.int32)
    told = asked.columns("held_on", names=list(names))
    place = {name: number for number, name in enumerate(names)}
    rows = np.array([place[n] for n in told["achievement_id"]], dtype=np.int64)
    earned[rows, np.searchsorted(learners, told["learner"])] = told["day"]
    is_open = completed_days(tree, names, earned)[0] == NEVER
    for step in tree.steps[1:]:
        since = completed_days(tree, names, earned, frozenset([step.step_id]))[0]
        chosen = is_open & (since != NEVER)
        if chosen.any():
            first = earned[:, chosen].min(axis=0)  # they began on some day
            yield Lacking(step, learners[chosen], np.maximum(since[chosen], first))


def keep(
    asked: Asked, tree: Tree, lacking: Sequence[Lacking], here: Sequence[str]
) -> None:
    """Make ``lacking`` and ``leaf_below`` of the people and of what would help them.

    ``here`` are the standings of those who can still go on.
    """
    listed = [one.step.step_id for one in lacking for _ in one.learners]
    steps = pa.array(listed, pa.string())
    people = [
        _joined(one.learners for one in lacking),
        _joined(s.since for s in lacking),
    ]
    told = pa.table([steps, *people], names=["step", "learner", "day"])
    asked.relations.hand("told_lacking", told)
    asked.define("lacking", listed=list(here))
    below = [
        (one.step.step_id, name)
        for one in lacking
        for name in leaves_below(tree, (one.step,))
    ]
    columns = [
        pa.array([pair[place] for pair in below], pa.string()) for place in (0, 1)
    ]
    asked.relations.hand(
        "leaf_below", pa.table(columns, names=["step", "achievement_id"])
    )


def _joined(arrays: Iterable[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays]).astype(np.int32)
