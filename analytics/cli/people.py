"""``cairn people``: who may be whom, and a person's word on it."""

from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store, is_handed_on
from analytics.cli.printing import print_people
from analytics.store.place import DEFAULT
from analytics.store.recognised import proposals, recognised
from analytics.store.renew import confirm as decide
from analytics.store.renew import reject as refuse
from analytics.store.renew import take_back
from analytics.store.state import open_state

OPERATOR = "operator"  # whoever has the command line; screens name the viewer

Recipient = Annotated[str, typer.Argument(help="The recipient's id: recipient:….")]

app = typer.Typer(
    help="List recipients of credentials who may be a learner, and wait for your word.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """List recipients of credentials who may be a learner, and wait for your word."""
    if not is_handed_on(context, store=str(store)):
        state = open_state(store)
        print_people(recognised(state), proposals(state), form)


@app.command()
def confirm(
    recipient: Recipient,
    learner: Annotated[str, typer.Argument(help="The learner's id.")],
    store: Store = DEFAULT,
) -> None:
    """Decide that a recipient is a learner: their awards are joined from now on."""
    tell(decide(store, recipient, learner, by=OPERATOR))


@app.command()
def reject(
    recipient: Recipient,
    learner: Annotated[str, typer.Argument(help="The learner's id.")],
    store: Store = DEFAULT,
) -> None:
    """Decide that a recipient is not a learner: it isn't proposed again."""
    tell(refuse(store, recipient, learner, by=OPERATOR))


@app.command()
def undo(recipient: Recipient, store: Store = DEFAULT) -> None:
    """Undo what was decided last about a recipient."""
    tell(take_back(store, recipient, by=OPERATOR))


def tell(state: int | None) -> None:
    """Say what came of a decision."""
    shown = (
        f"state {state} is published" if state else "nothing changes in what is shown"
    )
    typer.echo(f"It is noted; {shown}.")
