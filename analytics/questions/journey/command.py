"""``cairn show journey``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Learner
from analytics.questions.journey.counts import journey as ask_journey
from analytics.scope import Scope
from analytics.store.state import State


@metric
def journey(
    state: State,
    scope: Scope,
    learner: Learner,
    pathway: Annotated[str | None, typer.Option(help="One pathway only.")] = None,
) -> Answer[Any]:
    """How far is this learner, and what is left?"""
    return ask_journey(state, scope, learner, pathway)


COMMANDS = {
    "journey": journey,
}
