"""``cairn show attainment``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.attainment.counts import AttainmentQuestion
from analytics.questions.attainment.counts import attainment as ask_attainment
from analytics.questions.attainment.sample import sample as ask_sample
from analytics.scope import Scope
from analytics.store.state import State


@metric
def attainment(
    state: State,
    scope: Scope,
    achievement: Annotated[
        str | None, typer.Option(help="Only this achievement (default: each).")
    ] = None,
    split: Annotated[
        str,
        typer.Option(help="achievement, criterion, activity, delivery or term."),
    ] = "achievement",
    attempts: Annotated[
        str, typer.Option(help="Which counts: first, latest, any or every.")
    ] = "latest",
    scale: Annotated[
        str | None,
        typer.Option(help="The words of the levels, lowest first: A,B,C."),
    ] = None,
    sample: Annotated[
        int | None, typer.Option(help="Draw so many awards with evidence instead.")
    ] = None,
    seed: Annotated[int, typer.Option(help="What the drawing starts from.")] = 1,
) -> Answer[Any]:
    """How many of those who were assessed met the standard?"""
    if sample is not None:
        return ask_sample(state, scope, sample, seed, achievement)
    words = tuple(word.strip() for word in (scale or "").split(",") if word.strip())
    told: Any = (achievement, split, attempts, words)  # checked by the metric
    return ask_attainment(state, scope, AttainmentQuestion(*told))


COMMANDS = {
    "attainment": attainment,
}
