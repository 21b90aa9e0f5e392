"""``cairn show METRIC``: every figure of every screen, from the same functions."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.catalogue import CATALOGUE
from analytics.asking.pathways import pathways as ask_pathways
from analytics.cli import (
    show_learner,
    show_outcome,
    show_participation,
    show_pathway,
    show_sharing,
)
from analytics.cli.asking import metric
from analytics.cli.funnel import steps
from analytics.cli.options import Form, Format, StateName, Store
from analytics.cli.printing import print_catalogue, print_status
from analytics.questions.loads.counts import status as read_status
from analytics.questions.overlaps.counts import overlaps as ask_overlaps
from analytics.questions.overview.counts import overview as ask_overview
from analytics.questions.quality.counts import cases as ask_cases
from analytics.questions.quality.counts import quality as ask_quality
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
        print_catalogue(CATALOGUE.values(), form)
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


@app.command()
def status(
    state: StateName = None, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """What is loaded?"""
    print_status(read_status(store, state), form)


app.command()(metric(steps))
app.add_typer(show_pathway.app)
app.add_typer(show_learner.app)
app.add_typer(show_outcome.app)
app.add_typer(show_participation.app)
app.add_typer(show_sharing.app)
