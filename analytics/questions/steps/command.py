"""``cairn show steps``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import seconds, span
from analytics.questions.steps.counts import steps as ask_steps
from analytics.questions.steps.people import steps_people
from analytics.questions.steps.question import Question
from analytics.questions.steps.reading import read_exclusions, read_steps
from analytics.questions.steps.trend import steps_trend
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

Steps = Annotated[str, typer.Option(help="A > B > C, or a JSON list.")]

Order = Annotated[str, typer.Option(help="ordered, strict or unordered.")]

Within = Annotated[
    str | None, typer.Option(help="A window from the first step: 14d, 36h, 90m, 30s.")
]

Exclude = Annotated[
    str | None, typer.Option(help="What is excluded between two steps: a JSON list.")
]

Entered = Annotated[str | None, typer.Option(help="First step between: FROM:TO.")]

Trend = Annotated[
    str | None, typer.Option(help="By period of the first step: day, month or term.")
]

Clock = Annotated[
    str, typer.Option(help="Times run from the latest start, or from the first.")
]

People = Annotated[
    int | None, typer.Option(help="The learners who took this step (from 1), by id.")
]


@metric
def steps(
    state: State,
    scope: Scope,
    steps: Steps,
    order: Order = "ordered",
    within: Within = None,
    exclude: Exclude = None,
    entered: Entered = None,
    trend: Trend = None,
    people: People = None,
    clock: Clock = "latest",
) -> Answer[Any]:
    """How far do learners get, step by step?"""
    if trend is not None and people is not None:
        raise UnknownError("--people and --trend don't go together")
    wanted = read_steps(steps)
    excluded = read_exclusions(exclude, len(wanted))
    checked: Any = (order, trend, clock)  # by the question
    asked = wanted, checked[0], seconds(within), excluded, span(entered)
    question = Question(*asked, checked[1], checked[2])
    if people is not None:
        return steps_people(state, scope, question, people)
    ask = ask_steps if trend is None else steps_trend
    return ask(state, scope, question)


COMMANDS = {
    "steps": steps,
}
