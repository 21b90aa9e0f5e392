"""Publishing: one writer at a time, whole states only, the last ones kept."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from analytics.store.layout import LAYOUT, make_again
from analytics.store.ledger import (
    Entry,
    StoreError,
    current_number,
    find,
    names,
    read_entry,
    write_entry,
)
from analytics.store.place import (
    Place,
    sync_file,
    sync_folder,
    write_json,
    write_whole,
)
from analytics.store.state import file_hash, verified

KEEP = 5


@contextmanager
def writing(place: Place) -> Iterator[None]:
    """Be the store's only writer; what an interrupted one left behind is removed.

    Raises StoreError where somebody else is loading, or nothing can be written.
    """
    try:
        with _locked(place):
            yield
    except (OSError, duckdb.OperationalError, duckdb.FatalException) as error:
        why = getattr(error, "strerror", None) or "no room on the disk or in memory"
        raise StoreError(f"the store can't be written: {why}") from error


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    place.prepare()
    handle = os.open(place.root / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise StoreError("another load is running: try again when it ends") from None
    try:
        _sweep(place)
        try:
            yield
        finally:
            _empty(place.work)
    finally:
        os.close(handle)


def _sweep(place: Place) -> None:
    number = current_number(place) or 0
    _empty(place.work)
    for folder in ("states", "ledger"):
        for path in (place.root / folder).iterdir():
            stem = path.name.partition(".")[0]
            if not stem.isdecimal() or int(stem) > number:
                path.unlink()


def _empty(work: Path) -> None:
    for path in work.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def publish(place: Place, draft: Path, entry: Entry) -> None:
    """Give a finished file its number and point to it, in an order that loses nothing.

    Until CURRENT is replaced, in one step, readers see the state before.
    """
    kept = set(names(place).values())  # read first: after CURRENT nothing may fail
    sync_file(draft)
    write_entry(place, entry)
    target = place.state(entry.state)
    draft.replace(target)
    sync_folder(target.parent)
    write_whole(place.current, f"{entry.state}\n")
    _prune(place, kept)


def _prune(place: Place, kept: set[int]) -> None:
    numbers = sorted(int(path.stem) for path in place.state(1).parent.glob("*.duckdb"))
    for number in numbers[:-KEEP]:
        if number not in kept:
            with suppress(OSError):  # the next load tries again
                place.state(number).unlink()


def roll_back(root: Path, wanted: str | None = None) -> Entry:
    """Publish an earlier state again, as a new one (None: the one before).

    Raises StoreError where there is no such state, or it is damaged.
    """
    place = Place(root.resolve())
    with writing(place):
        number = find(place, None)
        source = find(place, wanted) if wanted else _before(place, number)
        known = verified(place, source)
        draft = place.work / "rollback.duckdb"
        entry = replace(
            known, state=number + 1, kind="rollback", at=moment(), of=source, report={}
        )
        entry = _copy(place.state(source), draft, entry)
        publish(place, draft, entry)
    return entry


def _copy(path: Path, draft: Path, entry: Entry) -> Entry:
    """Put a state's file at ``draft``; its facts anew where other SQL made them."""
    if entry.layout == LAYOUT:
        try:
            os.link(path, draft)
        except OSError:  # a file system without links
            shutil.copyfile(path, draft)
        return entry
    shutil.copyfile(path, draft)
    make_again(draft)
    size, digest = draft.stat().st_size, file_hash(draft)
    return replace(entry, layout=LAYOUT, bytes=size, sha256=digest)


def _before(place: Place, number: int) -> int:
    """Return the state that was shown before the current one came.

    Undoing an undo goes further back: a rollback to state 3 is followed by what was
    there before state 3. What people decided is not a load, and not undone with one.
    """
    shown = read_entry(place, number)
    while shown.kind != "load" and shown.of is not None:
        shown = read_entry(place, shown.of)
    earlier = [n for n in range(shown.state - 1, 0, -1) if place.state(n).exists()]
    if not earlier:
        raise StoreError("there is no earlier state to go back to")
    return earlier[0]


def pin(root: Path, wanted: str, name: str) -> None:
    """Name a state: it is never pruned, and can be asked for by its name.

    Raises StoreError where there is no such state or the name is taken by another.
    """
    place = Place(root.resolve())
    if not name.strip() or name.strip().isdigit():
        raise StoreError("a state's name needs a letter")
    if not name.isprintable():
        raise StoreError("a state's name is one line of letters, digits and signs")
    with writing(place):
        number, given = find(place, wanted), names(place)
        if given.get(name.strip(), number) != number:
            raise StoreError(f"{name!r} names state {given[name.strip()]} already")
        write_json(place.root / "names.json", given | {name.strip(): number})


def moment() -> str:
    """Return the present instant, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
