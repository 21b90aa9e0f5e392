"""A store to push credential files into, and the rows that come of them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from analytics.findings import RefusedError
from analytics.store.load import LoadReport, load
from analytics.store.state import open_state
from tests.kept_loads import load_once

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TABLES = ("awards", "achievements", "credentials", "recipients", "supports")


@dataclass
class Shelf:
    """One store, and a folder for the files that go into it."""

    root: Path
    count: int = 0
    is_plain: bool = False

    @property
    def store(self) -> Path:
        return self.root / "store"

    def file(self, content: Any, name: str | None = None) -> Path:
        """Write bytes, text or (as JSON) anything else as one file."""
        self.count += 1
        path = self.root / "given" / (name or f"file{self.count}")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def load(
        self,
        *paths: Path,
        verify: bool = True,
        new_keys: bool = False,
        days: int = 0,
    ) -> LoadReport:
        """Load files, ``days`` after ``NOW``."""
        now = NOW + timedelta(days=days)
        take = load_once if self.is_plain else load
        return take(self.store, paths, now=now, verify=verify, new_keys=new_keys)

    def take(self, *contents: Any, days: int = 0) -> LoadReport:
        """Load contents, each a file of its own, in one load."""
        return self.load(*(self.file(content) for content in contents), days=days)

    def refusal(self, *paths: Path) -> str:
        with pytest.raises(RefusedError) as caught:
            self.load(*paths)
        return str(caught.value)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with open_state(self.store).cursor() as cursor:
            return cursor.execute(sql).fetchall()

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that credentials make, in no order."""
        return {
            name: sorted(self.ask(f"from record.{name}"), key=repr) for name in TABLES
        }


@pytest.fixture
def shelf(tmp_path: Path, request: pytest.FixtureRequest) -> Shelf:
    return Shelf(tmp_path, is_plain="monkeypatch" not in request.fixturenames)
