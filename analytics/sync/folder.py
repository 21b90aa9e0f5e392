"""What is kept between two runs, in the store: pages that came in, and how far it got.

``sync/canvas-credentials/HOST/`` holds ``mark.json`` (what the published state has),
``progress.json`` and ``pages/`` (a sync that isn't finished). Each file is written
whole or not at all; a page is there before the progress says so. Pages are records of
learners: the folder is for its owner alone, and they are deleted once they are loaded.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from analytics.store.place import Place, sync_file, sync_folder, write_json
from analytics.sync import SyncError

NAME = "canvas-credentials"


@dataclass(frozen=True)
class Listing:
    """One list of the account, and how far it is read.

    ``path`` is its first page, ``following`` the next one to read. ``until`` ends it
    early, at the first page that holds an award recorded before that instant.
    ``optional``: where the server hasn't got it, it is passed over. ``newest_first``
    tells whether all that came was recorded in falling order; ``oldest`` is the last.
    """

    what: str
    path: str
    following: str | None
    until: str | None = None
    optional: bool = False
    newest_first: bool = True
    oldest: str | None = None


@dataclass(frozen=True)
class Progress:
    """A sync under way: its lists, those that are read taken off, and what came.

    ``started`` is the time of the first answer; what changes later is for
    the next sync. ``how`` is ``everything``, ``changes`` or ``newest``; ``changes`` is
    whether the server has a list of what changed, as far as is known.
    ``passed_over`` names the lists that it hasn't got, with its answers.
    """

    base: str
    how: str
    changes: bool = True
    started: str | None = None
    lists: tuple[Listing, ...] = ()
    pages: int = 0
    awards: int = 0
    issuers: tuple[str, ...] = ()
    newest_first: bool = True
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What the published state has of an account: all that changed until ``since``.

    ``everything_at`` is when all of it was read last; ``state`` the state that has it.
    """

    base: str
    since: str
    everything_at: str
    issuers: tuple[str, ...]
    state: int
    newest_first: bool
    changes: bool


Kept = TypeVar("Kept", Progress, Mark)


@dataclass(frozen=True)
class Folder:
    """The folder of one account's sync."""

    root: Path

    @property
    def pages(self) -> Path:
        """Where the pages lie that came in."""
        return self.root / "pages"

    @property
    def progress(self) -> Path:
        """The file that says how far an unfinished sync got."""
        return self.root / "progress.json"

    @property
    def mark(self) -> Path:
        """The file that says what the published state has."""
        return self.root / "mark.json"


@contextmanager
def syncing(place: Place, base: str) -> Iterator[Folder]:
    """Be the only sync of a server into a store; SyncError where another is running."""
    place.prepare()
    folder = Folder(place.root / "sync" / NAME / _name(base))
    for path in (*reversed(folder.pages.parents[:3]), folder.pages):
        path.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(folder.root / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(handle)
        yield folder
    finally:
        os.close(handle)


def _name(base: str) -> str:
    return re.sub("[^A-Za-z0-9.-]", "_", base.partition("://")[2])


def _lock(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SyncError("another sync is running: it goes on undisturbed") from None


def read(path: Path, kind: type[Kept]) -> Kept | None:
    """Return what a file keeps; None where there is none.

    A damaged one counts as none: then everything is read again, and nothing is lost.
    """
    try:
        return TypeAdapter(kind).validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def write(path: Path, kept: Progress | Mark) -> None:
    """Keep how far it got, whole or not at all."""
    write_json(path, asdict(kept))


def keep_page(folder: Folder, number: int, what: str, body: bytes) -> None:
    """Put a page where a power cut doesn't reach it.

    The same number again replaces it: a sync that was stopped before it noted the page
    asks for it again.
    """
    path = folder.pages / f"{number:06d}-{what.replace(' ', '-')}.json"
    draft = folder.root / "page.draft"
    draft.write_bytes(body)
    sync_file(draft)
    draft.replace(path)
    sync_folder(folder.pages)


def kept_pages(folder: Folder) -> list[Path]:
    """Return the pages that came in, in the order in which they did."""
    return sorted(folder.pages.glob("*.json"))


def forget(folder: Folder) -> None:
    """Delete an unfinished sync: first the note of it, then its pages."""
    folder.progress.unlink(missing_ok=True)
    sync_folder(folder.root)
    shutil.rmtree(folder.pages)
    folder.pages.mkdir(mode=0o700)
