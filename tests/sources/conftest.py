"""A door to push files through: writes a small folder, receives it, asks what came."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analytics.findings import RefusedError
from analytics.sources.delivery import Delivery
from analytics.sources.limits import LIMITS
from analytics.sources.receive import receive

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
READERS = {
    ".yaml": lambda text, file: (("yaml", file, text),),
    ".json": lambda text, file: (("json", file, text),),
}


@dataclass(frozen=True)
class Door:
    """Receives into a database of its own each time; keeps the last one."""

    folder: Path
    connection: duckdb.DuckDBPyConnection

    def load(self, *sources: Path, **options: Any) -> Delivery:
        self.connection.execute("drop schema if exists incoming cascade")
        options = {"readers": READERS, "now": NOW, "limits": LIMITS} | options
        return receive(sources, self.connection, **options)

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def take(self, name: str, content: str | bytes, **options: Any) -> Delivery:
        return self.load(self.file(name, content), **options)

    def refusal(self, *sources: Path, **options: Any) -> str:
        with pytest.raises(RefusedError) as caught:
            self.load(*sources, **options)
        return str(caught.value)

    def refused(self, name: str, content: str | bytes, **options: Any) -> str:
        return self.refusal(self.file(name, content), **options)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()


@pytest.fixture
def door(tmp_path: Path) -> Door:
    folder = tmp_path / "given"
    folder.mkdir()
    return Door(folder, duckdb.connect())


@pytest.fixture
def table_of_awards() -> Callable[..., str]:
    """Write an awards file: a header and rows under the required columns."""

    def written(*rows: str, more: str = "") -> str:
        header = "award_id,learner_id,achievement_id,earned_on" + more
        return "\n".join((header, *rows)) + "\n"

    return written


@pytest.fixture
def shared() -> Path:
    """The reference material beside the project."""
    path = Path(__file__).parents[3] / "shared"
    if not path.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared is not here")
        pytest.skip("skipped: ../shared is not here")
    return path
