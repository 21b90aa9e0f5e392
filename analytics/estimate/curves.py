"""Who is still there: survival curves with delayed entry, and how two compare.

Time is cut into spans: (start, stop], with an event at its end or not. A learner whose
group changes has a span in each; nobody counts in two places at one time. That is what
keeps the time before a badge out of the badge's account (immortal time).
"""

import math
from dataclasses import dataclass

import numpy as np

from analytics.estimate.difference import p_of
from analytics.estimate.effects import Z


@dataclass(frozen=True)
class Spans:
    """Spans of time at risk, a place for each; ``event`` says what ended it.

    ``start`` is less than ``stop``. ``people`` counts how many have just this span
    (None: one each), so that a million learners in a few hundred patterns are quick.
    """

    start: np.ndarray
    stop: np.ndarray
    event: np.ndarray
    people: np.ndarray | None = None

    def __post_init__(self) -> None:
        if not (self.start < self.stop).all():
            raise ValueError("a span has to start before it stops")

    @property
    def counts(self) -> np.ndarray:
        """Return how many people each span stands for."""
        plain = np.ones(self.start.size) if self.people is None else self.people
        return np.asarray(plain, dtype=float)

    def of(self, kept: np.ndarray) -> "Spans":
        """Return some of the spans."""
        people = None if self.people is None else self.people[kept]
        return Spans(self.start[kept], self.stop[kept], self.event[kept], people)

    def since(self, day: float) -> "Spans":
        """Return what is left of the spans after a day."""
        left = self.of(self.stop > day)
        return Spans(np.maximum(left.start, day), left.stop, left.event, left.people)


@dataclass(frozen=True)
class Survival:
    """A Kaplan-Meier curve: arrays of one length, a place for each time of an end.

    ``at_risk`` counts who was followed just before it, ``events`` and ``censored`` who
    ended at it. ``survival`` is the share still there after it; ``low`` and ``high``
    are nan where no band is known (nothing has happened yet, or nobody is left).
    """

    time: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray
    censored: np.ndarray
    survival: np.ndarray
    low: np.ndarray
    high: np.ndarray

    @property
    def median(self) -> float | None:
        """Return the first time at which half or fewer are left; None before that."""
        there = np.flatnonzero(self.survival <= 0.5 + 1e-12)
        return float(self.time[there[0]]) if there.size else None


def kaplan_meier(spans: Spans) -> Survival:
    """Return the product-limit curve: S(t) = prod (1 - d / n) (Kaplan, Meier 1958).

    At risk at t is who started before t and stops at t or later: entry may be delayed.
    The 95% band is Greenwood's, on the scale log(-log S) (Kalbfleisch and Prentice
    2002, 1.4).
    """
    time = np.unique(spans.stop)
    at_risk = _at_risk(spans, time)
    events = _at(spans.of(spans.event.astype(bool)), time)
    with np.errstate(divide="ignore", invalid="ignore"):
        survival = np.cumprod(1 - events / at_risk)
        spread = np.cumsum(events / (at_risk * (at_risk - events)))
        width = Z * np.sqrt(spread) / np.log(survival)
        low, high = survival ** np.exp(-width), survival ** np.exp(width)
    known = (survival > 0) & (survival < 1)
    nowhere = np.full(time.size, np.nan)
    return Survival(
        time,
        at_risk,
        events,
        _at(spans, time) - events,
        survival,
        np.where(known, low, nowhere),
        np.where(known, high, nowhere),
    )


def _at(spans: Spans, time: np.ndarray) -> np.ndarray:
    place = np.searchsorted(time, spans.stop)
    return np.bincount(place, weights=spans.counts, minlength=time.size)


def _at_risk(spans: Spans, time: np.ndarray) -> np.ndarray:
    """Count who started before each time, less who stopped before it."""
    started = _before(spans.start, spans.counts, time)
    return np.asarray(started - _before(spans.stop, spans.counts, time))


def _before(moments: np.ndarray, counts: np.ndarray, time: np.ndarray) -> np.ndarray:
    order = np.argsort(moments, kind="stable")
    gone = np.concatenate([[0.0], np.cumsum(counts[order])])
    return np.asarray(gone[np.searchsorted(moments[order], time, side="left")])


def simon_makuch(
    spans: Spans, exposed: np.ndarray, since: float
) -> tuple[Survival, Survival]:
    """Return the curves of spans while exposed, and of the others, after a landmark.

    Kaplan-Meier with delayed entry: whoever becomes exposed leaves the one curve and
    enters the other on that day (Simon and Makuch 1984). Both begin at 1 at ``since``.
    Not a forecast for two fixed groups. Choose ``since`` so that enough are exposed by
    then: a curve that begins with one person at risk falls to 0 when they go.
    """
    exposed = np.asarray(exposed, dtype=bool)
    one, other = (kaplan_meier(spans.of(s).since(since)) for s in (exposed, ~exposed))
    return one, other


@dataclass(frozen=True)
class LogRank:
    """Events of one group: seen, and expected if the groups were alike.

    ``chi2`` has one degree of freedom; it and ``p`` are None, with a ``reason``, where
    at no event both groups were at risk.
    """

    observed: float
    expected: float
    variance: float
    chi2: float | None
    p: float | None
    reason: str | None = None


def log_rank(spans: Spans, exposed: np.ndarray) -> LogRank:
    """Compare the exposed spans with the others (Mantel 1966).

    At each time of an event, d n1 / n are expected of the exposed's n1 of n at risk,
    with the hypergeometric variance d (n1/n) (1 - n1/n) (n - d) / (n - 1). Where
    people's spans change group at the time of exposure, this is the test of Mantel and
    Byar (1974).
    """
    exposed = np.asarray(exposed, dtype=bool)
    happened = spans.event.astype(bool)
    time = np.unique(spans.stop[happened])
    died = _at(spans.of(happened), time)
    risk = _at_risk(spans, time)
    theirs = _at_risk(spans.of(exposed), time)
    share = theirs / risk
    left = np.where(risk > 1, (risk - died) / np.maximum(risk - 1, 1), 0.0)
    observed = float(_at(spans.of(happened & exposed), time).sum())
    expected = float((died * share).sum())
    variance = float((died * share * (1 - share) * left).sum())
    if variance <= 0:
        why = "at no event were both groups followed"
        return LogRank(observed, expected, 0.0, None, None, why)
    z = (observed - expected) / math.sqrt(variance)
    return LogRank(observed, expected, variance, z**2, p_of(z))
