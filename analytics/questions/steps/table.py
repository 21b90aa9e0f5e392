"""The tables beside the pictures of a step funnel: same order, same rounding."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.palette import interval, percent, span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.steps.counts import StepsAnswer
from analytics.questions.steps.people import PersonRow
from analytics.questions.steps.trend import TrendRow
from analytics.questions.steps.words import FATES

DAY = 86_400


def rows_of(answer: StepsAnswer) -> list[dict[str, Any]]:
    """Return the table: every step, groups under one another."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Step": row.step,
            "What": row.title,
            WORDS.learners.capitalize(): row.learners,
            "Of all": percent(row.rate_from_first),
            "95% interval": interval(row.low, row.high),
            "Of the step before": percent(row.rate_from_previous),
            "Median time": _time(row.median_seconds_from_previous),
            "Had the whole time": row.mature,
        }
        for row in answer.rows
    ]


def _time(seconds: float | None) -> str:
    if seconds is not None and 0 < seconds < DAY:
        return "under a day"
    return span_of_days(None if seconds is None else seconds / DAY)


def fate_rows(answer: StepsAnswer) -> list[dict[str, Any]]:
    """Return the table of what became of the rest."""
    return [
        {
            "What became of them": FATES[row.fate],
            WORDS.learners.capitalize(): row.learners,
            "Enrolment not known": row.enrolment_unknown,
        }
        for row in answer.fates
    ]


def trend_rows(answer: Answer[TrendRow]) -> list[dict[str, Any]]:
    """Return the table of periods."""
    return [
        {
            "Began in": row.period,
            "Began": row.entered,
            "Came to the end": row.converted,
            "Rate": percent(row.rate),
            "95% interval": interval(row.low, row.high),
            "Unfinished": "" if row.unfinished is False else "yes",
        }
        for row in answer.rows
    ]


def people_rows(answer: Answer[PersonRow], only_stopped: bool) -> list[dict[str, Any]]:
    """Return the people behind a bar: ids and days, no names."""
    return [
        {
            "Id": row.learner,
            "Began": row.entered_on,
            "Took the step": row.reached_on,
            "Furthest step": row.furthest,
            "Now": FATES.get(row.fate or "", "Came to the end"),
        }
        for row in answer.rows
        if row.stopped or not only_stopped
    ]
