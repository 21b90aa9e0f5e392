"""The log: who saw whom, when, as what, in which state. It is only added to.

An entry is a view, not a turn of a screen. It names no learner: the people of a list
are kept apart, as marks that nobody can make or read without the store's key. Each
entry carries the hash of the one before, so that one that was changed or taken out
shows.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics.decisions.begun import is_begun
from analytics.scope import Viewer
from analytics.store.place import Place, secret_key

START = "0" * 64  # what the first entry follows
MOST = 1_000  # entries that are listed at a time


@dataclass(frozen=True)
class Told:
    """What is to be logged. ``kind``: view, list, search, export, refusal, sign-in, …

    ``what``: the screen or question; ``learners``: ids of those who were shown.
    """

    who: str
    viewer: Viewer
    kind: str
    what: str
    learners: frozenset[str] = frozenset()
    state: int | None = None


@dataclass(frozen=True)
class Entry:
    """One entry: ``people`` is the digest of the list of those who were shown."""

    id: int
    at: str
    who: str
    viewer: str
    kind: str
    what: str
    learners: int
    people: str | None
    state: int | None
    previous: str
    hash: str


def note(root: Path, told: Told, at: datetime | None = None) -> int:
    """Add an entry and return its number; DecisionsError where it can't be kept."""
    from analytics.decisions import log_rows

    marks = sorted(marks_of(root, told.learners).values())
    # A learner's own id is not for the log: they are known by their account.
    is_own = told.viewer.rights.sharing and told.viewer.id is not None
    said: dict[str, Any] = {
        "at": (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        "who": told.who,
        "viewer": told.viewer.role if is_own else str(told.viewer),
        "kind": told.kind,
        "what": told.what,
        "learners": len(marks),
        "people": hashlib.sha256("\n".join(marks).encode()).hexdigest()
        if marks
        else None,
        "state": told.state,
    }
    return log_rows.add(root, said, marks, chained)


def chained(said: Mapping[str, Any], previous: str) -> str:
    """Return the hash of an entry that follows another."""
    text = json.dumps([previous, said], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def marks_of(root: Path, learners: Iterable[str]) -> dict[str, str]:
    """Return what the log calls learners: as addresses do, by the store's key."""
    key = bytes.fromhex(secret_key(Place(root)))
    return {
        learner: hmac.new(key, learner.encode(), hashlib.sha256).hexdigest()[:32]
        for learner in learners
    }


def entries(
    root: Path, *, learner: str | None = None, who: str | None = None
) -> list[Entry]:
    """Return the latest entries, newest first: of a learner, of a person, or all."""
    if not is_begun(root):
        return []
    from analytics.decisions import log_rows

    wanted = None if learner is None else marks_of(root, [learner])[learner]
    return [Entry(**row) for row in log_rows.ask(root, wanted, who, MOST)]


def people(root: Path, number: int, learners: Iterable[str]) -> list[str]:
    """Return which of these learners an entry's list has, ordered."""
    if not is_begun(root):
        return []
    from analytics.decisions import log_rows

    marks = log_rows.marks(root, number)
    known = marks_of(root, learners)
    return sorted(learner for learner in known if known[learner] in marks)


def first_broken(root: Path) -> int | None:
    """Return the first entry that isn't what was written, or follows another; or None.

    Entries that were cut off the end leave no trace here: keep the latest hash
    elsewhere to see that too.
    """
    if not is_begun(root):
        return None
    from analytics.decisions import log_rows

    previous = START
    for row in log_rows.every(root):
        kept = {k: row[k] for k in row if k not in ("id", "previous", "hash")}
        is_whole = row["people"] is None or row["people"] == log_rows.digest(
            root, row["people"]
        )
        if row["previous"] != previous or row["hash"] != chained(kept, previous):
            return int(row["id"])
        if not is_whole:
            return int(row["id"])
        previous = row["hash"]
    return None
