"""``cairn map`` and ``cairn mappings``: what somebody else's columns mean."""

from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store
from analytics.asking.printing import print_rows
from analytics.cli.people import OPERATOR
from analytics.decisions.mappings import forget as drop
from analytics.decisions.mappings import kept, remember
from analytics.model import TABLES
from analytics.scope import UnknownError
from analytics.sources.proposals.draft import lacking, mapping_text
from analytics.sources.mapping import read_mapping
from analytics.sources.proposals.peek import Peek, peek
from analytics.sources.proposals.propose import Proposal, propose
from analytics.sources.reads import columns_of
from analytics.store.place import DEFAULT

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="Their file of records.")
]

app = typer.Typer(
    help="List the mappings that are kept, and used when the same columns come again.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


def propose_mapping(
    file: File,
    table: Annotated[
        str | None, typer.Option(help="Which table it is; default: the likeliest.")
    ] = None,
) -> None:
    """Print a mapping.yaml to start from, for a file whose columns aren't known."""
    if table is not None and table not in TABLES:
        raise UnknownError(f"no table {table[:40]!r}: {', '.join(TABLES)}")
    seen = peek(file)
    found = propose(seen, table)
    typer.echo(mapping_text(found.draft), nl=False)
    for told in _remarks(seen, found):
        typer.echo(f"# {told}")


def _remarks(seen: Peek, found: Proposal) -> list[str]:
    """Say what is still to be done, as comments of the mapping."""
    told = [f"to do: {rule}" for rule in lacking(found.draft)]
    if len(found.styles) > 1:
        listed = ", ".join(f'"{style}"' for style in found.styles)
        told.append(f"to do: say how days are written, dates: one of {listed}")
    told += [
        f"left out: {name}" for name in seen.columns if name not in found.draft.uses
    ]
    return told + [f"never loaded: {name}" for name in seen.never_read]


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """List the mappings that are kept, and used when the same columns come again."""
    if context.invoked_subcommand is not None:
        context.default_map = {context.invoked_subcommand: {"store": str(store)}}
        return
    rows = [
        {
            "number": one.id,
            "made of": one.file,
            "tables": ", ".join(sorted(_tables(one.text))),
            "columns": len(one.header),
            "by": one.by,
            "at": one.at.isoformat(timespec="seconds"),
        }
        for one in kept(store)
    ]
    if not rows and form is Form.table:
        typer.echo("No mapping is kept.")
        return
    print_rows(rows, form)


def _tables(text: str) -> set[str]:
    return {section.table.name for section in read_mapping(text, "mapping").sections}


@app.command()
def keep(
    file: File,
    mapping: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="Its mapping.yaml.")
    ],
    store: Store = DEFAULT,
) -> None:
    """Keep a mapping, for this file and every later one with the same columns."""
    text, seen = mapping.read_text(encoding="utf-8"), peek(file)
    uses = columns_of(read_mapping(text, mapping.name))
    number = remember(store, seen.name, seen.header, uses, text, OPERATOR)
    typer.echo(f"Mapping {number} is kept.")


@app.command()
def forget(
    number: Annotated[int, typer.Argument(help="Its number: cairn mappings lists it.")],
    store: Store = DEFAULT,
) -> None:
    """Forget a mapping; one that it replaced is used again."""
    if number not in [one.id for one in kept(store)]:
        raise UnknownError(f"no mapping {number} is kept: cairn mappings lists them")
    drop(store, number, by=OPERATOR)
    typer.echo(f"Mapping {number} is forgotten.")
