"""All assessed work together, whatever it is split by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics.asking.answer import Rate


@dataclass(frozen=True)
class Whole:
    """The rows of a group added up: pieces of work, ``rate`` met out of assessed."""

    group: str
    assessed: int
    met: int
    not_met: int
    waiting: int
    rate: float | None
    low: float | None
    high: float | None


def wholes(rows: Iterable[Any], by: str | None) -> tuple[Whole, ...]:
    """Return one row per group; all rows together where there are no groups.

    A learner counts once for each achievement (and criterion, split by it).
    """
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.group if by else "", []).append(row)
    return tuple(_whole(group, parts) for group, parts in found.items())


def _whole(group: str, rows: list[Any]) -> Whole:
    met, not_met = sum(row.met for row in rows), sum(row.not_met for row in rows)
    rate = Rate(met, met + not_met)
    waiting = sum(row.waiting for row in rows)
    counts = (rate.denominator, met, not_met, waiting)
    return Whole(group, *counts, rate.rate, *rate.interval)
