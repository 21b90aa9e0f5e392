"""``cairn show overview``: the question as it is typed."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.overview.counts import overview as ask_overview
from analytics.scope import Scope
from analytics.store.state import State


@metric
def overview(state: State, scope: Scope) -> Answer[Any]:
    """How big is the programme, and is it changing?"""
    return ask_overview(state, scope)


COMMANDS = {
    "overview": overview,
}
