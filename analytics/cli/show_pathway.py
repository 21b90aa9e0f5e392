"""``cairn show METRIC --pathway P``: the figures of one pathway."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.cli.asking import metric
from analytics.cli.options import Basis, Entered, Pathway, Version, days, span
from analytics.pathways.change import USAGE
from analytics.questions.bottlenecks.counts import BottleneckQuestion
from analytics.questions.bottlenecks.counts import bottlenecks as ask_bottlenecks
from analytics.questions.completion_time.counts import TimeQuestion
from analytics.questions.completion_time.counts import (
    completion_time as ask_completion_time,
)
from analytics.questions.goes_with.counts import WithQuestion
from analytics.questions.goes_with.counts import goes_with as ask_goes_with
from analytics.questions.near_completion.counts import NearQuestion
from analytics.questions.near_completion.counts import (
    near_completion as ask_near_completion,
)
from analytics.questions.progression.counts import Question
from analytics.questions.progression.counts import progression as ask_progression
from analytics.questions.progression.trend import progression_trend as ask_trend
from analytics.questions.what_if.counts import Scenario
from analytics.questions.what_if.counts import what_if as ask_what_if
from analytics.scope import Scope
from analytics.store.state import State

app = typer.Typer(rich_markup_mode=None)


@app.command()
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


@app.command(name="completion-time")
@metric
def completion_time(
    state: State,
    scope: Scope,
    pathway: Pathway,
    step: Annotated[
        str | None, typer.Option(help="One of its steps (default: the whole).")
    ] = None,
    version: Version = None,
    basis: Basis = None,
    entered: Entered = None,
    retroactive: Annotated[
        bool, typer.Option(help="Count retroactive awards too.")
    ] = False,
) -> Answer[Any]:
    """How long does it take to complete a pathway, or a step of it?"""
    checked: Any = basis  # by the metric
    return ask_completion_time(
        state,
        scope,
        TimeQuestion(pathway, step, version, checked, span(entered), retroactive),
    )


@app.command()
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


@app.command(name="goes-with")
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
) -> Answer[Any]:
    """What goes with completing a pathway?"""
    checked: Any = basis  # by the metric
    spans = days(early) or 0, days(within) or 0
    return ask_goes_with(state, scope, WithQuestion(pathway, *spans, version, checked))


@app.command(name="near-completion")
@metric
def near_completion(
    state: State,
    scope: Scope,
    pathway: Annotated[
        str | None, typer.Option(help="The pathway's id (default: every one).")
    ] = None,
    to_go: Annotated[int, typer.Option(help="At most so many badges to go.")] = 1,
    basis: Basis = None,
) -> Answer[Any]:
    """Who is close to completing a pathway, and what do they lack?"""
    checked: Any = basis  # by the metric
    return ask_near_completion(state, scope, NearQuestion(pathway, to_go, checked))


@app.command(name="what-if")
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
