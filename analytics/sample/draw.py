"""Chance, and only in forms that come out the same on every machine.

Everything is drawn from uniform numbers by arithmetic and comparison; no library
function stands between whose last digit differs from processor to processor.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# The order is part of what a seed means: add new topics at the end.
TOPICS = (
    "people",
    "study",
    "work",
    "assessment",
    "awards",
    "milestones",
    "sharing",
    "declared",
    "rows",
)
_POINTS = np.array([0.0, 0.25, 0.5, 0.75, 0.9, 1.0])


def stream(seed: int, block: int, topic: str) -> Generator:
    """Give the chance of one topic in one block of learners, apart from all others."""
    key = (block, TOPICS.index(topic))
    return Generator(PCG64(SeedSequence(seed, spawn_key=key)))


def chance(rng: Generator, share: float | Floats, count: int) -> Flags:
    """Say for each of ``count`` whether it happens; ``share`` is how often."""
    return np.asarray(rng.random(count) < share)


def pick(rng: Generator, shares: Iterable[float], count: int) -> Ints:
    """Draw ``count`` positions in ``shares``, in proportion to them."""
    edges = np.cumsum(np.asarray(list(shares), dtype=float))
    return np.searchsorted(edges[:-1] / edges[-1], rng.random(count), side="right")


def quantile(rng: Generator, values: Sequence[float], count: int) -> Floats:
    """Draw from the line through ``values`` at the 0, 25, 50, 75, 90, 100% points."""
    line = np.asarray(values, dtype=float)
    return np.asarray(np.interp(rng.random(count), _POINTS, line))


def days(rng: Generator, values: Sequence[float], count: int) -> Ints:
    """Draw whole numbers of days, as :func:`quantile`, each day in full."""
    return np.floor(quantile(rng, values, count) + rng.random(count)).astype(np.int64)


def bell(rng: Generator, count: int) -> Floats:
    """Draw roughly normal numbers of mean 0 and standard deviation 1.

    The sum of four uniform numbers has a variance of a third.
    """
    parts = rng.random((4, count))
    total = parts[0] + parts[1] + parts[2] + parts[3]
    return np.asarray((total - 2.0) * 1.7320508075688772)
