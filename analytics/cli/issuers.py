"""``cairn issuers``: who issued the credentials, and who of them is trusted."""

from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store, is_handed_on
from analytics.cli.people import OPERATOR, tell
from analytics.cli.printing import print_issuers
from analytics.questions.quality.issuers import issuers
from analytics.scope import Scope
from analytics.store.place import DEFAULT
from analytics.store.renew import distrust as take_off
from analytics.store.renew import trust as put_on
from analytics.store.state import open_state

IssuerId = Annotated[
    str, typer.Argument(metavar="ISSUER", help="The issuer's id, as it is listed.")
]

app = typer.Typer(
    help="List issuers of credentials: signatures, who is trusted, what was revoked.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """List issuers of credentials: signatures, who is trusted, what was revoked."""
    if not is_handed_on(context, store=str(store)):
        print_issuers(issuers(open_state(store), Scope()), form)


@app.command()
def trust(
    issuer: IssuerId,
    name: Annotated[
        str | None, typer.Option(help="What it is called in lists.")
    ] = None,
    store: Store = DEFAULT,
) -> None:
    """Put an issuer on the list of trusted ones."""
    tell(put_on(store, issuer, name, by=OPERATOR))


@app.command()
def distrust(issuer: IssuerId, store: Store = DEFAULT) -> None:
    """Take an issuer off the list of trusted ones."""
    tell(take_off(store, issuer, by=OPERATOR))
