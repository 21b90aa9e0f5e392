"""Where a store keeps its files, and how they are written so that nothing is lost.

``CURRENT``            the number of the published state
``states/000001.duckdb``  the states; never changed once they bear their number
``ledger/000001.json``    what is known of each, kept when the state is pruned
``names.json``         names that were given to states
``key``                the secret behind learners' addresses
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULT = Path("data/store")


@dataclass(frozen=True)
class Place:
    """A store's folder."""

    root: Path

    @property
    def current(self) -> Path:
        """The pointer to the published state."""
        return self.root / "CURRENT"

    @property
    def work(self) -> Path:
        """Where unfinished files lie; emptied by every load."""
        return self.root / "work"

    def state(self, number: int) -> Path:
        """The file of a state."""
        return self.root / "states" / f"{number:06d}.duckdb"

    def entry(self, number: int) -> Path:
        """The ledger's entry of a state."""
        return self.root / "ledger" / f"{number:06d}.json"

    def prepare(self) -> None:
        """Make the folders that aren't there yet, for their owner alone."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in ("states", "ledger", "work"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's content survive a power cut."""
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` at ``path`` so that a reader sees the old text or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    sync_file(draft)
    draft.replace(path)
    sync_folder(path.parent)


def write_json(path: Path, value: Any) -> None:
    """Put a value at ``path`` as JSON, whole or not at all."""
    write_whole(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def secret_key(place: Place) -> str:
    """Return the store's secret, made on first use: 64 hexadecimal digits."""
    path = place.root / "key"
    if not path.exists():
        draft = path.with_name(f".key.{os.getpid()}")
        draft.write_text(secrets.token_hex(32), encoding="ascii")
        draft.chmod(0o600)
        try:
            os.link(draft, path)  # the first one wins
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
