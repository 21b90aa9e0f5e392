"""Mutations of samples and bad files: refused or read, never an uncaught exception."""

import os
import random
import resource
import shutil
import time
from pathlib import Path

import pytest

from analytics.sources.credentials.png import png_text
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.svg import svg_text
from tests.fuzzing.mutations import mutated
from tests.fuzzing.parsers import PARSERS

SECONDS = float(os.environ.get("CAIRN_FUZZ_SECONDS", "600"))
MOST_MIB = 512  # that reading may add, however long it goes on


def peak() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fuzz(name: str, folder: Path, seed: int, count: int, most: float) -> str:
    """Read ``count`` mutations, or as many as fit into ``most`` seconds.

    Each is drawn from the seed and its own number alone, so that one can be drawn
    again. Returns how many there were, and which took most of the processor.
    """
    parser, started, slowest, number = PARSERS[name], time.monotonic(), (0.0, 0), 0
    given = parser.seeds()
    while number < count and time.monotonic() - started < most:
        chance = random.Random(f"{seed}:{number}")
        files, began = mutated(chance.choice(given), chance), time.process_time()
        try:
            parser.read(files, folder, number)
        except Exception as error:
            error.add_note(f"{name}: seed {seed}, input {number}")
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        slowest = max(slowest, (time.process_time() - began, number))
        number += 1
    spent, (longest, which) = time.monotonic() - started, slowest
    told = f"{name}: seed {seed}, {number:,} inputs in {spent:.0f} s"
    return f"{told}, the slowest {longest:.1f} s of processor (input {which})"


@pytest.mark.shared
@pytest.mark.parametrize("name", PARSERS)
def test_a_few_mutations_are_refused_or_read(shared, tmp_path, name):
    few = PARSERS[name].few
    assert name in fuzz(name, tmp_path / "fuzz", seed=3, count=few, most=60)


@pytest.mark.soak
@pytest.mark.shared
@pytest.mark.timeout(SECONDS + 600)
@pytest.mark.parametrize("name", PARSERS)
def test_minutes_of_mutations_are_refused_or_read(shared, tmp_path, name, capsys):
    fuzz(name, tmp_path / "fuzz", seed=3, count=PARSERS[name].few, most=60)
    before, seed = peak(), time.time_ns()
    told = fuzz(name, tmp_path / "fuzz", seed, count=1 << 60, most=SECONDS)
    grown = peak() - before
    with capsys.disabled():
        print(f"\n{told}, {grown:.0f} MiB more")
    assert grown < MOST_MIB


@pytest.mark.parametrize("size", [0, 1, 7, 8, 20, 100])
def test_noise_after_a_signature_is_refused(size):
    noise = random.Random(size).randbytes(size)
    with pytest.raises(ProblemError):
        png_text(b"\x89PNG\r\n\x1a\n" + noise)
    with pytest.raises(ProblemError):
        svg_text(b"<svg>" + noise)
