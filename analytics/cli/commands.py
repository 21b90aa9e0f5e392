"""Every command of ``cairn``, the module that it is in, and what it does.

The module of a command is imported when the command is asked for: to import all of them
takes longer, and more memory, than to load a small file. So what the list of commands
says of each is said here as well, as the command's own help begins.
"""

from importlib import import_module

import typer

PLACES = {
    "sample": (
        "starting", "sample",
        "Write the sample programme: an invented university, plainly synthetic.",
    ),
    "load": (
        "loading", "load",
        "Load records: all of them, or, where the load can't be taken, nothing.",
    ),
    "verify": (
        "loading", "verify",
        "Check the signatures that loads with --no-verify left unchecked.",
    ),
    "status": (
        "states", "status",
        "Say what is loaded: the published state, its counts, and the past loads.",
    ),
    "rollback": (
        "states", "rollback", "Publish an earlier state again, as a new one.",
    ),
    "pin": (
        "states", "pin",
        "Name a state: it is never pruned, and --state NAME shows it.",
    ),
    "serve": ("starting", "serve", "Serve the dashboard."),
    "set-aside": (
        "aside", "set_aside",
        "List what is set aside of each file; write it, to be mended and loaded again.",
    ),
    "map": (
        "maps", "propose_mapping",
        "Propose a mapping.yaml for files as they come, with what only you can answer.",
    ),
    "show": (
        "show", "app", "Print a metric; alone: list them with their definitions.",
    ),
    "people": (
        "people", "app",
        "List recipients of credentials who may be a learner, and wait for your word.",
    ),
    "issuers": (
        "issuers", "app",
        "List issuers of credentials: signatures, who is trusted, what was revoked.",
    ),
    "grants": (
        "granting", "app",
        "List who may see what; give it, end it, or take it from a file.",
    ),
    "log": ("log", "log", "Print the latest of the log of who saw whom, newest first."),
    "sync": (
        "syncing", "app",
        "Read an account on a badge platform, and load what changed.",
    ),
    "mappings": (
        "maps", "app",
        "List the mappings that are kept, and used when the same columns come again.",
    ),
}  # fmt: skip


def commands(asked: str | None = None) -> typer.Typer:
    """Return ``cairn`` with all of its commands, or with the one that is asked for."""
    app = _cairn()
    for name in [asked] if asked in PLACES else PLACES:
        module, what, _ = PLACES[name]
        found = getattr(import_module(f"analytics.cli.{module}"), what)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def listed() -> typer.Typer:
    """Return ``cairn`` with the names of its commands alone, for who asks for none."""
    app = _cairn()
    for name, (_, _, does) in PLACES.items():
        app.command(name, help=does)(_nothing)
    return app


def _cairn() -> typer.Typer:
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Analytics for digital-badge programmes in higher education.",
        epilog="Exit status: 0 all well; 1 loaded, but some rows were set aside; "
        "2 wrong usage; 3 refused, and the store is as it was.",
    )
    app.callback()(_nothing)  # a command by itself is one of many all the same
    return app


def _nothing() -> None:
    """Analytics for digital-badge programmes in higher education."""
