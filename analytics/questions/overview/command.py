"""``cairn show overview``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.overview.counts import overview as ask_overview
from analytics.scope import Scope
from analytics.store.state import State

TermId = Annotated[
    str | None,
    typer.Option(help="A term's or session's id; default: the latest that had begun."),
]


@metric
def overview(state: State, scope: Scope, term: TermId = None) -> Answer[Any]:
    """How big is the programme, and is it changing?"""
    return ask_overview(state, scope, term)


COMMANDS = {
    "overview": overview,
}
