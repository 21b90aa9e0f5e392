"""``cairn show near-completion``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis
from analytics.questions.near_completion.counts import NearQuestion
from analytics.questions.near_completion.counts import (
    near_completion as ask_near_completion,
)
from analytics.scope import Scope
from analytics.store.state import State


@metric
def near_completion(
    state: State,
    scope: Scope,
    pathway: Annotated[
        str | None, typer.Option(help="The pathway's id (default: every one).")
    ] = None,
    to_go: Annotated[int, typer.Option(help="At most so many badges to go.")] = 1,
    basis: Basis = None,
) -> Answer[Any]:
    """Who is close to completing a pathway, and what do they lack?"""
    checked: Any = basis  # by the metric
    return ask_near_completion(state, scope, NearQuestion(pathway, to_go, checked))


COMMANDS = {
    "near-completion": near_completion,
}
