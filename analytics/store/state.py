"""A published state, open for reading: hardened, and one cursor per question."""

import atexit
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

from analytics.store.layout import LAYOUT
from analytics.store.ledger import Entry, StoreError, find, names, read_entry
from analytics.store.place import Place, secret_key

MEMORY = "2GB"
TEMPORARY = "8GB"
RUNAWAY_SECONDS = 60.0
PATIENT_SECONDS = 600.0  # where much is estimated from everybody's terms


def hardened(root: Path) -> dict[str, str | bool | int | float | list[str]]:
    """Settings of every reading connection: no files, no network, no changing them."""
    return {
        "enable_external_access": "false",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "allow_community_extensions": "false",
        "allow_persistent_secrets": "false",
        "memory_limit": MEMORY,
        "temp_directory": str(root / "spill"),
        "max_temp_directory_size": TEMPORARY,
        "lock_configuration": "true",
    }


@dataclass(frozen=True)
class State:
    """One published state. Equal states hold equal facts: caches go by ``key``."""

    place: Place
    entry: Entry
    name: str | None
    _connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    @property
    def number(self) -> int:
        """The state's number."""
        return self.entry.state

    @property
    def key(self) -> str:
        """What tells this state from every other, in any store."""
        return f"{self.number}:{self.entry.sha256}"

    @property
    def as_of(self) -> date:
        """The latest day on which something in the data happened."""
        if self.entry.as_of is None:
            raise StoreError("nothing has happened yet: the state holds no award")
        return date.fromisoformat(self.entry.as_of)

    @property
    def catalog(self) -> str:
        """The state's quoted name in SQL, for names that a cursor shadows."""
        return f'"{self.place.state(self.number).stem}"'

    @contextmanager
    def cursor(
        self, seconds: float = RUNAWAY_SECONDS
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """Hand out a cursor of its own for one question, and close it after.

        Sharing one connection between threads returns other people's rows. A question
        that runs away is interrupted after so many seconds: StoreError.
        """
        cursor = self._connection.cursor()
        watchdog = threading.Timer(seconds, cursor.interrupt)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield cursor
        except duckdb.InterruptException as error:
            raise StoreError(
                f"this took more than {seconds:g} seconds and was stopped: ask about "
                "fewer learners, or fewer things at once"
            ) from error
        finally:
            watchdog.cancel()
            cursor.close()

    def address_key(self) -> str:
        """The store's secret: turns a learner's id into what an address carries."""
        return secret_key(self.place)


def open_state(root: Path, wanted: str | None = None) -> State:
    """Open a state by number or name (None: the published one), read-only.

    The file is compared with the ledger the first time that this process opens it.
    Raises StoreError where there is no such state, or it isn't what was published.
    """
    place = Place(root.resolve())
    number = find(place, wanted)
    given = {n: name for name, n in names(place).items()}
    entry, connection = _open(place, number)
    return State(place, entry, given.get(number), connection)


@lru_cache(maxsize=4)
def _open(place: Place, number: int) -> tuple[Entry, duckdb.DuckDBPyConnection]:
    entry = verified(place, number)
    if entry.layout != LAYOUT:
        raise StoreError(
            f"state {number} was made by another version of Cairn: cairn rollback "
            f"{number} makes it anew, and so does the next load"
        )
    connection = duckdb.connect(
        place.state(number), read_only=True, config=hardened(place.root)
    )
    return entry, connection


# Closed while Python still stands: DuckDB complains of what is open after that.
atexit.register(_open.cache_clear)


def verified(place: Place, number: int) -> Entry:
    """Compare a state's file with the ledger and return its entry.

    Raises StoreError where it isn't what was published.
    """
    entry, path = read_entry(place, number), place.state(number)
    try:
        same = path.stat().st_size == entry.bytes and file_hash(path) == entry.sha256
    except OSError:  # gone, or not to be read
        same = False
    if not same:
        raise StoreError(
            f"state {number} is not what was published: restore it from a backup, "
            "or publish an earlier one with cairn rollback"
        )
    return entry


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
