"""Weeks of a term as rows: who is there, who withdraws, and how many have by then."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from analytics.estimate.incidence import (
    CENSORED,
    COMPLETED,
    GRADUATED,
    NOT_ENROLLED,
    Curve,
    curve_of,
)

# The fates as events of a curve: whoever withdraws comes to what it counts; who takes
# leave or dies can't withdraw any more.
EVENTS = {
    "stayed": CENSORED,
    "withdrawn": COMPLETED,
    "leave": GRADUATED,
    "died": NOT_ENROLLED,
}
WEEK, BEFORE = "week", "before the start"
AFTER, UNKNOWN = "after the end", "day unknown"


@dataclass(frozen=True)
class WithdrawalRow:
    """One stretch of a term: before its start, a week, after its end, a day unknown.

    ``enrolled`` counts those there when the stretch begins (None: no such moment);
    ``withdrawn``, ``leave`` and ``died`` what they came to in it. ``rate`` is the share
    that withdrew of those there; ``incidence`` the share withdrawn by the end of the
    week, of those there when the term began (Aalen and Johansen; leave and death are
    competing events), with ``low`` and ``high`` (95%).
    """

    group: str
    stretch: str
    week: int | None
    enrolled: int | None
    withdrawn: int
    leave: int
    died: int
    rate: float | None
    incidence: float | None = None
    low: float | None = None
    high: float | None = None


def rows_of(counted: list[Any]) -> list[WithdrawalRow]:
    """Make rows of (group, stretch, week, fate, how many)."""
    rows: list[WithdrawalRow] = []
    for label in dict.fromkeys(one[0] for one in counted):
        own = [rest for group, *rest in counted if group == label]
        everybody = sum(number for *_, number in own)
        rows += _apart(label, own, BEFORE, everybody)
        rows += _weeks(label, own)
        rows += _apart(label, own, AFTER) + _apart(label, own, UNKNOWN)
    return rows


def _apart(
    label: str, own: list[Any], stretch: str, enrolled: int | None = None
) -> list[WithdrawalRow]:
    """Return the row of a stretch that isn't a week, where anybody is in it."""
    fates: Counter[str] = Counter()
    for at, _, fate, number in own:
        if at == stretch:
            fates[fate] += number
    counts = (fates["withdrawn"], fates["leave"], fates["died"])
    rate = counts[0] / enrolled if enrolled else None
    found = WithdrawalRow(label, stretch, None, enrolled, *counts, rate)
    return [found] if any(counts) else []


def _weeks(label: str, own: list[Any]) -> list[WithdrawalRow]:
    # Who withdrew after the end was there, as far as the term goes.
    told = [
        (week, EVENTS[fate] if stretch == WEEK else CENSORED, number)
        for stretch, week, fate, number in own
        if stretch in (WEEK, AFTER)
    ]
    if not told:
        return []
    weeks, events, numbers = (np.array(column) for column in zip(*told, strict=True))
    curve = curve_of(np.repeat(weeks, numbers), np.repeat(events, numbers))
    ended = np.zeros((len(EVENTS), int(weeks.max()) + 1), dtype=np.int64)
    np.add.at(ended, (events, weeks), numbers)
    followed = numbers.sum() - np.cumsum(ended.sum(axis=0)) + ended.sum(axis=0)
    return [
        _week(label, week, int(followed[week]), ended[:, week], curve)
        for week in range(ended.shape[1])
    ]


def _week(
    label: str, week: int, enrolled: int, ended: np.ndarray, curve: Curve
) -> WithdrawalRow:
    withdrawn, leave, died = (int(number) for number in ended[1:])
    at = int(np.searchsorted(curve.day, week, side="right")) - 1
    shown = (curve.incidence[at], curve.low[at], curve.high[at]) if at >= 0 else (0.0,)
    known = [None if np.isnan(value) else float(value) for value in shown]
    counts = (enrolled, withdrawn, leave, died, withdrawn / enrolled)
    return WithdrawalRow(label, WEEK, week, *counts, *known)
