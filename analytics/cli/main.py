"""``cairn``: runs a command, and says what its exit status means."""

import io
import sys
import traceback
from pathlib import Path

import typer

from analytics.cli.commands import PLACES, commands, listed
from analytics.decisions.begun import DecisionsError
from analytics.findings import RefusedError
from analytics.scope import UnknownError
from analytics.store.ledger import StoreError
from analytics.sync import SyncError

WRONG_USAGE = 2
REFUSED = 3


def main() -> None:
    """Run ``cairn`` with what was typed."""
    for stream in (sys.stdout, sys.stderr):  # what a terminal can't show ends nothing
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        words = sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]
        asked = words[0] if words else ""
        app = commands(asked) if asked in PLACES else listed()
        app(words)
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
