"""A curve of completion at round marks: how many are where after so many months."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.drawing.curves import drawn_days
from analytics.questions.completion_time.rows import DayRow, Summary

MONTH = 365.25 / 12
STEPS = (1, 3, 6, 12, 24)  # months between marks
MOST_MARKS = 9


@dataclass(frozen=True)
class Mark:
    """Where everybody stood after ``months``: what had ended on the days before.

    The five counts add up to all who began; None: not loaded, so they are among those
    still followed. ``incidence`` is a fraction.
    """

    months: int
    still_followed: int
    completed: int
    graduated_without: int | None
    not_enrolled: int | None
    too_recent: int
    incidence: float
    low: float | None
    high: float | None


def months_between(last_day: int) -> int:
    """Return the months between marks so that they stay few."""
    months = last_day / MONTH
    return next((step for step in STEPS if months / step < MOST_MARKS), STEPS[-1])


def marks_of(rows: Sequence[DayRow], summary: Summary) -> list[Mark]:
    """Return the round marks of one group's curve, as far as it is drawn."""
    drawn = drawn_days(rows)
    if not drawn:
        return []
    step, last = months_between(drawn[-1].day), drawn[-1].day
    count = int(last / MONTH) // step
    return [mark_at(n * step, drawn, summary) for n in range(count + 1)]


def mark_at(months: int, rows: Sequence[DayRow], summary: Summary) -> Mark:
    """Return where one group stood after ``months``."""
    past = [row for row in rows if row.day < months * MONTH]
    completed, graduated, gone, recent = (
        sum(getattr(row, name) or 0 for row in past)
        for name in ("completed", "graduated_without", "not_enrolled", "censored")
    )
    has_degrees = summary.graduated_without is not None
    has_enrolments = summary.not_enrolled is not None
    last = past[-1] if past else None
    return Mark(
        months=months,
        still_followed=summary.learners - completed - graduated - gone - recent,
        completed=completed,
        graduated_without=graduated if has_degrees else None,
        not_enrolled=gone if has_enrolments else None,
        too_recent=recent,
        incidence=last.incidence if last else 0.0,
        low=last.low if last else None,
        high=last.high if last else None,
    )
