"""How long completing takes, in words: the sentence, the marks as a table."""

from typing import Any

from analytics.drawing.curves import FEWEST_FOLLOWED, drawn_days
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent, span_of_days
from analytics.drawing.words import WORDS, capital
from analytics.questions.completion_time.counts import TimeAnswer
from analytics.questions.completion_time.marks import (
    MONTH,
    Mark,
    mark_at,
    marks_of,
)
from analytics.questions.completion_time.rows import DayRow, Summary

HALF_YEAR, YEAR = 6, 12  # months
HELD_BACK = "The curve is held back: it would tell about single people."


def rows_in(answer: TimeAnswer, group: str) -> list[DayRow]:
    """Return one group's rows."""
    return [row for row in answer.rows if row.group == group]


def sentence(answer: TimeAnswer) -> str:
    """Say how many complete it by when; for groups, at a mark that all of them have."""
    summaries = answer.summary
    if not summaries:
        return HELD_BACK
    if answer.scope.by is not None:
        return _groups_sentence(answer)
    summary: Summary = summaries[0]
    marks = marks_of(answer.rows, summary)
    if not marks:
        return (
            f"Fewer than {FEWEST_FOLLOWED} {WORDS.learners} have begun: too few to say "
            "how long it takes."
        )
    last = marks[-1]
    return (
        f"Of **{number(summary.learners)}** who began, {_share(last)} complete "
        f"**{as_is(summary.title)}** within {_months(last)}. {_halves(answer, summary)}"
    )


def _share(mark: Mark) -> str:
    if not mark.completed:
        return "none"
    band = interval(mark.low, mark.high)
    return f"**{percent(mark.incidence)}**" + (f" ({band})" if band else "")


def _months(mark: Mark) -> str:
    return "a month" if mark.months == 1 else f"{mark.months} months"


def _halves(answer: TimeAnswer, summary: Summary) -> str:
    """Say by when half completed, or a quarter; only where the curve is drawn."""
    last = drawn_days(rows_in(answer, summary.group))[-1].day
    for days, who in (
        (summary.median_days, "Half"),
        (summary.quarter_days, "A quarter"),
    ):
        if days is not None and days <= last:
            return f"{who} had done so after {span_of_days(days)}."
    return "There is no median: half of them never did in the time that was seen."


def _groups_sentence(answer: TimeAnswer) -> str:
    """Compare groups at one time to which all of them are followed, a year if may be.

    Groups that are followed for less than a year don't shorten it for the others.
    """
    drawn = {
        one.group: (one, drawn_days(rows_in(answer, one.group)))
        for one in answer.summary
    }
    months = {
        name: int(rows[-1].day / MONTH) for name, (_, rows) in drawn.items() if rows
    }
    long = {name for name, last in months.items() if last >= YEAR}
    compared = sorted(long if len(long) > 1 else months)
    if len(compared) < 2:
        return "There are fewer than two groups with enough people to compare."
    at = min(months[name] for name in compared)
    at = at // HALF_YEAR * HALF_YEAR or at
    told = {name: mark_at(at, drawn[name][1], drawn[name][0]) for name in compared}
    best = max(told, key=lambda name: told[name].incidence)
    least = min(told, key=lambda name: told[name].incidence)
    return (
        f"Within {_months(told[best])} most completed it in "
        f"**{as_is(best or 'not known')}** ({_plain_share(told[best])}), fewest in "
        f"**{as_is(least or 'not known')}** ({_plain_share(told[least])}). Where bands "
        "overlap, chance may explain it."
    )


def _plain_share(mark: Mark) -> str:
    return _share(mark).replace("**", "").replace(" (", ", ").rstrip(")")


def alt(answer: TimeAnswer) -> str:
    """Describe the curve to somebody who can't see it."""
    told = []
    for one in answer.summary[:8]:
        marks = marks_of(rows_in(answer, one.group), one)[1:]
        said = ", ".join(f"{percent(m.incidence)} after {_months(m)}" for m in marks)
        name = f"{one.group or 'not known'}: " if answer.scope.by else ""
        told.append(name + (said or "too few to draw"))
    return f"A curve of the share that completed, by time. {'; '.join(told)}."


def marks_table(answer: TimeAnswer) -> list[dict[str, Any]]:
    """Return what stands under the curve: how many are where at round marks."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": one.group or "not known"} if grouped else {})
        | {
            "Months": mark.months,
            capital(WORDS.still_followed): mark.still_followed,
            "Completed": mark.completed,
            "Graduated without": mark.graduated_without,
            "Not enrolled": mark.not_enrolled,
            "Began too recently": mark.too_recent,
            "Completed by then": percent(mark.incidence) if mark.completed else "none",
            "95% band": interval(mark.low, mark.high),
        }
        for one in answer.summary
        for mark in marks_of(rows_in(answer, one.group), one)
    ]


def days_table(answer: TimeAnswer) -> list[dict[str, Any]]:
    """Return every day on which anybody's time ended, as the metric has it."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Day": row.day,
            capital(WORDS.still_followed): row.still_followed,
            "Completed": row.completed,
            "Graduated without": row.graduated_without,
            "Not enrolled": row.not_enrolled,
            "Began too recently": row.censored,
            "Completed by then": percent(row.incidence),
            "95% band": interval(row.low, row.high),
        }
        for row in answer.rows
    ]
