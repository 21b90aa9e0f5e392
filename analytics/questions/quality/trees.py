"""What can still be finished: pathways against the badges that can still be earned."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from analytics.asking.ask import Asked
from analytics.pathways.compile import compile_tree, leaves_below
from analytics.pathways.evaluate import complete_steps
from analytics.pathways.tree import Tree
from analytics.store.trees import stored

Row = dict[str, Any]


def numbered(asked: Asked) -> dict[int, Tree]:
    """Return every version of every pathway by the state's number for it."""
    number = {
        (pathway, version): found
        for found, pathway, version, *_ in asked.rows("pathway_list")
    }
    return {number[t.pathway, t.version]: t for t in stored(asked.cursor)}


MILESTONE = ["pathway", "step", "achievement"]


def write_milestones(asked: Asked) -> None:
    """Make ``milestone``: which achievement completing a step of a pathway awards."""
    ids = dict(asked.rows("quality_achievement_ids"))
    rows = [
        (number, place, ids[step.milestone])
        for number, tree in numbered(asked).items()
        for place, step in enumerate(tree.steps)
        if step.milestone
    ]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    numbers = [pa.array(column, pa.int32()) for column in columns]
    asked.relations.hand("milestone", pa.table(numbers, MILESTONE))


def closed_steps(asked: Asked, roots: bool) -> list[Row]:
    """Return the steps that nobody who starts now can finish: the roots, or the rest.

    Of each pathway's latest version. What can be earned are its leaves, without those
    whose last day has passed: a milestone by itself is nothing that one can earn.
    """
    ended, trees = _ended(asked), numbered(asked)
    return [
        {"pathway": tree.pathway, "step": step.step_id, "detail": step.title}
        for number, *_, is_latest, _versions, _steps, _count in asked.rows(
            "pathway_list"
        )
        if is_latest
        for tree in (trees[number],)
        for step in tree.steps
        if (step is tree.root) == roots
        and step.step_id not in complete_steps(tree, _open(tree, ended))
    ]


def stuck_learners(asked: Asked) -> list[Row]:
    """Return who is on a pathway, in their version of it, and can't finish it.

    Needs ``tied``. Who could start from nothing can finish with more, so
    only closed pathways are looked at.
    """
    ended, found = _ended(asked), []
    for number, tree in numbered(asked).items():
        reach = _open(tree, ended)
        if tree.root.step_id not in complete_steps(tree, reach):
            found += [
                {"learner": learner, "pathway": tree.pathway}
                for learner, held in _on_their_way(asked, number, tree).items()
                if tree.root.step_id not in complete_steps(tree, held | reach)
            ]
    return sorted(found, key=lambda row: (row["learner"], row["pathway"]))


def _on_their_way(asked: Asked, number: int, tree: Tree) -> dict[str, frozenset[str]]:
    """What each learner who has not completed the pathway holds of all that counts."""
    rows = asked.rows("quality_on_way", pathway=number)
    counts = frozenset(_counting(tree))
    held: dict[str, set[str]] = defaultdict(set)
    for learner, achievement in rows:
        held[learner] |= {achievement} & counts
    return {learner: frozenset(own) for learner, own in held.items()}


def _counting(tree: Tree) -> Iterator[str]:
    for gate in compile_tree(tree).gates:
        yield from gate.achievements
        yield from gate.shortcuts


def _open(tree: Tree, ended: frozenset[str]) -> frozenset[str]:
    return leaves_below(tree, tree.steps) - ended


def _ended(asked: Asked) -> frozenset[str]:
    rows = asked.rows("quality_ended", day=asked.day)
    return frozenset(achievement for achievement, *_ in rows)
