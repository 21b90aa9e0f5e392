"""Mutations of samples and bad files: refused or read, never an uncaught exception."""

import os
import random
import time
from datetime import datetime
from pathlib import Path

import pytest

from analytics.sources.credentials.check import check
from analytics.sources.credentials.dates import Clock
from analytics.sources.credentials.opened import opened
from analytics.sources.credentials.png import png_text
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import kind_of_item, read, unfolded
from analytics.sources.credentials.supports import gathered
from analytics.sources.credentials.svg import svg_text

SHARED = Path(__file__).parents[4] / "shared"
CLOCK = Clock("America/Chicago", datetime(2026, 11, 24))
NOTHING = gathered([])
GROUPS = {
    "json": ("*.json", "*.1ob", "testlist"),
    "compact": ("*.jwt",),
    "png": ("*.png",),
    "svg": ("*.svg",),
}
WORDS = (
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e999",
    b'"\\ud800"',
    b'{"id":1}',
    b"[[[[[[",
    b"\xff\xfe",
    b"\x00",
    b'"@context":',
    b"9" * 400,
    "\u202e".encode(),
)


def seeds(group: str) -> list[bytes]:
    """Every sample and bad file of a group, the large ones apart."""
    paths = [
        path
        for pattern in GROUPS[group]
        for folder in ("credentials", "bad-inputs")
        for path in sorted((SHARED / folder).rglob(pattern))
    ]
    return [
        data for data in (path.read_bytes() for path in paths) if len(data) < 90_000
    ]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change a few places: bytes flipped, cut, doubled, or words put in."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.randint(1, 40))
        put = chance.choice(
            (
                b"",
                bytes([chance.randrange(256)]),
                data[place:end] * 2,
                chance.choice(WORDS),
            )
        )
        data = data[:place] + put + data[end if chance.random() < 0.7 else place :]
    return data


def read_everything(data: bytes, check_too: bool) -> None:
    """Open, read and check whatever is in there, as a load would."""
    try:
        for item in opened(data):
            for part in unfolded(item):
                try:
                    list(read(part, CLOCK))
                except ProblemError:
                    continue
                if check_too and part.document:
                    kind = kind_of_item(part) or "ob3"
                    check(part.document, part.is_signed, kind, NOTHING)
    except ProblemError as problem:
        assert len(str(problem)) < 400


def fuzz(group: str, seed: int, count: int, most: float) -> None:
    """Read ``count`` mutations, or as many as fit into ``most`` seconds."""
    chance, started = random.Random(seed), time.monotonic()
    sources = seeds(group)
    for number in range(count):
        if time.monotonic() - started > most:
            return
        read_everything(mutated(chance.choice(sources), chance), number % 10 == 0)


@pytest.mark.shared
@pytest.mark.parametrize("group", GROUPS)
def test_a_few_hundred_mutations_are_refused_or_read(shared, group):
    fuzz(group, seed=3, count=400, most=60)


@pytest.mark.soak
@pytest.mark.shared
@pytest.mark.timeout(900)
@pytest.mark.parametrize("group", GROUPS)
def test_ten_minutes_of_mutations_are_refused_or_read(shared, group):
    minutes = float(os.environ.get("CAIRN_FUZZ_MINUTES", "10"))
    fuzz(group, seed=time.time_ns(), count=1 << 60, most=60 * minutes)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 20, 100])
def test_noise_after_a_signature_is_refused(size):
    noise = random.Random(size).randbytes(size)
    with pytest.raises(ProblemError):
        png_text(b"\x89PNG\r\n\x1a\n" + noise)
    with pytest.raises(ProblemError):
        svg_text(b"<svg>" + noise)
