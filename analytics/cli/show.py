"""``cairn show METRIC``: every figure of every screen, from the same functions."""

from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.cli.options import (
    As,
    AsOf,
    By,
    Form,
    Format,
    StateName,
    Store,
    Where,
    days,
    scope_of,
    span,
)
from analytics.cli.printing import print_answer, print_catalogue, print_status
from analytics.metrics.answer import Answer
from analytics.metrics.journey import journey as ask_journey
from analytics.metrics.overview import overview as ask_overview
from analytics.metrics.pathways import pathways as ask_pathways
from analytics.metrics.progression import Question
from analytics.metrics.progression import progression as ask_progression
from analytics.metrics.status import status as read_status
from analytics.store.state import State, open_state

app = typer.Typer(
    help="Print a metric; alone: list them with their definitions.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

DEFAULT = Path("data/store")


@app.callback()
def listing(context: typer.Context, form: Format = Form.table) -> None:
    """Print a metric; alone: list them with their definitions."""
    if context.invoked_subcommand is None:
        print_catalogue(form)


def _state(store: Path, name: str | None) -> State:
    return open_state(store, name)


@app.command()
def overview(
    as_of: AsOf = None,
    where: Where = None,
    by: By = None,
    viewer: As = "operator",
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """How big is the programme, and is it changing?"""
    _print(ask_overview(_state(store, state), scope_of(as_of, where, by, viewer)), form)


@app.command()
def pathways(
    as_of: AsOf = None,
    where: Where = None,
    by: By = None,
    viewer: As = "operator",
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Which pathways are there, and how many learners are on them?"""
    _print(ask_pathways(_state(store, state), scope_of(as_of, where, by, viewer)), form)


@app.command()
def progression(
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
    as_of: AsOf = None,
    where: Where = None,
    by: By = None,
    viewer: As = "operator",
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Where on a pathway do learners stop?"""
    question = Question(
        pathway,
        version,
        basis,  # type: ignore[arg-type]  # checked by the metric
        span(entered),
        days(within),
    )
    scope = scope_of(as_of, where, by, viewer)
    _print(ask_progression(_state(store, state), scope, question), form)


@app.command()
def journey(
    learner: Annotated[str, typer.Option(help="The learner's id.")],
    pathway: Annotated[str | None, typer.Option(help="One pathway only.")] = None,
    as_of: AsOf = None,
    where: Where = None,
    by: By = None,
    viewer: As = "operator",
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """How far is this learner, and what is left?"""
    scope = scope_of(as_of, where, by, viewer)
    _print(ask_journey(_state(store, state), scope, learner, pathway), form)


@app.command()
def status(
    state: StateName = None, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """What is loaded?"""
    print_status(read_status(store, state), form)


def _print(answer: Answer[Any], form: Form) -> None:
    print_answer(answer, form)
