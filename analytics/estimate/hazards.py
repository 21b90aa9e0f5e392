"""How much more often something ends while exposed: ratios of hazards."""

import math
import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analytics.estimate.curves import Spans
from analytics.estimate.design import Design
from analytics.estimate.difference import interval_of, p_of

Link = Literal["logit", "cloglog"]
LARGEST = 15.0  # a log ratio beyond it, or its error, is a fit that ran away
NO_EVENTS = "nothing happened to {} in the terms that can be compared"
ENDLESS = "the model has no finite answer: the measures tell the groups apart"


@dataclass(frozen=True)
class HazardRatio:
    """A ratio of hazards, or of their odds, with its 95% interval; ``p`` two-sided.

    ``coefficient`` is its logarithm. ``reason`` is None, or says why there is none.
    """

    coefficient: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    reason: str | None = None


def _told(coefficient: float, error: float) -> HazardRatio:
    sound = np.isfinite([coefficient, error]).all() and error > 0
    if not sound or max(abs(coefficient), error) > LARGEST:
        return HazardRatio(None, None, None, None, None, ENDLESS)
    low, high = (math.exp(limit) for limit in interval_of(coefficient, error))
    ratio = math.exp(coefficient)
    return HazardRatio(coefficient, ratio, low, high, p_of(coefficient / error))


def _nothing(reason: str) -> HazardRatio:
    return HazardRatio(None, None, None, None, None, reason)


@dataclass(frozen=True)
class PersonTerms:
    """Cells of person-terms that are alike: arrays of one length, a place for each.

    ``at_risk`` learners began the ``term`` (a number) in this cell, ``exposed`` or not
    by its first day; to ``events`` of them it happened by its end. A learner stands in
    one cell of each term until it happens, and in none after.
    """

    term: np.ndarray
    exposed: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray


def term_hazard(
    cells: PersonTerms,
    measures: Design | None = None,
    link: Link = "logit",
    clusters: np.ndarray | None = None,
) -> HazardRatio:
    """Return the ratio for the exposed from a discrete-time hazard model.

    A binomial model of events among those at risk, with a constant for each term, one
    for being exposed, and the ``measures`` (a row per cell). ``logit`` gives a ratio of
    odds (Allison 1982; Singer and Willett 1993), ``cloglog`` a ratio of hazards, as a
    Cox model of grouped time would (Prentice and Gloeckler 1978). Cells lose nothing:
    the likelihood is that of the single person-terms, in which a learner's terms need
    no correction, since at most one of them has an event. Learners who share a section
    or programme do: ``clusters`` (ids from 0, one for each cell) gives
    cluster-robust errors.

    Terms in which it happened to nobody, or to everybody, say nothing and are left out.
    """
    kept = _telling(cells)
    exposed = np.asarray(cells.exposed, dtype=bool)
    for name, side in (("the exposed", exposed), ("the others", ~exposed)):
        happened = float(cells.events[kept & side].sum())
        if not 0 < happened < float(cells.at_risk[kept & side].sum()):
            return _nothing(NO_EVENTS.format(name))
    columns = [exposed[kept, None], _terms(cells.term[kept])]
    if measures is not None:
        columns.append(_independent(columns, measures.columns[kept]))
    gone = cells.events[kept].astype(float)
    stayed = cells.at_risk[kept] - gone
    counts = np.column_stack([gone, stayed])
    rows = np.column_stack(columns).astype(float)
    return _fit(counts, rows, link, None if clusters is None else clusters[kept])


def _telling(cells: PersonTerms) -> np.ndarray:
    names, place = np.unique(cells.term, return_inverse=True)
    risk = np.bincount(place, weights=cells.at_risk, minlength=names.size)
    events = np.bincount(place, weights=cells.events, minlength=names.size)
    return ((events > 0) & (events < risk))[place] & (cells.at_risk > 0)


def _terms(term: np.ndarray) -> np.ndarray:
    return np.asarray(term[:, None] == np.unique(term)[None, :])


def _independent(columns: list[np.ndarray], more: np.ndarray) -> np.ndarray:
    """Return those of ``more`` that the columns before don't add up to."""
    found = np.column_stack(columns).astype(float)
    kept = []
    for place in range(more.shape[1]):
        column = more[:, place]
        spread = column.std()
        tried = (column - column.mean()) / spread if spread > 0 else column * 0
        rest = tried - found @ np.linalg.lstsq(found, tried, rcond=None)[0]
        if np.abs(rest).max(initial=0.0) > 1e-8:
            found = np.column_stack([found, tried])
            kept.append(tried)
    return np.column_stack(kept) if kept else np.empty((more.shape[0], 0))


def _fit(
    counts: np.ndarray, rows: np.ndarray, link: Link, clusters: np.ndarray | None
) -> HazardRatio:
    from statsmodels.genmod.families import Binomial, links  # slow to import
    from statsmodels.genmod.generalized_linear_model import GLM

    kinds = {"logit": links.Logit, "cloglog": links.CLogLog}
    family = Binomial(link=kinds[link]())
    robust = {} if clusters is None else {"cov_type": "cluster"}
    keywords = {} if clusters is None else {"cov_kwds": {"groups": clusters}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what runs away is refused below
        found = GLM(counts, rows, family=family).fit(**robust, **keywords)
    return _told(float(found.params[0]), float(found.bse[0]))


def cox_hazard(
    spans: Spans, exposed: np.ndarray, columns: np.ndarray | None = None
) -> tuple[HazardRatio, np.ndarray]:
    """Return the hazard ratio of exposed spans from a Cox model that varies with time.

    Also the coefficients of further ``columns`` (a row per span). Counting-process
    rows, ties after Efron (Andersen and Gill 1982; statsmodels' PHReg). It works
    through the events one by one: for a whole programme's terms use ``term_hazard``.
    Each span stands for one person here; ``people`` isn't used.
    """
    from statsmodels.duration.hazard_regression import PHReg  # slow to import

    exposed = np.asarray(exposed, dtype=bool)
    happened = spans.event.astype(bool)
    for name, side in (("the exposed", exposed), ("the others", ~exposed)):
        if not (happened & side).any():
            return _nothing(NO_EVENTS.format(name)), np.empty(0)
    rows = exposed[:, None].astype(float)
    if columns is not None:
        rows = np.column_stack([rows, columns])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start, stop = _in_order(spans)
        found = PHReg(stop, rows, status=happened, entry=start, ties="efron").fit()
    return _told(float(found.params[0]), float(found.bse[0])), found.params[1:]


def _in_order(spans: Spans) -> tuple[np.ndarray, np.ndarray]:
    """Return starts and stops as places in time, a start just after its moment.

    A Cox model knows only the order. PHReg counts a span as at risk at the moment on
    which it starts; here, as in R's survival, it is from then on.
    """
    time = np.unique(np.concatenate([spans.start, spans.stop]))
    start, stop = (np.searchsorted(time, part) for part in (spans.start, spans.stop))
    return 2 * start + 1.0, 2.0 * stop
