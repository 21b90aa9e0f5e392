"""``make calibrate``: how often is what the outcome page says true?

Programmes whose truth is known (``calibration_world``) are written, loaded and asked
about like any other: the rows are those of ``cairn show outcome``. A batch that was
asked about is kept in build/calibrate, by kind, seed and the code that answered, so
that a run that was stopped goes on. With ``--write`` the tables go into
docs/calibration.md. Without, they are printed, and nothing is edited.
"""

import argparse
import hashlib
import json
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import numpy as np

from analytics.asking.ask import ask
from analytics.estimate.difference import difference
from analytics.questions.outcome.counts import find
from analytics.questions.outcome.judged import judged
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import PATIENT_SECONDS, open_state
from tools.calibration_folder import write
from tools.calibration_kinds import KINDS, Kind
from tools.calibration_table import WAYS, Result, said
from tools.calibration_world import World, drawn

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "calibrate"
PAGE = ROOT / "docs" / "calibration.md"
PART = re.compile(r"(?<=<!-- measured: calibration -->\n).*?(?=<!-- end -->)", re.S)
NOW = datetime(2024, 6, 30, tzinfo=UTC)
AS_OF = date(2024, 2, 20)  # in the last term, whenever the last badge was issued
ATTRIBUTES = ("preparation", "first_generation", "aid")


def asked(folder: Path, world: World, programmes: int) -> Iterator[Result]:
    """Load a world and ask about every programme in it.

    ``folder`` is made, and deleted in the end. No two may have the same one: a file at
    a path that was open before is read as it was then.
    """
    truth = world.truth(programmes)
    shutil.rmtree(folder, ignore_errors=True)
    load(folder / "store", [write(world, folder / "programme")], now=NOW)
    question = OutcomeQuestion(
        "achievement:badge",
        at_entry=ATTRIBUTES,
        cluster="section" if world.kind.by_section else "",
    )
    state, scope = open_state(folder / "store"), Scope(as_of=AS_OF, by="programme")
    with ask(state, scope, seconds=PATIENT_SECONDS) as asking:
        rows = judged(find(asking, question, over_time=False).drawn)
    for row in rows:
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


def batch(kind: Kind, seed: int, programmes: int, learners: int) -> list[Result]:
    """Draw programmes of one kind and compare in every way, or say what was found.

    What was found before by the same code isn't worked out again.
    """
    kept = BUILD / made_by() / f"{seed}-{programmes}x{learners}.json"
    if kept.is_file():
        return [Result(**one) for one in json.loads(kept.read_text(encoding="utf-8"))]
    world = drawn(kind, seed, programmes, learners)
    folder = BUILD / str(seed)
    found = [*naive(world, programmes), *asked(folder, world, programmes)]
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(".draft")
    draft.write_text(json.dumps([asdict(one) for one in found]), encoding="utf-8")
    draft.replace(kept)
    return found


def made_by() -> str:
    """Return a name for the code that draws and answers: another one, other results."""
    paths = sorted((ROOT / "analytics").rglob("*.*"))
    told = hashlib.sha256()
    for path in (*paths, *sorted((ROOT / "tools").glob("calibrat*.py"))):
        if path.suffix in (".py", ".sql", ".toml"):
            told.update(path.read_bytes())
    return told.hexdigest()[:12]


def run(
    programmes: int, learners: int, at_once: int, minutes: float, more: int = 0
) -> dict[str, list[Result]]:
    """Ask about every kind in turn, a batch at a time, and return what was found.

    No batch is begun after so many ``minutes``, but each kind has its first. ``more``
    is added to every seed.
    """
    found: dict[str, list[Result]] = {name: [] for name in KINDS}
    began = time.monotonic()
    for start, (name, kind) in product(range(0, programmes, at_once), KINDS.items()):
        passed = (time.monotonic() - began) / 60
        if start and passed > minutes:
            break
        size = min(at_once, programmes - start)
        found[name] += batch(kind, kind.seed + more + start, size, learners)
        print(f"{passed:5.1f} min: {name}, {start + size}", file=sys.stderr, flush=True)
    return found


def main(words: list[str] | None = None) -> None:
    """Run all kinds of programmes, print the tables, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programmes", type=int, default=1000, help="of each kind")
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=600, help="begin none after")
    parser.add_argument("--more", type=int, default=0, help="added to every seed")
    parser.add_argument("--write", action="store_true", help="into docs/calibration.md")
    told = parser.parse_args(words)
    found = run(told.programmes, told.learners, told.batch, told.minutes, told.more)
    text = said(found, told.learners, told.batch)
    print(text)
    if told.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(PART.sub(lambda _: text, page), encoding="utf-8")


if __name__ == "__main__":
    main()
