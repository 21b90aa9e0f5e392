"""Is it getting better? Who completed a pathway in time, by the term they began."""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.pathways import (
    BASES,
    choose,
    count_learners,
    default_basis,
    unknown_basis,
)
from analytics.asking.small import Shown, hold_back
from analytics.asking.terms import Period, define_periods, terms_as_periods
from analytics.questions.progression.counts import Question
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

HORIZON = 365  # days, where none is asked for


@dataclass(frozen=True)
class TermRow:
    """One term in which learners entered the pathway, in one group.

    ``entered``: whose first achievement of it was in the term. ``mature``: of these,
    those whose horizon is over; ``mature_completed`` completed it within it, and
    ``rate``, ``low``, ``high`` (Wilson, 95%) are theirs. None: held back, or nobody's
    time is up.
    """

    group: Shown[str]
    period: Shown[str]
    first_day: Shown[date]
    last_day: Shown[date]
    entered: int | None
    mature: int | None
    mature_completed: int | None
    rate: float | None
    low: float | None
    high: float | None


def progression_trend(
    state: State, scope: Scope, question: Question
) -> Answer[TermRow]:
    """Answer with one row per group and term begun, from the first with anybody in it.

    Raises UnknownError for a pathway, version or basis that there isn't, and where no
    terms are known.
    """
    if question.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {question.basis!r}: {', '.join(BASES)}")
    within = HORIZON if question.within is None else question.within
    with ask(state, scope) as asked:
        found = choose(asked, question.pathway, question.version)
        basis = question.basis or default_basis(asked, found.number)
        count_learners(asked, found, basis, *question.entered)
        rows = _rows(asked, found.number, within)
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        notes = [
            f"Only those who began at least {within:,} days ago are compared, and what "
            "they completed within these days: everybody had the same time.",
            "Who began before the first term that is known isn't shown.",
        ]
        return answer(
            Answer,
            "progression",
            asked,
            held_rows,
            [*notes, *held],
            unknown_whole=unknown_basis(asked, found.number, basis),
        )


def _parts(row: TermRow) -> tuple[int | None, int | None]:
    return row.mature_completed, row.mature


def _rows(asked: Asked, pathway: int, within: int) -> list[TermRow]:
    periods = terms_as_periods(asked, asked.day)
    define_periods(asked, periods)
    told = {"pathway": pathway, "day": asked.day, "within": within}
    found = {
        (label, period): counts
        for label, period, *counts in asked.rows("progression_trend", **told)
    }
    begun = {period for _, period in found}
    first = next((n for n, one in enumerate(periods) if one.name in begun), None)
    shown = [] if first is None else periods[first:]
    return [
        _row(label, period, *found.get((label, period.name), (0, 0, 0)))
        for label in sorted({label for label, _ in found})
        for period in shown
    ]


def _row(
    label: str, period: Period, entered: int, mature: int, completed: int
) -> TermRow:
    rate = Rate(completed, mature)
    low, high = rate.interval
    return TermRow(
        group=label,
        period=period.name,
        first_day=period.first,
        last_day=period.last,
        entered=entered,
        mature=mature,
        mature_completed=completed,
        rate=rate.rate,
        low=low,
        high=high,
    )
