"""``cairn status``, ``rollback`` and ``pin``: what is published, and what was."""

from typing import Annotated

import typer

from analytics.asking.options import Form, Format, StateName, Store
from analytics.cli.printing import print_status
from analytics.questions.loads.counts import status as read_status
from analytics.store.place import DEFAULT
from analytics.store.publish import pin as name_state


def status(
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Say what is loaded: the published state, its counts, and the past loads."""
    print_status(read_status(store, state), form)


def rollback(
    state: Annotated[
        str | None, typer.Argument(help="A state's number or name; default: the last.")
    ] = None,
    store: Store = DEFAULT,
) -> None:
    """Publish an earlier state again, as a new one."""
    from analytics.store.renew import show_again  # brings all that reads files

    entry = show_again(store, state)
    typer.echo(f"State {entry.of} is published again, as state {entry.state}.")


def pin(
    state: Annotated[str, typer.Argument(help="A state's number or name.")],
    name: Annotated[str, typer.Argument(help='For example "Fall 2026 census".')],
    store: Store = DEFAULT,
) -> None:
    """Name a state: it is never pruned, and --state NAME shows it."""
    name_state(store, state, name)
    typer.echo(f"State {state} is {name!r} from now on.")
