"""``make calibrate``: how often is what the outcome page says true?

Programmes whose truth is known (``calibration_world``) are written, loaded and asked
about like any other: the rows are those of ``cairn show outcome``. With ``--write`` the
table goes into docs/method.md. Without, it is printed, and nothing is edited.
"""

import argparse
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from analytics.estimate.difference import difference
from analytics.metrics.outcome.outcome import outcome
from analytics.metrics.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tools.calibration_world import World, drawn, write

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "calibrate"
PAGE = ROOT / "docs" / "method.md"
PART = re.compile(r"(?<=<!-- calibration -->\n).*?(?=<!-- end calibration -->)", re.S)
NOW = datetime(2024, 6, 30, tzinfo=UTC)
ATTRIBUTES = ("preparation", "first_generation", "aid")
QUESTION = OutcomeQuestion("achievement:badge", at_entry=ATTRIBUTES)
EFFECT = 0.06
LEVEL = 0.05
WAYS = {
    "ever": "ever against never: still enrolled in the next fall",
    "earned": "enrolled at the landmark, dated by when it was earned",
    "landmark": "Cairn, from the landmark, not adjusted",
    "adjusted": "**Cairn, from the landmark, adjusted**",
}


@dataclass(frozen=True)
class Result:
    """What one way of comparing said of one programme; None: no difference given."""

    way: str
    truth: float
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    finding: str | None


def asked(folder: Path, world: World, programmes: int) -> Iterator[Result]:
    """Load a world and ask about every programme in it."""
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
        found += [*naive(world, size), *asked(BUILD / "batch", world, size)]
        took = time.perf_counter() - began
        print(f"{start + size} programmes, {took:.0f} s", file=sys.stderr, flush=True)
    return found


@dataclass(frozen=True)
class Summary:
    """How a way did over many programmes: shares of those with a difference.

    ``told`` counts these; ``silent`` those in which the verdict gave none. ``differs``:
    p below 5%. ``holds``: the 95% interval holds the truth. ``unseen``: the verdict
    says that no difference is seen. ``truth`` and ``difference`` are means.
    """

    told: int
    silent: int
    truth: float
    difference: float
    differs: float
    holds: float
    unseen: float


def summary(results: Iterable[Result]) -> Summary:
    """Sum up one way of comparing."""
    listed = list(results)
    told = [r for r in listed if r.difference is not None]
    held = [r.low <= r.truth <= r.high for r in told]  # type: ignore[operator]
    return Summary(
        len(told),
        len(listed) - len(told),
        float(np.mean([r.truth for r in told])),
        float(np.mean([r.difference for r in told if r.difference is not None])),
        float(np.mean([r.p is not None and r.p < LEVEL for r in told])),
        float(np.mean(held)),
        float(np.mean([r.finding == "no difference seen" for r in told])),
    )


def table(nothing: list[Result], something: list[Result]) -> str:
    """Write both runs as one Markdown table, a row per way."""
    head = (
        "way of comparing", "programmes", "says so though there is none",
        "mean difference", "mean difference", "true effect", "interval holds it",
        "effect seen",
    )  # fmt: skip
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for way, words in WAYS.items():
        none, some = (
            summary(r for r in run if r.way == way) for run in (nothing, something)
        )
        cells = (
            words,
            f"{none.told:,} and {some.told:,}",
            f"{none.differs:.1%}",
            f"{100 * none.difference:+.1f}",
            f"{100 * some.difference:+.1f}",
            f"{100 * some.truth:+.1f}",
            f"{some.holds:.1%}",
            f"{some.differs:.1%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def said(nothing: list[Result], something: list[Result], learners: int) -> str:
    """Return what goes into the page: what was run, the table, and the verdicts."""
    none, some = (
        summary(r for r in run if r.way == "adjusted") for run in (nothing, something)
    )
    return "\n".join(
        [
            f"{none.told + none.silent:,} programmes of {learners:,} learners without "
            f"an effect, and {some.told + some.silent:,} in which the badge adds "
            f"{100 * EFFECT:g} points to the chance of returning each term once it is "
            "issued. Differences are in percentage points.",
            "",
            table(nothing, something),
            "",
            "Without an effect, Cairn's adjusted verdict was *no difference seen* in "
            f"{none.unseen:.1%} of those in which it gave a difference, and its interval "
            f"held the truth (zero) in {none.holds:.1%}. It gave no difference in "
            f"{none.silent:,} programmes without and {some.silent:,} with an effect: "
            "too few on a side, or groups too different.",
            "",
        ]
    )


def main(words: list[str] | None = None) -> None:
    """Run both kinds of programmes, print the table, and write it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programmes", type=int, default=1000)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--write", action="store_true", help="into docs/method.md")
    told = parser.parse_args(words)
    sizes = told.programmes, told.learners, told.batch
    nothing = run(*sizes, 0.0, told.seed)
    something = run(*sizes, EFFECT, told.seed + 10**6)
    text = said(nothing, something, told.learners)
    print(text)
    if told.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(PART.sub(lambda _: text, page), encoding="utf-8")


if __name__ == "__main__":
    main()
