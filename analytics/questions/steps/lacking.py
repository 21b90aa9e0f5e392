"""Which steps of a funnel can't be known, since what tells of them wasn't loaded."""

from collections.abc import Sequence
from typing import Any

from analytics.asking.ask import Asked
from analytics.asking.loaded import unknown
from analytics.asking.small import blank
from analytics.questions.steps.question import Question


def stages_of(question: Question) -> set[str]:
    """Return the stages, beside achievements, that a funnel asks for."""
    return {part.stage for step in question.steps for part in step.parts if part.stage}


def first_unknown(asked: Asked, question: Question) -> int | None:
    """Return the first step (from 1) that nothing loaded tells of; None: all are told.

    Nor is any later one known then, unless it is optional and they pass over it; in a
    funnel without an order none is.
    """
    gone = lacking_steps(asked, question)
    if question.order == "unordered":
        return 1 if gone else None
    firm = [step for step in gone if not question.steps[step - 1].is_optional]
    return min(firm, default=None)


def lacking_steps(asked: Asked, question: Question) -> set[int]:
    """Return the steps (from 1) of which what tells of a part of them isn't loaded."""
    gone = unknown(asked, "steps", stages_of(question))
    return {
        place
        for place, step in enumerate(question.steps, 1)
        if any(part.stage in gone for part in step.parts)
    }


def only_told(asked: Asked, question: Question, rows: Sequence[Any]) -> list[Any]:
    """Return the rows of steps, blank from the first that nothing loaded tells of."""
    gone, first = lacking_steps(asked, question), first_unknown(asked, question)
    return [
        blank(row)
        if row.step in gone or (first is not None and row.step >= first)
        else row
        for row in rows
    ]
