"""How many of those who began have completed by when: cumulative incidence.

Aalen and Johansen's estimator with competing events: whoever graduates or isn't
enrolled any more can't be treated as somebody who may still complete, which is what
one minus Kaplan-Meier does. The estimate and its standard error are statsmodels'
(``CumIncidenceRight``, after Marubini and Valsecchi 1995); the band is the one on
the scale log(-log F) (Kalbfleisch and Prentice 2002, 8.2), which stays within 0 and 1.
"""

from dataclasses import dataclass

import numpy as np

CENSORED, COMPLETED, GRADUATED, NOT_ENROLLED = range(4)
Z = 1.959963984540054  # 97.5% point of the normal distribution


@dataclass(frozen=True)
class Curve:
    """Arrays of one length, a place for each day on which something ended.

    ``day`` rises. ``followed`` counts those still followed just before the day,
    ``ended[event]`` those whose time ended on it, by event. ``incidence`` is the share
    completed by the end of the day; ``low`` and ``high`` are nan where no band is known
    (nobody has completed, or everybody has).
    """

    day: np.ndarray
    followed: np.ndarray
    ended: np.ndarray
    incidence: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def first_day(self, share: float) -> float | None:
        """Return the first day on which ``share`` is reached, None where it isn't."""
        there = np.flatnonzero(self.incidence >= share - 1e-12)
        return float(self.day[there[0]]) if there.size else None


def curve_of(days: np.ndarray, events: np.ndarray) -> Curve:
    """Return the curve of people followed for ``days`` until ``events``."""
    day, place = np.unique(days, return_inverse=True)
    ended = np.zeros((4, day.size), dtype=np.int64)
    np.add.at(ended, (events, place), 1)
    gone = np.cumsum(ended.sum(axis=0))
    followed = days.size - gone + ended.sum(axis=0)
    estimate, error = _estimated(days, events, day.size)
    low, high = _band(estimate, error)
    return Curve(day, followed, ended, estimate, low, high)


def _estimated(
    days: np.ndarray, events: np.ndarray, length: int
) -> tuple[np.ndarray, np.ndarray]:
    if not (events == COMPLETED).any():
        return np.zeros(length), np.zeros(length)
    from statsmodels.duration.survfunc import CumIncidenceRight  # slow to import

    with np.errstate(all="ignore"):  # where everybody's time ends, no error is known
        found = CumIncidenceRight(days, events)
    return found.cinc[0], found.cinc_se[0]


def _band(share: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    low, high = np.full(share.size, np.nan), np.full(share.size, np.nan)
    known = (share > 0) & (share < 1) & np.isfinite(error)
    inside = share[known]
    width = Z * error[known] / (inside * np.log(inside))  # negative
    low[known] = inside ** np.exp(-width)
    high[known] = inside ** np.exp(width)
    return low, high
