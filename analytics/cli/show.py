"""``cairn show METRIC``: every figure of every screen, from the same functions."""

from importlib import import_module

import typer

from analytics.asking.catalogue import CATALOGUE, ROOMS
from analytics.asking.options import Form, Format, StateName, Store, is_handed_on
from analytics.cli.printing import print_catalogue, print_status
from analytics.questions.loads.counts import status as read_status
from analytics.store.place import DEFAULT


def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """Print a metric; alone: list them with their definitions."""
    if not is_handed_on(context, store=str(store), form=form.value):
        print_catalogue(CATALOGUE.values(), form)


def status(
    state: StateName = None, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """What is loaded?"""
    print_status(read_status(store, state), form)


def _app() -> typer.Typer:
    """Return a command for every metric of every room."""
    metrics = typer.Typer(
        help="Print a metric; alone: list them with their definitions.",
        invoke_without_command=True,
        rich_markup_mode=None,
    )
    metrics.callback()(listing)
    for room in ROOMS:
        if room == "loads":
            metrics.command("status")(status)
            continue
        commands = import_module(f"analytics.questions.{room}.command").COMMANDS
        for name, command in commands.items():
            metrics.command(name)(command)
    return metrics


app = _app()
