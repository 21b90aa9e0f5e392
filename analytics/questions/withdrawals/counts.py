"""When do learners withdraw? Week by week since the start of a term."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import Shown
from analytics.estimate.incidence import (
    CENSORED,
    COMPLETED,
    GRADUATED,
    NOT_ENROLLED,
    Curve,
    curve_of,
)
from analytics.questions.persistence.terms import RegistrarTerm, registrar_terms
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.scope import Scope, UnknownError
from analytics.store.loaded import loaded_on
from analytics.store.state import State

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
    competing events), with ``low`` and ``high`` (95%). None: nothing loaded tells.
    """

    group: Shown[str]
    stretch: Shown[str]
    week: Shown[int | None]
    enrolled: int | None
    withdrawn: int | None
    leave: int | None
    died: int | None
    rate: float | None
    incidence: float | None = None
    low: float | None = None
    high: float | None = None


class FateCount(NamedTuple):
    """How many of a group came to one fate, in one week of one stretch of a term."""

    group: str
    stretch: str
    week: int | None
    fate: str
    enrolments: int


def withdrawals(
    state: State, scope: Scope, question: WithdrawalsQuestion
) -> Answer[WithdrawalRow]:
    """Answer with a row per group and week of the chosen terms put together.

    Withdrawals before the start, after the end and on an unknown day have rows of
    their own. The public gets none: weeks side by side tell about single people.
    Raises UnknownError for a term that there isn't.
    """
    with ask(state, scope) as asked:
        terms = chosen_terms(registrar_terms(asked), question)
        until = _known_until(asked)
        asked.define(
            "withdrawals_enrolments",
            terms=[term.term for term in terms],
            until=until,
            each=question.unit == "enrolment",
        )
        counted = [FateCount(*row) for row in asked.rows("withdrawals")]
        rows = rows_of(counted)
        notes = _notes(terms, until, rows)
        if not scope.viewer.rights.small_groups:
            rows, notes = [], ["Held back: weeks side by side tell about a few."]
        return answer(Answer, "withdrawals", asked, rows, notes)


def chosen_terms(
    terms: list[RegistrarTerm], question: WithdrawalsQuestion
) -> list[RegistrarTerm]:
    """Return the terms that a question is about; UnknownError where there are none."""
    if question.term is None:
        return terms
    chosen = [term for term in terms if question.term in (term.term_id, term.season)]
    if not chosen:
        seasons = sorted({term.season for term in terms} - {""})
        words = ", ".join(["a term's id", *seasons])
        raise UnknownError(f"unknown term {question.term!r}: {words}")
    return chosen


def _known_until(asked: Asked) -> date:
    """Return the last day of which enrolments tell: none were loaded after it."""
    loaded = loaded_on(asked.state, "enrollments")
    return min(asked.day, loaded) if loaded else asked.day


def rows_of(counted: Sequence[FateCount]) -> list[WithdrawalRow]:
    """Put the fates of each group together: a row for each stretch, and each week."""
    rows: list[WithdrawalRow] = []
    for group in dict.fromkeys(fate.group for fate in counted):
        fates = [fate for fate in counted if fate.group == group]
        everybody = sum(fate.enrolments for fate in fates)
        rows += _stretch(group, fates, BEFORE, everybody)
        rows += _weeks(group, fates)
        rows += _stretch(group, fates, AFTER) + _stretch(group, fates, UNKNOWN)
    return rows


def _stretch(
    group: str, fates: Sequence[FateCount], stretch: str, enrolled: int | None = None
) -> list[WithdrawalRow]:
    """Return the row of a stretch that isn't a week, where anybody left in it."""
    left: Counter[str] = Counter()
    for fate in fates:
        if fate.stretch == stretch:
            left[fate.fate] += fate.enrolments
    counts = (left["withdrawn"], left["leave"], left["died"])
    rate = counts[0] / enrolled if enrolled else None
    row = WithdrawalRow(group, stretch, None, enrolled, *counts, rate)
    return [row] if any(counts) else []


def _weeks(group: str, fates: Sequence[FateCount]) -> list[WithdrawalRow]:
    """Return a row for each week, from the first to the last that anybody was there."""
    # Who withdrew after the end was there, as far as the term goes.
    there = [
        (
            fate.week,
            EVENTS[fate.fate] if fate.stretch == WEEK else CENSORED,
            fate.enrolments,
        )
        for fate in fates
        if fate.stretch in (WEEK, AFTER)
    ]
    if not there:
        return []
    weeks, events, numbers = (np.array(column) for column in zip(*there, strict=True))
    curve = curve_of(np.repeat(weeks, numbers), np.repeat(events, numbers))
    ended = np.zeros((len(EVENTS), int(weeks.max()) + 1), dtype=np.int64)
    np.add.at(ended, (events, weeks), numbers)
    followed = numbers.sum() - np.cumsum(ended.sum(axis=0)) + ended.sum(axis=0)
    return [
        _week(group, week, int(followed[week]), ended[:, week], curve)
        for week in range(ended.shape[1])
    ]


def _week(
    group: str, week: int, enrolled: int, ended: np.ndarray, curve: Curve
) -> WithdrawalRow:
    withdrawn, leave, died = (int(number) for number in ended[1:])
    at = int(np.searchsorted(curve.day, week, side="right")) - 1
    point = (curve.incidence[at], curve.low[at], curve.high[at]) if at >= 0 else (0.0,)
    known = [None if np.isnan(value) else float(value) for value in point]
    counts = (enrolled, withdrawn, leave, died, withdrawn / enrolled)
    return WithdrawalRow(group, WEEK, week, *counts, *known)


def _notes(
    terms: Sequence[RegistrarTerm], until: date, rows: Sequence[WithdrawalRow]
) -> list[str]:
    """Say how weeks of different terms are put together, and which are under way."""
    if not rows:
        return ["No enrolment in a term of which a week is over is loaded."]
    notes = [
        "Weeks count from 0, the first seven days of a term. Terms of different length "
        "are put together: a term that has ended isn't followed any further.",
    ]
    under_way = [term.name for term in terms if term.ends_on > until >= term.starts_on]
    if under_way:
        notes.append(f"Under way, whole weeks only: {', '.join(under_way)}.")
    return notes
