"""``cairn sample`` and ``cairn serve``: something to look at, and where."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from analytics.asking.options import Store
from analytics.cli.bar import progress_bar
from analytics.cli.serving import check_reach, home_page, hosts_setting, serve_dashboard
from analytics.hosts import EVERY_ADDRESS, SETTING
from analytics.questions.loads.counts import status as read_status
from analytics.store.place import DEFAULT


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
    from analytics.sample.write import write_programme  # slow to import

    with progress_bar() as say:
        progress: Callable[[int, int], None] = lambda done, total: say(  # noqa: E731
            "inventing learners", done, total
        )
        write_programme(folder, learners=learners, seed=seed, progress=progress)
    into = "" if store == DEFAULT else f" --store {store}"
    typer.echo(
        f"Wrote {learners:,} invented learners. Load them: cairn load {folder}{into}"
    )


def serve(
    port: Annotated[int, typer.Option(help="Where the dashboard answers.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Who can reach it; default: this machine only.")
    ] = "127.0.0.1",
    host: Annotated[
        list[str] | None,
        typer.Option(
            envvar=SETTING,
            help="A host that it answers to beside localhost and the address, "
            "as browsers name it (repeatable, or with commas).",
        ),
    ] = None,
    with_sample: Annotated[
        bool,
        typer.Option(help="Load the sample programme first, if nothing is loaded."),
    ] = False,
    store: Store = DEFAULT,
) -> None:
    """Serve the dashboard."""
    hosts = hosts_setting(host or [], address)
    check_reach(address)
    if address in EVERY_ADDRESS and not hosts:
        typer.echo("It answers to localhost alone: name others with --host.", err=True)
    if with_sample and read_status(store)["state"] is None:
        from analytics.prepare import prepare_sample  # slow to import

        with progress_bar() as say:
            prepare_sample(store, say)
    typer.echo(f"Cairn is at {home_page(address, port)}")
    serve_dashboard(store, address, port, hosts)
