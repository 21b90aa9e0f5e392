"""``cairn sync``: what it prints, its exit status, and what it never shows."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from analytics.sync.account import ADDRESS, TOKEN
from tests.sync.account import Programme
from tests.sync.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server(Programme(60))) as found:
        yield found


def test_it_reports_and_never_shows_the_token(server, cairn, tmp_path, monkeypatch):
    store = tmp_path / "store"
    monkeypatch.setenv(TOKEN, server.token)
    monkeypatch.setenv(ADDRESS, server.base)
    words = ("sync", "canvas-credentials", "--store", store)
    ran = cairn(*words, "--format", "json")
    assert (ran.status, ran.json["sync"]["awards"], ran.json["state"]) == (0, 60, 1)
    table = cairn(*words)
    assert "What changed was read." in table.out
    server.token = "a-new-token"
    refused = cairn(*words)
    assert refused.status == 3
    assert "token was refused" in refused.err
    monkeypatch.delenv(TOKEN)
    monkeypatch.chdir(store)
    assert cairn(*words).status == 2
    monkeypatch.setenv(TOKEN, "a token\nof two lines")
    wrong = cairn(*words)
    assert wrong.status == 2
    printed = "".join(one.out + one.err for one in (ran, table, refused, wrong))
    assert all(word not in printed for word in (server.token, "two lines", "invented-"))
    kept = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert b"invented-token" not in kept


def test_help_names_the_variables(cairn):
    shown = cairn("sync", "canvas-credentials", "--help")
    assert shown.status == 0
    assert TOKEN in shown.out
    assert ADDRESS in shown.out


def test_the_dashboard_never_takes_in_what_connects():
    """What is served can't open a connection: the module isn't even there."""
    code = "import sys, app; print([m for m in sys.modules if 'analytics.sync' in m])"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
