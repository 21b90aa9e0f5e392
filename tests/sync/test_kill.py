"""Killed at any moment, it goes on: all awards there, each once."""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from analytics.store.state import open_state
from tests.sync.account import Programme
from tests.sync.server import Server, drawn

CODE = """
import os, sys
from pathlib import Path
from analytics.store.ledger import StoreError
from analytics.sync import SyncError
from analytics.sync.account import Account
from analytics.sync.canvas_credentials import sync
try:
    sync(Path(sys.argv[1]), Account(sys.argv[2], os.environ["TOKEN"]), pace=0.01)
except (SyncError, StoreError) as error:
    sys.exit(str(error))
"""


def start(server: Server, store: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(store), server.base],
        env={**os.environ, "TOKEN": server.token, "PYTHONPATH": str(Path.cwd())},
        stderr=subprocess.PIPE,
    )


def killed_at(server: Server, store: Path, request: int, pause: float) -> bool:
    """Kill a sync a moment after it asked so often; tell whether it was still there."""
    asked = len(server.paths)
    process = start(server, store)
    while process.poll() is None and len(server.paths) - asked < request:
        time.sleep(0.001)
    time.sleep(pause)
    process.kill()
    return process.communicate() is not None and process.returncode == -9


def finish(server: Server, store: Path) -> None:
    for _ in range(5):
        process = start(server, store)
        if process.wait() == 0:
            return
    raise AssertionError(process.stderr.read().decode() if process.stderr else "")


def check(server: Server, store: Path) -> None:
    with open_state(store).cursor() as cursor:
        found = cursor.execute("select award_id from record.awards").fetchall()
    names = [row[0].rpartition("/")[2] for row in found]
    assert len(names) == len(set(names))
    assert set(names) == server.programme.ids()


def test_a_few_kills_lose_and_double_nothing(serve, tmp_path):
    server = serve(Server(Programme(3_000), largest=250))
    server.faults = drawn(7, 0.1, without=("429",))
    store, random = tmp_path / "store", Random(1)
    for request in (3, 6):
        assert killed_at(server, store, request, random.uniform(0, 0.02))
    finish(server, store)
    check(server, store)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_fifty_kills_among_a_quarter_of_a_million_awards(serve, tmp_path):
    """35 while it reads, the others later; awards come and are revoked meanwhile."""
    server = serve(Server(Programme(250_000, learners=40_000)))
    server.faults = drawn(11, 0.1, without=("slow",))

    def change(world: Server) -> None:
        if len(world.paths) % 20 == 0:
            world.programme.add()
            world.programme.revoke(len(world.paths) * 7)

    server.before = change
    store, random, kills = tmp_path / "store", Random(5), 0
    for _ in range(35):
        kills += killed_at(server, store, random.randint(8, 19), random.uniform(0, 0.1))
    while kills < 50:
        kills += killed_at(server, store, 0, random.uniform(3, 100))
    server.before = lambda world: None
    finish(server, store)
    finish(server, store)  # what changed while the first one read
    check(server, store)
    assert server.impatient == 0
    server.faults = lambda: None
    server.asked.clear()
    finish(server, store)
    lists = {"issuers": 1, "badgeclasses": 1, "assertions/changed": 1}
    assert server.asked == lists | {"issuers/pathways": 3, "pathways/versions": 3}
    print(f"{kills} kills, {len(server.paths)} requests, {dict(server.faulty)}")
