"""``cairn``: the commands, and what their exit status means."""

import io
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from analytics.cli import aside, issuers, maps, people, show, syncing
from analytics.cli.bar import progress_bar
from analytics.cli.options import Form, Format, StateName, Store
from analytics.cli.printing import print_load, print_status
from analytics.cli.serving import serve_dashboard
from analytics.decisions.connect import DecisionsError
from analytics.findings import RefusedError
from analytics.metrics.status import status as read_status
from analytics.prepare import prepare_sample
from analytics.sample.write import write_programme
from analytics.scope import UnknownError
from analytics.store.ledger import StoreError
from analytics.store.load import load as take_in
from analytics.store.place import DEFAULT
from analytics.store.publish import pin as name_state
from analytics.store.renew import check_again, show_again
from analytics.sync import SyncError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Analytics for digital-badge programmes in higher education.",
    epilog="Exit status: 0 all well; 1 loaded, but some rows were set aside; "
    "2 wrong usage; 3 refused, and the store is as it was.",
)
app.add_typer(show.app, name="show")
app.add_typer(people.app, name="people")
app.add_typer(issuers.app, name="issuers")
app.add_typer(syncing.app, name="sync")
app.command("set-aside")(aside.set_aside)
app.command("map")(maps.propose_mapping)
app.add_typer(maps.app, name="mappings")

SOME_SET_ASIDE = 1
WRONG_USAGE = 2
REFUSED = 3


def main() -> None:
    """Run ``cairn`` with what was typed."""
    for stream in (sys.stdout, sys.stderr):  # what a terminal can't show ends nothing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except UnknownError as error:
        _fail(str(error), WRONG_USAGE)
    except RefusedError as error:
        _fail(f"Refused; the store is as it was.\n{error}", REFUSED)
    except (StoreError, DecisionsError, SyncError, OSError) as error:
        _fail(str(error), REFUSED)
    except Exception as error:  # its own message may repeat a value: it isn't shown
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(at.filename).name}, line {at.lineno}"
        _fail(f"Cairn failed: {type(error).__name__} in {place}", REFUSED)


def _fail(message: str, exit_status: int) -> None:
    typer.echo(message, err=True)
    sys.exit(exit_status)


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")],
    learners: Annotated[
        int, typer.Option(min=100, max=9_999_999, help="How many.")
    ] = 12_000,
    seed: Annotated[
        int, typer.Option(min=0, help="Same seed, same bytes.")
    ] = 20_160_901,
    store: Store = DEFAULT,
) -> None:
    """Write the sample programme: an invented university, plainly synthetic."""
    with progress_bar() as say:
        progress: Callable[[int, int], None] = lambda done, total: say(  # noqa: E731
            "inventing learners", done, total
        )
        write_programme(folder, learners=learners, seed=seed, progress=progress)
    into = "" if store == DEFAULT else f" --store {store}"
    typer.echo(
        f"Wrote {learners:,} invented learners. Load them: cairn load {folder}{into}"
    )


@app.command()
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
            progress=say,
        )
    print_load(report, form, dry_run)
    if report.set_aside:
        raise typer.Exit(SOME_SET_ASIDE)


@app.command()
def verify(store: Store = DEFAULT) -> None:
    """Check the signatures that loads with --no-verify left unchecked."""
    with progress_bar() as say:
        number = check_again(store, say)
    shown = f"State {number} is published" if number else "Nothing was left unchecked"
    typer.echo(f"{shown}.")


@app.command()
def status(
    state: StateName = None,
    store: Store = DEFAULT,
    form: Format = Form.table,
) -> None:
    """Say what is loaded: the published state, its counts, and the past loads."""
    print_status(read_status(store, state), form)


@app.command()
def rollback(
    state: Annotated[
        str | None, typer.Argument(help="A state's number or name; default: the last.")
    ] = None,
    store: Store = DEFAULT,
) -> None:
    """Publish an earlier state again, as a new one."""
    entry = show_again(store, state)
    typer.echo(f"State {entry.of} is published again, as state {entry.state}.")


@app.command()
def pin(
    state: Annotated[str, typer.Argument(help="A state's number or name.")],
    name: Annotated[str, typer.Argument(help='For example "Fall 2026 census".')],
    store: Store = DEFAULT,
) -> None:
    """Name a state: it is never pruned, and --state NAME shows it."""
    name_state(store, state, name)
    typer.echo(f"State {state} is {name!r} from now on.")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Where the dashboard answers.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Who can reach it; default: this machine only.")
    ] = "127.0.0.1",
    with_sample: Annotated[
        bool,
        typer.Option(help="Load the sample programme first, if nothing is loaded."),
    ] = False,
    store: Store = DEFAULT,
) -> None:
    """Serve the dashboard."""
    if with_sample and read_status(store)["state"] is None:
        with progress_bar() as say:
            prepare_sample(store, say)
    typer.echo(f"Cairn is at http://localhost:{port}")
    serve_dashboard(store, address, port)
