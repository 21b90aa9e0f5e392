"""``cairn map`` and ``cairn mappings``: what somebody else's columns mean."""

from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Form, Format, Store, is_handed_on
from analytics.asking.printing import print_rows
from analytics.cli.people import OPERATOR
from analytics.decisions.mappings import forget as drop
from analytics.decisions.mappings import kept, remember
from analytics.model import TABLES
from analytics.scope import UnknownError
from analytics.sources.mapping import read_mapping
from analytics.sources.proposals.intake import Intake, propose_files
from analytics.sources.proposals.peek import peek
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
    files: Annotated[
        list[Path],
        typer.Argument(
            exists=True, dir_okay=False, help="Their files: all that belong together."
        ),
    ],
    table: Annotated[
        str | None, typer.Option(help="Which table it is; default: all that it is.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="Write it to this file; default: print it.")
    ] = None,
) -> None:
    """Propose a mapping.yaml for files as they come, with what only you can answer.

    What is still to be answered stands as "?": nothing is loaded before it is.
    """
    if table is not None and table not in TABLES:
        raise UnknownError(f"no table {table[:40]!r}: {', '.join(TABLES)}")
    found = propose_files(files, table)
    text = "".join(f"# {told}\n" for told in _remarks(found)) + found.text()
    if to is None:
        typer.echo(text, nl=False)
        return
    if to.exists():
        raise UnknownError(f"{to.name} is there already: nothing is overwritten")
    to.write_text(text, encoding="utf-8")
    number = sum(question.is_open for question in found.questions)
    typer.echo(f"{to.name} is written. Questions still to be answered in it: {number}")


def _remarks(found: Intake) -> list[str]:
    """Say what was found, what is to be confirmed, and what is still to be answered."""
    told = [*found.remarks, *(f"to do: {rule}" for rule in found.lacking)]
    for question in found.questions:
        way = "to answer" if question.is_open else "to confirm"
        told.append(f"{way}: {question.file}: {question.asks}")
        told += [f"    {word}: {means}" for word, means in question.choices]
    return told


@app.callback()
def listing(
    context: typer.Context, store: Store = DEFAULT, form: Format = Form.table
) -> None:
    """List the mappings that are kept, and used when the same columns come again."""
    if is_handed_on(context, store=str(store)):
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
