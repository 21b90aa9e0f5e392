"""What was found, kept under build/mutate, so that a run can be taken up again."""

import json
import tomllib
from collections import Counter
from pathlib import Path
from threading import Lock
from typing import Any

from tools.mutate.change import Change
from tools.mutate.rooms import fingerprint

Key = tuple[str, str, str]


class Ledger:
    """The results of trials, and the times of tests, of one checkout."""

    def __init__(self, root: Path, afresh: bool = False) -> None:
        self.root = root
        self.path = root / "build" / "mutate" / "results.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if afresh:
            self.path.unlink(missing_ok=True)
        self.lock = Lock()
        self.sources: dict[str, str] = {}
        self.found: dict[tuple[Key, str], dict[str, Any]] = {}
        for line in self.path.read_text().splitlines() if self.path.exists() else ():
            self._take(json.loads(line))

    def _take(self, row: dict[str, Any]) -> None:
        key = (row["file"], row["text"], row["arrow"])
        self.found[key, row["source"]] = row

    def _source(self, file: str) -> str:
        if file not in self.sources:
            self.sources[file] = fingerprint(self.root, [file])
        return self.sources[file]

    def by(self, change: Change, tests: str) -> str | None:
        """Return which test noticed the change, "" if none did, None if not known.

        What was noticed stays so as long as the file does; what survived is tried
        again when its tests have changed.
        """
        row = self.found.get((change.key, self._source(change.file)))
        if row is None or (not row["by"] and row["tests"] != tests):
            return None
        return str(row["by"])

    def note(self, change: Change, room: str, tests: str, by: str) -> None:
        """Write down how a trial ended."""
        row = {"file": change.file, "text": change.text, "arrow": change.arrow}
        row |= {"source": self._source(change.file), "tests": tests}
        row |= {"room": room, "by": by}
        with self.lock:
            self._take(row)
            with self.path.open("a") as file:
                file.write(json.dumps(row) + "\n")

    def noticing(self, room: str) -> Counter[str]:
        """Count how many changes of a room each test noticed."""
        with self.lock:
            rows = list(self.found.values())
        return Counter(row["by"] for row in rows if row["room"] == room and row["by"])

    def _measures(self, room: str) -> Path:
        return self.path.with_name(f"{room.replace('/', '-')}.json")

    def measured(self, room: str) -> dict[str, Any] | None:
        """Return what was measured of a room's tests, if nothing has changed since."""
        path = self._measures(room)
        found = json.loads(path.read_text()) if path.exists() else {}
        return found.get("found") if found.get("of") == self._everything() else None

    def note_measured(self, room: str, found: dict[str, Any]) -> None:
        """Keep what was measured of a room's tests."""
        row = {"of": self._everything(), "found": found}
        self._measures(room).write_text(json.dumps(row))

    def _everything(self) -> str:
        return fingerprint(self.root, ["analytics", "pages", "tests"])


def judged(root: Path) -> dict[Key, str]:
    """Return the changes that were judged to change nothing, and why."""
    page = root / "docs" / "mutants.toml"
    if not page.exists():
        return {}
    rows = tomllib.loads(page.read_text(encoding="utf-8")).get("equivalent", [])
    return {(row["file"], row["line"], row["change"]): row["why"] for row in rows}
