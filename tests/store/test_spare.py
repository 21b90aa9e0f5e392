"""Credentials are merged in little memory; where it is too little, in more."""

import json

import duckdb
import pytest

from analytics.sources.credentials.tables import Rows
from analytics.store import load as loading
from analytics.store.load import load
from analytics.store.spare import LEAST
from tests.sources.credentials.badges import ob3
from tests.sources.credentials.conftest import Shelf

DRAWN = "learner_id,achievement_id,earned_on\nL1,B,2026-03-01\n"


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def attempts(monkeypatch) -> list[str]:
    """What each attempt to merge may take; the first one named "fail" does so."""
    seen: list[str] = []
    build = loading._build

    def building(con, *rest):
        asked = "select current_setting('memory_limit')"
        seen.append(con.execute(asked).fetchone()[0])
        if seen[0] == "fail" and len(seen) == 2:
            raise duckdb.OutOfMemoryException
        return build(con, *rest)

    monkeypatch.setattr(loading, "_build", building)
    return seen


def test_credentials_alone_are_merged_in_little_memory(attempts, shelf):
    shelf.take(ob3())
    shelf.load(shelf.file(DRAWN, "awards.csv"))
    assert attempts == [f"{LEAST}.0 MiB", "1.8 GiB"]


def test_what_runs_out_of_memory_is_done_again_with_more(attempts, shelf):
    attempts.append("fail")
    shelf.take(ob3())
    assert attempts[1:] == [f"{LEAST}.0 MiB", "1.8 GiB"]
    assert shelf.ask("select count(*) from record.awards") == [(1,)]


def test_large_documents_wait_in_little_memory(shelf, monkeypatch):
    """Their key is unknown, so they stay; a few at a time go to the database."""
    sizes: list[int] = []
    give = Rows._give

    def giving(rows, table):
        held = rows.held.get("credential", [])
        sizes.append(sum(len(row["document"]) for row in held))
        give(rows, table)

    monkeypatch.setattr(Rows, "_give", giving)
    badges = [ob3(id=f"urn:uuid:{n}", image="x" * 1_000_000) for n in range(20)]
    load(shelf.store, [shelf.file("\n".join(map(json.dumps, badges)))])
    assert max(sizes) < 10 * 1024 * 1024
    assert shelf.ask("select count(*) from record.awards") == [(20,)]
