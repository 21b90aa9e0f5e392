"""``cairn show METRIC``: the figures of one learner, and whom to see this week."""

from datetime import date
from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.cli.asking import metric
from analytics.cli.options import Learner
from analytics.questions.caseload.counts import CaseQuestion
from analytics.questions.caseload.counts import caseload as ask_caseload
from analytics.questions.journey.counts import journey as ask_journey
from analytics.questions.next_badges.counts import next_badges as ask_next_badges
from analytics.questions.next_badges.for_all import next_for_all
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

app = typer.Typer(rich_markup_mode=None)


@app.command()
@metric
def journey(
    state: State,
    scope: Scope,
    learner: Learner,
    pathway: Annotated[str | None, typer.Option(help="One pathway only.")] = None,
) -> Answer[Any]:
    """How far is this learner, and what is left?"""
    return ask_journey(state, scope, learner, pathway)


@app.command(name="next-badges")
@metric
def next_badges(
    state: State,
    scope: Scope,
    learner: Annotated[
        str | None, typer.Option(help="The learner's id (default: the first of each).")
    ] = None,
    pathway: Annotated[str | None, typer.Option(help="For one pathway only.")] = None,
) -> Answer[Any]:
    """Which badge should this learner earn next, and why?"""
    if learner is None and pathway is None:
        return next_for_all(state, scope)
    if learner is None:
        raise UnknownError("say whose with --learner, or leave --pathway out")
    return ask_next_badges(state, scope, learner, pathway)


@app.command()
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
