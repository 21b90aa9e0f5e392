"""``cairn set-aside``: what was set aside, to be mended and loaded again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store
from analytics.asking.printing import print_rows
from analytics.cli.printing import MOST_FINDINGS
from analytics.findings import Finding
from analytics.store.ledger import StoreError
from analytics.store.mend import Aside, all_findings, mendable, write_to
from analytics.store.mend import set_aside as files_of
from analytics.store.place import DEFAULT
from analytics.store.state import open_state


def set_aside(
    load: Annotated[
        str | None,
        typer.Argument(help="A load: its state's number or name; default: the last."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Write them there, to be mended."),
    ] = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """List what is set aside of each file; write it, to be mended and loaded again."""
    state = open_state(store, load)
    files = files_of(state)
    if to is None:
        _listed(files, all_findings(state), form)
        return
    written = write_to(to, state, files)
    if not written:
        raise StoreError("nothing that is set aside can be written")
    for path in written:
        typer.echo(f"Wrote {path}")
    risky = sum(mendable(state, one).risky for one in files)
    if risky:
        typer.echo(
            f"Cells that begin like a formula: {risky:,}. They are as they came; mend "
            "them in a text editor, or open the file with every column as text."
        )


def _listed(files: Sequence[Aside], findings: Sequence[Finding], form: Form) -> None:
    """Print every finding as data; for people the files, and the first findings."""
    if form is not Form.table:
        print_rows([vars(finding) for finding in findings], form)
        return
    if not files:
        typer.echo("Nothing is set aside.")
        return
    rows = [
        {"file": f.file, "read as": f.kind, "set aside": f.rows, "can be had": f.kept}
        for f in files
    ]
    print_rows(rows, form, "Set aside")
    for finding in findings[:MOST_FINDINGS]:
        typer.echo(str(finding))
    if len(findings) > MOST_FINDINGS:
        typer.echo(f"… and {len(findings) - MOST_FINDINGS:,} more.")
    typer.echo("Write them, to be mended and loaded again: cairn set-aside --to FOLDER")
