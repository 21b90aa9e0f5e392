"""``make calibrate``: how often is what the outcome page says true?

Programmes whose truth is known (``calibration_world``) are written, loaded and asked
about like any other: the rows are those of ``cairn show outcome``. With ``--write`` the
table goes into docs/calibration.md. Without, it is printed, and nothing is edited.
"""

import argparse
import re
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from analytics.estimate.difference import difference
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tools.calibration_table import EFFECT, WAYS, Result, said
from tools.calibration_world import World, drawn, write

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "calibrate"
PAGE = ROOT / "docs" / "calibration.md"
PART = re.compile(r"(?<=<!-- measured: calibration -->\n).*?(?=<!-- end -->)", re.S)
NOW = datetime(2024, 6, 30, tzinfo=UTC)
ATTRIBUTES = ("preparation", "first_generation", "aid")
QUESTION = OutcomeQuestion("achievement:badge", at_entry=ATTRIBUTES)


def asked(folder: Path, world: World, programmes: int) -> Iterator[Result]:
    """Load a world and ask about every programme in it.

    ``folder`` is made, and deleted in the end. No two may have the same one: a file at
    a path that was open before is read as it was then.
    """
    truth = world.truth(programmes)
    shutil.rmtree(folder, ignore_errors=True)
    load(folder / "store", [write(world, folder / "programme")], now=NOW)
    answer = outcome(open_state(folder / "store"), Scope(by="programme"), QUESTION)
    for row in answer.rows:
        if row.analysis in WAYS:
            told = (row.difference, row.low, row.high, row.p, row.finding)
            yield Result(row.analysis, float(truth[int(row.group[1:])]), *told)
    shutil.rmtree(folder)


def naive(world: World, programmes: int) -> Iterator[Result]:
    """Compare as it is usually done: by who ever had it, and by when it was earned."""
    truth, returned = world.truth(programmes), world.there[:, 2]
    everybody = np.ones(returned.size, dtype=bool)
    by_day = world.ever & (world.worked == 0)
    sides = {"ever": (everybody, world.ever), "earned": (world.there[:, 1], by_day)}
    for way, (counted, exposed) in sides.items():
        counts = [
            np.bincount(world.programme[who], minlength=programmes)
            for side in (exposed, ~exposed)
            for who in (counted & side & returned, counted & side)
        ]
        for place, four in enumerate(zip(*counts, strict=True)):
            found = difference(*(int(number) for number in four))
            told = (found.difference, found.low, found.high, found.p, None)
            yield Result(way, float(truth[place]), *told)


def run(
    programmes: int, learners: int, batch: int, effect: float, seed: int
) -> list[Result]:
    """Draw programmes in batches, and compare in every way."""
    found: list[Result] = []
    for start in range(0, programmes, batch):
        size = min(batch, programmes - start)
        world = drawn(seed + start, size, learners, effect)
        began = time.perf_counter()
        found += [*naive(world, size), *asked(BUILD / str(seed + start), world, size)]
        took = time.perf_counter() - began
        print(f"{start + size} programmes, {took:.0f} s", file=sys.stderr, flush=True)
    return found


def main(words: list[str] | None = None) -> None:
    """Run both kinds of programmes, print the table, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programmes", type=int, default=1000)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--write", action="store_true", help="into docs/calibration.md")
    told = parser.parse_args(words)
    sizes = told.programmes, told.learners, told.batch
    nothing = run(*sizes, 0.0, told.seed)
    something = run(*sizes, EFFECT, told.seed + 10**6)
    text = said(nothing, something, told.learners, told.batch)
    print(text)
    if told.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(PART.sub(lambda _: text, page), encoding="utf-8")


if __name__ == "__main__":
    main()
