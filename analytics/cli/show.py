"""``cairn show METRIC``: every figure of every screen, from the same functions."""

from typing import Annotated, Any

import typer

from analytics.cli.asking import metric
from analytics.cli.funnel import steps
from analytics.cli.options import Form, Format, StateName, Store, days, span
from analytics.cli.printing import print_catalogue, print_status
from analytics.metrics.answer import Answer
from analytics.metrics.bottlenecks import BottleneckQuestion
from analytics.metrics.bottlenecks import bottlenecks as ask_bottlenecks
from analytics.metrics.completion_time import TimeQuestion
from analytics.metrics.completion_time import completion_time as ask_completion_time
from analytics.metrics.journey import journey as ask_journey
from analytics.metrics.near_completion import NearQuestion
from analytics.metrics.near_completion import near_completion as ask_near_completion
from analytics.metrics.next_badges import next_badges as ask_next_badges
from analytics.metrics.overlaps import overlaps as ask_overlaps
from analytics.metrics.overview import overview as ask_overview
from analytics.metrics.pathways import pathways as ask_pathways
from analytics.metrics.progression import Question
from analytics.metrics.progression import progression as ask_progression
from analytics.metrics.quality import cases as ask_cases
from analytics.metrics.quality import quality as ask_quality
from analytics.metrics.status import status as read_status
from analytics.metrics.what_if import Scenario
from analytics.metrics.what_if import what_if as ask_what_if
from analytics.pathways.change import USAGE
from analytics.scope import Scope
from analytics.store.place import DEFAULT
from analytics.store.state import State

app = typer.Typer(
    help="Print a metric; alone: list them with their definitions.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """Print a metric; alone: list them with their definitions."""
    if context.invoked_subcommand is None:
        print_catalogue(form)
    else:  # said before the metric, it holds for the metric
        told = {"store": str(store), "form": form.value}
        context.default_map = {context.invoked_subcommand: told}


@app.command()
@metric
def overview(state: State, scope: Scope) -> Answer[Any]:
    """How big is the programme, and is it changing?"""
    return ask_overview(state, scope)


@app.command()
@metric
def pathways(state: State, scope: Scope) -> Answer[Any]:
    """Which pathways are there, and how many learners are on them?"""
    return ask_pathways(state, scope)


@app.command()
@metric
def overlaps(state: State, scope: Scope) -> Answer[Any]:
    """Which badges count where, and who is on several pathways?"""
    return ask_overlaps(state, scope)


@app.command()
@metric
def progression(
    state: State,
    scope: Scope,
    pathway: Annotated[str, typer.Option(help="The pathway's id.")],
    version: Annotated[str | None, typer.Option(help="Default: the latest.")] = None,
    basis: Annotated[
        str | None, typer.Option(help="Who is counted: declared, eligible or any.")
    ] = None,
    entered: Annotated[
        str | None, typer.Option(help="First achievement of it between: FROM:TO.")
    ] = None,
    within: Annotated[
        str | None, typer.Option(help="A horizon: only those who had that long (365d).")
    ] = None,
) -> Answer[Any]:
    """Where on a pathway do learners stop?"""
    checked: Any = basis  # by the metric
    question = Question(pathway, version, checked, span(entered), days(within))
    return ask_progression(state, scope, question)


app.command()(metric(steps))


@app.command()
@metric
def bottlenecks(
    state: State,
    scope: Scope,
    pathway: Annotated[str, typer.Option(help="The pathway's id.")],
    version: Annotated[str | None, typer.Option(help="Default: the latest.")] = None,
    basis: Annotated[
        str | None, typer.Option(help="Who is counted: declared, eligible or any.")
    ] = None,
) -> Answer[Any]:
    """Which step holds learners up, and why?"""
    checked: Any = basis  # by the metric
    return ask_bottlenecks(state, scope, BottleneckQuestion(pathway, version, checked))


@app.command(name="completion-time")
@metric
def completion_time(
    state: State,
    scope: Scope,
    pathway: Annotated[str, typer.Option(help="The pathway's id.")],
    step: Annotated[
        str | None, typer.Option(help="One of its steps (default: the whole).")
    ] = None,
    version: Annotated[str | None, typer.Option(help="Default: the latest.")] = None,
    basis: Annotated[
        str | None, typer.Option(help="Who is counted: declared, eligible or any.")
    ] = None,
    entered: Annotated[
        str | None, typer.Option(help="First achievement of it between: FROM:TO.")
    ] = None,
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
def journey(
    state: State,
    scope: Scope,
    learner: Annotated[str, typer.Option(help="The learner's id.")],
    pathway: Annotated[str | None, typer.Option(help="One pathway only.")] = None,
) -> Answer[Any]:
    """How far is this learner, and what is left?"""
    return ask_journey(state, scope, learner, pathway)


@app.command(name="near-completion")
@metric
def near_completion(
    state: State,
    scope: Scope,
    pathway: Annotated[
        str | None, typer.Option(help="The pathway's id (default: every one).")
    ] = None,
    to_go: Annotated[int, typer.Option(help="At most so many badges to go.")] = 1,
    basis: Annotated[
        str | None, typer.Option(help="Who is counted: declared, eligible or any.")
    ] = None,
) -> Answer[Any]:
    """Who is close to completing a pathway, and what do they lack?"""
    checked: Any = basis  # by the metric
    return ask_near_completion(state, scope, NearQuestion(pathway, to_go, checked))


@app.command(name="next-badges")
@metric
def next_badges(
    state: State,
    scope: Scope,
    learner: Annotated[str, typer.Option(help="The learner's id.")],
    pathway: Annotated[str | None, typer.Option(help="For one pathway only.")] = None,
) -> Answer[Any]:
    """Which badge should this learner earn next, and why?"""
    return ask_next_badges(state, scope, learner, pathway)


@app.command()
@metric
def quality(
    state: State,
    scope: Scope,
    finding: Annotated[
        str | None, typer.Option(help="The list behind one finding's count.")
    ] = None,
) -> Answer[Any]:
    """What in the data deserves a look?"""
    if finding is None:
        return ask_quality(state, scope)
    return ask_cases(state, scope, finding)


@app.command(name="what-if")
@metric
def what_if(
    state: State,
    scope: Scope,
    pathway: Annotated[str, typer.Option(help="The pathway's id.")],
    change: Annotated[
        list[str], typer.Option("--set", help=f"A change (repeatable): {USAGE}.")
    ],
    version: Annotated[str | None, typer.Option(help="Default: the latest.")] = None,
    basis: Annotated[
        str | None, typer.Option(help="Who is counted: declared, eligible or any.")
    ] = None,
) -> Answer[Any]:
    """What would change if a requirement changed?"""
    checked: Any = basis  # by the metric
    scenario = Scenario(pathway, tuple(change), version, checked)
    return ask_what_if(state, scope, scenario)


@app.command()
def status(
    state: StateName = None, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """What is loaded?"""
    print_status(read_status(store, state), form)
