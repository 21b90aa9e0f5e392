"""``cairn sync``: read an account on a badge platform, and load what changed."""

import logging
from typing import Annotated, Any

import typer

from analytics.asking.options import Form, Format, Store
from analytics.cli.bar import progress_bar
from analytics.cli.printing import print_load
from analytics.store.place import DEFAULT
from analytics.sync.account import ADDRESS, SECRETS, TABLE, TOKEN, read_account
from analytics.sync.account import DEFAULT as UNITED_STATES
from analytics.sync.canvas_credentials import SyncReport, sync

SOME_SET_ASIDE = 1
WAYS = {
    "everything": "Everything was read.",
    "changes": "What changed was read.",
    "newest": "The newest awards were read: this server has no list of what changed. "
    "An older award that was revoked comes with everything: once a week,"
    " or with --full.",
}

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Read an account on a badge platform, and load what changed.",
)


@app.callback()
def accounts() -> None:
    """Read an account on a badge platform, and load what changed."""


@app.command(
    "canvas-credentials",
    epilog=f"The token comes from {TOKEN} in the environment, or from token in "
    f"[{TABLE}] of {SECRETS}; never from the command line.",
)
def canvas_credentials(
    base_url: Annotated[
        str,
        typer.Option(
            envvar=ADDRESS, help="The API's address; other regions have others."
        ),
    ] = UNITED_STATES,
    full: Annotated[
        bool, typer.Option("--full", help="Read everything, not only what changed.")
    ] = False,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Read a Canvas Credentials, Parchment Digital Badges or Badgr account.

    Issuers, badge classes, awards (expired and revoked ones too) and pathways. A sync
    that was stopped goes on where it was.
    """
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # the report says what counts
    account = read_account(base_url)
    with progress_bar() as say:
        report = sync(store, account, full=full, progress=say)
    _print(report, form)
    if report.load is not None and report.load.set_aside:
        raise typer.Exit(SOME_SET_ASIDE)


def _print(report: SyncReport, form: Form) -> None:
    values: dict[str, Any] = {
        "read": report.how,
        "resumed": report.resumed,
        "pages": report.pages,
        "awards": report.awards,
        "passed_over": list(report.passed_over),
        "unread": list(report.unread),
    }
    if form is Form.table:
        went_on = " It went on with an earlier sync." if report.resumed else ""
        typer.echo(f"{WAYS[report.how]}{went_on}")
        typer.echo(f"Pages: {report.pages:,}; awards on them: {report.awards:,}.")
        for name in report.passed_over:
            typer.echo(f"Not offered by the server: {name}")
        for problem in report.unread:
            typer.echo(f"Left out, because it can't be read: {problem}")
    if report.load is None:
        typer.echo("The account has nothing to load.", err=True)
    else:
        print_load(report.load, form, False, sync=values)
