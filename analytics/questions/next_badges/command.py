"""``cairn show next-badges``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.next_badges.counts import next_badges as ask_next_badges
from analytics.questions.next_badges.for_all import next_for_all
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@metric
def next_badges(
    state: State,
    scope: Scope,
    learner: Annotated[
        str | None, typer.Option(help="The learner's id (default: the first of each).")
    ] = None,
    pathway: Annotated[str | None, typer.Option(help="For one pathway only.")] = None,
) -> Answer[Any]:
    """Which badge should this learner earn next, and why?"""
    if learner is None and pathway is None:
        return next_for_all(state, scope)
    if learner is None:
        raise UnknownError("say whose with --learner, or leave --pathway out")
    return ask_next_badges(state, scope, learner, pathway)


COMMANDS = {
    "next-badges": next_badges,
}
