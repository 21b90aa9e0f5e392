"""Is it getting better? A step funnel by the period of its first step."""

from dataclasses import dataclass
from datetime import date, timedelta

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.small import Shown, blank, hold_back
from analytics.asking.terms import Period, define_periods, terms_as_periods
from analytics.questions.steps.counts import prepare
from analytics.questions.steps.lacking import first_unknown, stages_of
from analytics.questions.steps.question import Question
from analytics.scope import Scope
from analytics.store.state import State

DAY_SECONDS = 86_400
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TrendRow:
    """One period of the first step, in one group.

    ``entered``: learners who took the first step in it, each once; ``converted``: those
    who came to the last step from there, whenever that was. ``mature``: how many of
    those entered have had the whole window. ``unfinished``: whether somebody of the
    period could still have time; None without a window.
    """

    group: Shown[str]
    period: Shown[str]
    first_day: Shown[date]
    last_day: Shown[date]
    entered: int | None
    converted: int | None
    rate: float | None
    low: float | None
    high: float | None
    mature: int | None
    unfinished: Shown[bool | None]


def steps_trend(state: State, scope: Scope, question: Question) -> Answer[TrendRow]:
    """Answer with one row per period, those in which nobody entered too, and group.

    Raises UnknownError for trends by term where no terms are known.
    """
    with ask(state, scope) as asked:
        notes = prepare(asked, question)
        periods = _periods(asked, question)
        rows = _rows(asked, question, periods)
        if first_unknown(asked, question) is not None:
            rows = [blank(row) for row in rows]
        rows, held = hold_back(asked.scope.viewer, rows, _parts)
        unfinished = {row.period for row in rows if row.unfinished}
        if unfinished:
            notes.append(f"Unfinished periods, whose time isn't up: {len(unfinished)}.")
        if question.trend == "term":
            notes.append("Who entered before the first term that is known isn't shown.")
        notes += held
        figures = stages_of(question)
        return answer(Answer, "steps", asked, rows, notes, figures=figures)


def _parts(row: TrendRow) -> tuple[int | None, int | None]:
    return row.converted, row.entered


def _periods(asked: Asked, question: Question) -> list[Period]:
    """Return the periods from the first entry (or FROM) to the day of the question."""
    first, last = question.entered
    first = first or asked.rows("steps_clock")[0][1]
    last = last or asked.day
    if question.trend == "term":
        every = terms_as_periods(asked, last)
    elif first is None:
        every = []
    else:
        every = (
            _months(first, last) if question.trend == "month" else _days(first, last)
        )
    return [p for p in every if first is None or p.last >= first]


def _days(first: date, last: date) -> list[Period]:
    days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    return [Period(day.isoformat(), day, day) for day in days]


def _months(first: date, last: date) -> list[Period]:
    begun, found = first.replace(day=1), []
    while begun <= last:
        following = (begun + 31 * ONE_DAY).replace(day=1)
        found.append(Period(begun.isoformat()[:7], begun, following - ONE_DAY))
        begun = following
    return found


def _rows(asked: Asked, question: Question, periods: list[Period]) -> list[TrendRow]:
    define_periods(asked, periods)
    told = {"day": asked.day, "within": question.within, "required": question.finish}
    found = {
        (label, period): rest
        for label, period, *rest in asked.rows("steps_trend", **told)
    }
    return [
        _row(asked, question, label, period, found.get((label, period.name), [0, 0, 0]))
        for (label,) in asked.rows("groups") or [("",)]
        for period in periods
    ]


def _row(
    asked: Asked, question: Question, label: str, period: Period, counted: list[int]
) -> TrendRow:
    entered, converted, mature = counted
    rate, within = Rate(converted, entered), question.within
    low, high = rate.interval
    had = (asked.day - period.last).days * DAY_SECONDS
    return TrendRow(
        group=label,
        period=period.name,
        first_day=period.first,
        last_day=period.last,
        entered=entered,
        converted=converted,
        rate=rate.rate,
        low=low,
        high=high,
        mature=None if within is None else mature,
        unfinished=None if within is None else had < within,
    )
