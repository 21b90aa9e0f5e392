"""``kill -9`` of a load at any moment: the old state or the new one, never less."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analytics.questions.loads.counts import status as read_status
from analytics.store.load import load
from tests.conftest import NOW, write_table

CAIRN = [sys.executable, "-m", "analytics.cli"]


def command(*words: object) -> list[str]:
    return [*CAIRN, *(str(word) for word in words)]


def awards(first: int, last: int) -> str:
    rows = (
        f"{n}|L{n % 997}|A{n % 31}|2026-01-{n % 28 + 1:02}" for n in range(first, last)
    )
    return "award_id|learner_id|achievement_id|earned_on\n" + "\n".join(rows)


def count(store: Path) -> int:
    """Open the store anew, as after a restart, and count its awards."""
    return read_status(store)["counts"]["awards"]


def killed_load(store: Path, folder: Path, wait: float) -> bool:
    """Start a load and kill it after a while; say whether it had acknowledged."""
    process = subprocess.Popen(
        command("load", folder, "--store", store),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGKILL)
    out, _ = process.communicate()
    return b"is published" in out


def check_kills(root: Path, kills: int) -> None:
    store, size, seed = root / "store", 3_000, random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    write_table(root / "base", "awards", awards(0, size))
    began = time.monotonic()
    subprocess.run(command("load", root / "base", "--store", store), check=True)
    usual = time.monotonic() - began
    have = size
    for kill in range(kills):
        folder = root / f"more{kill}"
        write_table(folder, "awards", awards(have, have + 50))
        acknowledged = killed_load(store, folder, chance.uniform(0.3, 1.05) * usual)
        now = count(store)
        assert now in (have, have + 50)
        assert now == have + 50 or not acknowledged
        load(store, [folder], now=NOW)
        have += 50
        assert count(store) == have


def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    check_kills(tmp_path, 3)


@pytest.mark.soak
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    check_kills(tmp_path, 100)
