"""``cairn log``: who saw this learner, what did this person see?"""

from dataclasses import asdict
from typing import Annotated

import typer

from analytics.asking.ask import ask
from analytics.asking.options import Form, Format, Store
from analytics.asking.printing import print_rows
from analytics.decisions import log as kept
from analytics.decisions.grants import subject_of
from analytics.scope import Scope
from analytics.store.ledger import StoreError
from analytics.store.place import DEFAULT
from analytics.store.state import open_state

SHOWN = ("id", "at", "who", "viewer", "kind", "what", "learners", "state")


def log(
    learner: Annotated[
        str | None, typer.Option(help="Who saw this learner? Their id.")
    ] = None,
    who: Annotated[
        str | None, typer.Option(help="What did this person see? Their account.")
    ] = None,
    entry: Annotated[
        int | None, typer.Option(help="Whom did this entry show? Its number.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Say whether the log is whole.")
    ] = False,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Print the latest of the log of who saw whom, newest first."""
    if check:
        broken = kept.first_broken(store)
        if broken is not None:
            raise StoreError(f"entry {broken} of the log isn't what was written")
        typer.echo("The log is whole.")
    elif entry is not None:
        with ask(open_state(store), Scope()) as asked:
            known = [name for (name,) in asked.rows("learner_ids")]
        found = kept.people(store, entry, known)
        print_rows([{"learner": name} for name in found], form, f"Entry {entry}")
    else:
        account = None if who is None or "@" not in who else subject_of(who)
        listed = kept.entries(store, learner=learner, who=account or who)
        rows = [{name: asdict(one)[name] for name in SHOWN} for one in listed]
        print_rows(rows, form, "Who saw whom")
