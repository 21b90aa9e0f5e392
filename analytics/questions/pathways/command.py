"""``cairn show pathways``: the question as it is typed."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.pathways.counts import pathways as ask_pathways
from analytics.scope import Scope
from analytics.store.state import State


@metric
def pathways(state: State, scope: Scope) -> Answer[Any]:
    """Which pathways are there, and how many learners are on them?"""
    return ask_pathways(state, scope)


COMMANDS = {
    "pathways": pathways,
}
