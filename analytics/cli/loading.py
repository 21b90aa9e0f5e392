"""``cairn load`` and ``cairn verify``: records in, signatures checked."""

from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store
from analytics.cli.bar import progress_bar
from analytics.cli.printing import print_load
from analytics.store.load import load as take_in
from analytics.store.place import DEFAULT
from analytics.store.renew import check_again

SOME_SET_ASIDE = 1


def load(
    sources: Annotated[
        list[Path],
        typer.Argument(exists=True, help="Folders, zips or files of records."),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help="How their columns become ours."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and report; publish nothing.")
    ] = False,
    verify: Annotated[
        bool, typer.Option(help="Check signatures; or leave them for a later load.")
    ] = True,
    new_keys: Annotated[
        bool,
        typer.Option(
            "--new-keys",
            help="Take other keys of an issuer, or issuers of a badge, than are known.",
        ),
    ] = False,
    accept_gone: Annotated[
        bool,
        typer.Option(
            "--accept-gone",
            help="Let more than a tenth of what files are the whole of go at once.",
        ),
    ] = False,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Load records: all of them, or, where the load can't be taken, nothing."""
    with progress_bar() as say:
        report = take_in(
            store,
            sources,
            mapping=mapping,
            dry_run=dry_run,
            verify=verify,
            new_keys=new_keys,
            accept_gone=accept_gone,
            progress=say,
        )
    print_load(report, form, dry_run)
    if report.set_aside:
        raise typer.Exit(SOME_SET_ASIDE)


def verify(store: Store = DEFAULT) -> None:
    """Check the signatures that loads with --no-verify left unchecked."""
    with progress_bar() as say:
        number = check_again(store, say)
    shown = f"State {number} is published" if number else "Nothing was left unchecked"
    typer.echo(f"{shown}.")
