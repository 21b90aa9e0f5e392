"""Every command of ``cairn``, and the module that it is in.

The module of a command is imported when the command is asked for: to import all of them
takes longer, and more memory, than to load a small file.
"""

from importlib import import_module

import typer

PLACES = {
    "sample": ("starting", "sample"),
    "load": ("loading", "load"),
    "verify": ("loading", "verify"),
    "status": ("states", "status"),
    "rollback": ("states", "rollback"),
    "pin": ("states", "pin"),
    "serve": ("starting", "serve"),
    "set-aside": ("aside", "set_aside"),
    "map": ("maps", "propose_mapping"),
    "show": ("show", "app"),
    "people": ("people", "app"),
    "issuers": ("issuers", "app"),
    "grants": ("granting", "app"),
    "log": ("log", "log"),
    "sync": ("syncing", "app"),
    "mappings": ("maps", "app"),
}


def commands(asked: str | None = None) -> typer.Typer:
    """Return ``cairn`` with all of its commands; or, where one is asked for, with it.

    A word that is no command gives all of them, so that the answer can name them.
    """
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Analytics for digital-badge programmes in higher education.",
        epilog="Exit status: 0 all well; 1 loaded, but some rows were set aside; "
        "2 wrong usage; 3 refused, and the store is as it was.",
    )
    app.callback()(_cairn)  # a command by itself is one of many all the same
    for name in [asked] if asked in PLACES else PLACES:
        module, what = PLACES[name]
        found = getattr(import_module(f"analytics.cli.{module}"), what)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def _cairn() -> None:
    """Analytics for digital-badge programmes in higher education."""
