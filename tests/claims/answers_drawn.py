"""Answers with made-up rows that hang together: shares are those of their parts."""

from dataclasses import fields, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from analytics.asking.answer import Answer, Rate
from analytics.questions.steps.counts import StepRow, StepsAnswer
from analytics.questions.steps.fates import FATES, FateRow
from analytics.questions.steps.trend import TrendRow
from analytics.scope import Scope

DAY = date(2026, 5, 31)
TITLES = ("Essay", "Logic 101", "Talk *live*", "Debate", "Capstone", "Film", "Ethics")
FALL, SEASONS = date(2021, 8, 23), (0, 140, 280)  # days from a fall to what follows


def answer(kind: type[Any], metric: str, rows: Any, **tables: Any) -> Any:
    """Put made-up rows into an answer."""
    return kind(metric, DAY, 3, None, Scope(), tuple(rows), **tables)


def few(rng: Random, most: int) -> int:
    """Draw a number: often none, one or few, so that rows are often alike."""
    return min(most, rng.choice([0, 1, 2, 3, rng.randrange(50), rng.randrange(5000)]))


def rated(part: int, whole: int) -> dict[str, Any]:
    """Return a share and its interval."""
    rate = Rate(part, whole)
    low, high = rate.interval
    return {"rate": rate.rate, "low": low, "high": high}


def held(row: Any, rng: Random, *columns: str) -> Any:
    """Hold figures of a row back, now and then."""
    if rng.random() < 0.9:
        return row
    there = {one.name for one in fields(row)}
    return replace(row, **dict.fromkeys(there.intersection(columns)))


def terms(rng: Random) -> list[tuple[str, date]]:
    """Draw terms that follow one another: falls, springs and summers."""
    count, first = rng.randrange(9), rng.randrange(9)
    return [
        (f"term {n}", FALL + timedelta(365 * (n // 3) + SEASONS[n % 3]))
        for n in range(first, first + count)
    ]


def steps(rng: Random) -> StepsAnswer:
    """Draw a funnel: fewer and fewer; what became of the rest."""
    here = entered = few(rng, 5000)
    mature = rng.choice([None, entered, few(rng, entered)])
    rows, previous = [], entered
    for step in range(1, rng.randint(2, 6)):
        is_optional = step > 1 and rng.random() < 0.2
        told = rated(here, entered)
        rows.append(
            StepRow(
                "", step, "a", rng.choice(TITLES), is_optional, here, told["rate"],
                told["low"], told["high"], Rate(here, previous).rate, None, None,
                mature, None, None, previous,
            )
        )  # fmt: skip
        previous = previous if is_optional else here
        here = few(rng, previous)
    rows = [held(row, rng, "learners") for row in rows]
    if rng.random() < 0.2:
        rows = [replace(row, achievement=None) for row in rows]
    fates = [FateRow("", fate, few(rng, 900), 0) for fate in FATES]
    fates[1] = held(replace(fates[1], enrolment_unknown=few(rng, 9)), rng, "learners")
    return answer(StepsAnswer, "steps", rows, fates=tuple(fates))


def steps_trend(rng: Random) -> Answer[TrendRow]:
    """Draw a funnel by term; with a window, the last ones are unfinished."""
    has_window, rows = rng.random() < 0.8, []
    for n, (name, first) in enumerate(periods := terms(rng)):
        entered = few(rng, 900)
        converted = few(rng, entered)
        told = rated(converted, entered)
        is_open = n > len(periods) - 3
        rows.append(
            TrendRow(
                "", name, first, first, entered, converted, told["rate"], told["low"],
                told["high"], None, is_open if has_window else None,
            )
        )  # fmt: skip
    return answer(Answer, "steps", [held(row, rng, "entered") for row in rows])
