"""``cairn grants``: who may see what, given and ended at the command line."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store, day, is_handed_on
from analytics.asking.printing import print_rows
from analytics.cli.people import OPERATOR
from analytics.decisions import grants
from analytics.decisions.grant_file import read
from analytics.store.place import DEFAULT

app = typer.Typer(
    help="List who may see what; give it, end it, or take it from a file.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """List who may see what; give it, end it, or take it from a file."""
    if is_handed_on(context, store=str(store)):
        return
    rows = [
        {
            "grant": grant.id,
            "subject": grant.wanted.subject,
            "role": grant.wanted.viewer.role,
            "scope": grant.wanted.viewer.id,
            "from": grant.wanted.begins_on,
            "to": grant.wanted.ends_on,
            "cover": grant.wanted.is_cover,
            "given_by": grant.given_by,
            "given_at": grant.given_at,
        }
        for grant in grants.every(store)
    ]
    print_rows(rows, form, "Grants")


@app.command()
def give(
    subject: Annotated[str, typer.Argument(help="An e-mail address, or sub:ID.")],
    role: Annotated[str, typer.Argument(help=", ".join(grants.GRANTED) + ".")],
    scope: Annotated[
        str | None,
        typer.Option(
            help="Whose: the director's, advisor's, assessor's, learner's id."
        ),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="The first day; default: today.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last day.")] = None,
    cover: Annotated[
        bool, typer.Option("--cover", help="For a colleague: needs a last day.")
    ] = False,
    store: Store = DEFAULT,
) -> None:
    """Give somebody a role."""
    begins_on = day(first) or date.today()
    wanted = grants.wanted(subject, role, scope, begins_on, day(last), cover)
    _tell(grants.give(store, [wanted], by=OPERATOR))


@app.command()
def load(
    file: Annotated[
        Path,
        typer.Argument(help="CSV with subject, role, scope, from, to, cover."),
    ],
    store: Store = DEFAULT,
) -> None:
    """Give what a file lists, all of it or nothing; what stands already is left."""
    _tell(grants.give(store, read(file, date.today()), by=OPERATOR))


@app.command()
def end(
    number: Annotated[int, typer.Argument(help="The grant, as it is listed.")],
    store: Store = DEFAULT,
) -> None:
    """End a grant: it is gone at the person's next click."""
    grants.end(store, number, by=OPERATOR)
    typer.echo("It is ended.")


def _tell(count: int) -> None:
    typer.echo(f"{count:,} given." if count else "Nothing new: all of it stands.")
