"""``cairn show overlaps``: the question as it is typed."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.overlaps.counts import overlaps as ask_overlaps
from analytics.scope import Scope
from analytics.store.state import State


@metric
def overlaps(state: State, scope: Scope) -> Answer[Any]:
    """Which badges count where, and who is on several pathways?"""
    return ask_overlaps(state, scope)


COMMANDS = {
    "overlaps": overlaps,
}
