"""``cairn show progression``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis, Entered, Pathway, Version, days, span
from analytics.questions.progression.counts import Question
from analytics.questions.progression.counts import progression as ask_progression
from analytics.questions.progression.trend import progression_trend as ask_trend
from analytics.scope import Scope
from analytics.store.state import State


@metric
def progression(
    state: State,
    scope: Scope,
    pathway: Pathway,
    version: Version = None,
    basis: Basis = None,
    entered: Entered = None,
    within: Annotated[
        str | None, typer.Option(help="A horizon: only those who had that long (365d).")
    ] = None,
    trend: Annotated[
        bool, typer.Option(help="By the term they entered, within 365d or --within.")
    ] = False,
) -> Answer[Any]:
    """Where on a pathway do learners stop?"""
    checked: Any = basis  # by the metric
    question = Question(pathway, version, checked, span(entered), days(within))
    ask = ask_trend if trend else ask_progression
    return ask(state, scope, question)


COMMANDS = {
    "progression": progression,
}
