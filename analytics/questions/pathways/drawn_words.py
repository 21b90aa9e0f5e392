"""What a drawn pathway would count, in words: a sentence, and a table of its steps."""

from collections.abc import Mapping
from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.claims import (
    Name,
    Number,
    Sentence,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.words import WORDS
from analytics.pathways.editing import depth_of
from analytics.pathways.tree import Step, Tree
from analytics.questions.pathways.drawn import DrawnRow

TITLE = f"Which {WORDS.badges} lead where?"
HELD_BACK = "The numbers are held back: the group is too small."


def sentence(answer: Answer[DrawnRow], tree: Tree) -> Sentence:
    """Say how many hold something of the pathway, and would have completed it."""
    whole = ("step", "=", tree.root.step_id)
    root = next(iter(those(answer.rows, [whole])), None)
    if root is None or root.completed is None:
        return holds(HELD_BACK, answer.rows, whole, ("completed", "=", None))
    if not root.learners:
        nobody = f"Nobody holds a {WORDS.badge} of it yet."
        return never(nobody, answer.rows, whole, ("learners", ">", 0))
    told = say(
        "Of {} who hold something of it, **{}** would have completed {} now.",
        Number(root, "learners"),
        Number(root, "completed", zero="nobody"),
        Name(root),
    )
    return join(told, _compared(answer, root)) if root.gained is not None else told


def _compared(answer: Answer[DrawnRow], root: DrawnRow) -> Sentence:
    if not root.gained and not root.lost:
        whole = ("step", "=", root.step)
        same = (whole, ("gained", "=", 0), ("lost", "=", 0))
        return holds("They are the same as now.", answer.rows, *same)
    return say(
        "As loaded it is {}: {} would gain it, {} would lose it.",
        Number(root, "completed_now", zero="nobody"),
        Number(root, "gained", zero="nobody"),
        Number(root, "lost", zero="nobody"),
    )


def rows_of(answer: Answer[DrawnRow], tree: Tree) -> list[dict[str, Any]]:
    """Return the table: every step, indented as deep as it stands.

    What is loaded stands beside it where somebody would gain or lose a step.
    """
    compares = any(row.gained or row.lost for row in answer.rows)
    return [
        {"Step": outlined(tree, tree.step(row.step))}
        | {"Asks for": asks(tree.step(row.step))}
        | {"Complete": row.completed, "Could still": row.could}
        | (_changes(row) if compares else {})
        for row in answer.rows
    ]


def _changes(row: DrawnRow) -> dict[str, Any]:
    return {
        "As loaded": row.completed_now,
        "Gain it": row.gained,
        "Lose it": row.lost,
    }


def outlined(tree: Tree, step: Step) -> str:
    """Return a step's title, set in as deep as it stands."""
    return f"{'· ' * depth_of(tree, step)}{step.title}"


def asks(step: Step) -> str:
    """Say what a step asks for: "any 2 of 7"."""
    if not step.rules:
        return "nothing"
    rule = step.rules[0]
    count = len(rule.of)
    if rule.needs == count:
        return f"all\u00a0{count}" if count > 1 else "it"
    return f"any\u00a0{rule.needs}\u00a0of\u00a0{count}"


def called(name: str, names: Mapping[str, str]) -> str:
    """Return what an achievement is called in a choice: by its id where that is all."""
    return names.get(name) or name
