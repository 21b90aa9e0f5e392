"""``cairn show bottlenecks``: the question as it is typed."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis, Entered, Pathway, Version, span
from analytics.questions.bottlenecks.counts import BottleneckQuestion
from analytics.questions.bottlenecks.counts import bottlenecks as ask_bottlenecks
from analytics.scope import Scope
from analytics.store.state import State


@metric
def bottlenecks(
    state: State,
    scope: Scope,
    pathway: Pathway,
    version: Version = None,
    basis: Basis = None,
    entered: Entered = None,
) -> Answer[Any]:
    """Which step holds learners up, and why?"""
    checked: Any = basis  # by the metric
    question = BottleneckQuestion(pathway, version, checked, span(entered))
    return ask_bottlenecks(state, scope, question)


COMMANDS = {
    "bottlenecks": bottlenecks,
}
