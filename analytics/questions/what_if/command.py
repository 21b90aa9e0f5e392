"""``cairn show what-if``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import Basis, Pathway, Version
from analytics.pathways.change import USAGE
from analytics.questions.what_if.counts import Scenario
from analytics.questions.what_if.counts import what_if as ask_what_if
from analytics.scope import Scope
from analytics.store.state import State


@metric
def what_if(
    state: State,
    scope: Scope,
    pathway: Pathway,
    change: Annotated[
        list[str], typer.Option("--set", help=f"A change (repeatable): {USAGE}.")
    ],
    version: Version = None,
    basis: Basis = None,
) -> Answer[Any]:
    """What would change if a requirement changed?"""
    checked: Any = basis  # by the metric
    scenario = Scenario(pathway, tuple(change), version, checked)
    return ask_what_if(state, scope, scenario)


COMMANDS = {
    "what-if": what_if,
}
