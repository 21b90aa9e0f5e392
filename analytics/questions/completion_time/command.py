"""``cairn show completion-time``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis, Entered, Pathway, Version, span
from analytics.questions.completion_time.counts import TimeQuestion
from analytics.questions.completion_time.counts import (
    completion_time as ask_completion_time,
)
from analytics.scope import Scope
from analytics.store.state import State


@metric
def completion_time(
    state: State,
    scope: Scope,
    pathway: Pathway,
    step: Annotated[
        str | None, typer.Option(help="One of its steps (default: the whole).")
    ] = None,
    version: Version = None,
    basis: Basis = None,
    entered: Entered = None,
    retroactive: Annotated[
        bool, typer.Option(help="Count retroactive awards too.")
    ] = False,
) -> Answer[Any]:
    """How long does it take to complete a pathway, or a step of it?"""
    checked: Any = basis  # by the metric
    return ask_completion_time(
        state,
        scope,
        TimeQuestion(pathway, step, version, checked, span(entered), retroactive),
    )


COMMANDS = {
    "completion-time": completion_time,
}
