"""Who is behind a bar of a step funnel: ids only, for those who may see them."""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import ask
from analytics.asking.learner import THEIR_OWN
from analytics.questions.steps.counts import prepare
from analytics.questions.steps.fates import find_fates
from analytics.questions.steps.question import Question
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@dataclass(frozen=True)
class PersonRow:
    """One learner whose best try took the step.

    ``entered_on``: their first step; ``reached_on``: this one; ``furthest``: the last
    step that they took; ``stopped``: whether this is it (optional ones apart) though
    more steps follow; ``fate``: what became of them, None for whoever came to the end.
    """

    learner: str
    entered_on: date
    reached_on: date
    furthest: int
    stopped: bool
    fate: str | None


def steps_people(
    state: State, scope: Scope, question: Question, step: int
) -> Answer[PersonRow]:
    """Answer with one row per learner who took a step (from 1), first ones first.

    Whoever shared something, or was looked at, is named to nobody but themselves.
    Raises UnknownError for a step that there isn't, and for the public.
    """
    if not scope.viewer.rights.people:
        raise UnknownError("who stands behind a number isn't for the public")
    if not 1 <= step <= len(question.steps):
        raise UnknownError(f"there are steps 1 to {len(question.steps)}")
    with ask(state, scope) as asked:
        notes = prepare(asked, question)
        find_fates(asked, question)
        is_optional = question.steps[step - 1].is_optional
        required = None if is_optional else question.required(step)
        told = {"step": step, "required": required, "finish": question.finish}
        rows = [PersonRow(*row) for row in asked.rows("steps_people", **told)]
        if _tells_of_sharing(question) and not scope.viewer.rights.sharing:
            rows, notes = [], [THEIR_OWN]
        return answer(Answer, "steps", asked, rows, notes)


def _tells_of_sharing(question: Question) -> bool:
    parts = (part for step in question.steps for part in step.parts)
    return any(part.stage in ("shared", "viewed") for part in parts)
