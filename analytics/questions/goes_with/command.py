"""``cairn show goes-with``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis, Pathway, Version, days
from analytics.questions.goes_with.counts import WithQuestion
from analytics.questions.goes_with.counts import goes_with as ask_goes_with
from analytics.scope import Scope
from analytics.store.state import State


@metric
def goes_with(
    state: State,
    scope: Scope,
    pathway: Pathway,
    early: Annotated[
        str, typer.Option(help="The window in which early badges are looked at.")
    ] = "90d",
    within: Annotated[
        str, typer.Option(help="The horizon in which completing counts.")
    ] = "730d",
    version: Version = None,
    basis: Basis = None,
    retroactive: Annotated[
        bool, typer.Option(help="Count retroactive awards too, from their issue.")
    ] = False,
) -> Answer[Any]:
    """What goes with completing a pathway?"""
    checked: Any = basis  # by the metric
    spans = days(early) or 0, days(within) or 0
    question = WithQuestion(pathway, *spans, version, checked, retroactive)
    return ask_goes_with(state, scope, question)


COMMANDS = {
    "goes-with": goes_with,
}
