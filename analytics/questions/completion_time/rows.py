"""A curve of completion as rows: by the day, and in short."""

from dataclasses import dataclass

import numpy as np

from analytics.estimate.incidence import (
    CENSORED,
    COMPLETED,
    GRADUATED,
    NOT_ENROLLED,
    Curve,
)


@dataclass(frozen=True)
class DayRow:
    """One day on which somebody's time ended, in days since their first achievement.

    ``still_followed`` is the number just before the day; the next four are how many
    completed, graduated without it, were no longer enrolled, or were last seen on it.
    ``incidence``, ``low``, ``high`` (95%): the share completed by the end of the day.
    """

    group: str
    day: int
    still_followed: int
    completed: int
    graduated_without: int | None
    not_enrolled: int | None
    censored: int
    incidence: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Summary:
    """One group in short.

    Days are those by which a quarter, half and three quarters completed, None where
    so many never did. ``retroactive_entered`` and ``retroactive_completed`` are the
    learners who began, or completed, by retroactive awards only.
    """

    group: str
    title: str
    learners: int
    completed: int
    graduated_without: int | None
    not_enrolled: int | None
    censored: int
    unknown: int
    quarter_days: float | None
    median_days: float | None
    three_quarter_days: float | None
    incidence: float
    retroactive_entered: int | None
    retroactive_completed: int | None


def rows_of(label: str, curve: Curve) -> list[DayRow]:
    """Return a curve as rows of one group."""
    return [
        DayRow(
            group=label,
            day=int(curve.day[i]),
            still_followed=int(curve.followed[i]),
            completed=int(curve.ended[COMPLETED, i]),
            graduated_without=int(curve.ended[GRADUATED, i]),
            not_enrolled=int(curve.ended[NOT_ENROLLED, i]),
            censored=int(curve.ended[CENSORED, i]),
            incidence=float(curve.incidence[i]),
            low=_known(curve.low[i]),
            high=_known(curve.high[i]),
        )
        for i in range(curve.day.size)
    ]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def summary_of(
    label: str, title: str, curve: Curve, unknown: int, everybody: list[int]
) -> Summary:
    """Return a curve in short.

    ``everybody`` holds how many began and completed, retroactive awards included.
    """
    ended = [int(count) for count in curve.ended.sum(axis=1)]
    return Summary(
        group=label,
        title=title,
        learners=sum(ended),
        completed=ended[COMPLETED],
        graduated_without=ended[GRADUATED],
        not_enrolled=ended[NOT_ENROLLED],
        censored=ended[CENSORED],
        unknown=unknown,
        quarter_days=curve.first_day(0.25),
        median_days=curve.first_day(0.5),
        three_quarter_days=curve.first_day(0.75),
        incidence=float(curve.incidence[-1]) if curve.day.size else 0.0,
        retroactive_entered=everybody[0] - sum(ended),
        retroactive_completed=everybody[1] - ended[COMPLETED],
    )
