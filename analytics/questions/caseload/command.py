"""``cairn show caseload``: the question as it is typed."""

from datetime import date
from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.caseload.counts import CaseQuestion
from analytics.questions.caseload.counts import caseload as ask_caseload
from analytics.scope import Scope
from analytics.store.state import State


@metric
def caseload(
    state: State,
    scope: Scope,
    stalled_terms: Annotated[
        int, typer.Option(help="Enrolled regular terms without anything earned.")
    ] = 2,
    every: Annotated[
        bool, typer.Option("--all", help="Lines that you put away for now, too.")
    ] = False,
) -> Answer[Any]:
    """Who is close, who has stalled, who graduates one badge short?"""
    return ask_caseload(state, scope, CaseQuestion(stalled_terms, date.today(), every))


COMMANDS = {
    "caseload": caseload,
}
