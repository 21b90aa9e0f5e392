"""How long completing takes, in words: the sentence, the marks as a table."""

from dataclasses import dataclass
from typing import Any

from analytics.drawing.claims import (
    Days,
    Estimate,
    Given,
    Name,
    Number,
    Percent,
    Sentence,
    join,
    never,
    say,
    those,
)
from analytics.drawing.compared import Apart, least, most
from analytics.drawing.curves import FEWEST_FOLLOWED, drawn_days
from analytics.drawing.palette import interval, percent
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


@dataclass(frozen=True)
class GroupMark:
    """The share of a group that completed it within so many months."""

    group: str
    months: int
    incidence: float
    low: float | None
    high: float | None


def rows_in(answer: TimeAnswer, group: str) -> list[DayRow]:
    """Return one group's rows."""
    return [row for row in answer.rows if row.group == group]


def sentence(answer: TimeAnswer) -> Sentence:
    """Say how many complete it by when; for groups, at a mark that all of them have."""
    summaries = answer.summary
    if not summaries:
        return never(HELD_BACK, summaries)
    if answer.scope.by is not None:
        return _groups_sentence(answer)
    summary: Summary = summaries[0]
    marks = marks_of(answer.rows, summary)
    if not marks:
        return say(
            f"Fewer than {{}} {WORDS.learners} have begun: too few to say how long it "
            "takes.", Given(FEWEST_FOLLOWED),
        )  # fmt: skip
    last = marks[-1]
    told = say(
        "Of **{}** who began, {} complete **{}** within {}.",
        Number(summary, "learners"),
        say("**{}**", Estimate(last, "incidence")) if last.completed else (
            Number(last, "completed", zero="none")
        ),
        Name(summary),
        _within(last),
    )  # fmt: skip
    return join(told, _halves(answer, summary))


def _within(mark: Mark) -> Sentence:
    if mark.months == 1:
        return say("a month")
    return say("{} months", Number(mark, "months"))


def _halves(answer: TimeAnswer, summary: Summary) -> Sentence:
    """Say by when half completed, or a quarter; only where the curve is drawn."""
    last = drawn_days(rows_in(answer, summary.group))[-1].day
    for name, who in (("median_days", "Half"), ("quarter_days", "A quarter")):
        if those([summary], [(name, "≤", last)]):
            return say(f"{who} had done so after {{}}.", Days(summary, name))
    none = "There is no median: half of them never did in the time that was seen."
    return never(none, answer.summary, ("median_days", "≤", last))


def compared(answer: TimeAnswer) -> list[GroupMark]:
    """Return each group at one time to which all of them are followed.

    A year if may be: groups that are followed for less don't shorten it for the others.
    """
    drawn = {
        one.group: (one, drawn_days(rows_in(answer, one.group)))
        for one in answer.summary
    }
    months = {
        name: int(rows[-1].day / MONTH) for name, (_, rows) in drawn.items() if rows
    }
    long = {name for name, last in months.items() if last >= YEAR}
    chosen = sorted(long if len(long) > 1 else months)
    if len(chosen) < 2:
        return []
    at = min(months[name] for name in chosen)
    at = at // HALF_YEAR * HALF_YEAR or at
    marks = [mark_at(at, drawn[name][1], drawn[name][0]) for name in chosen]
    return [
        GroupMark(name, one.months, one.incidence, one.low, one.high)
        for name, one in zip(chosen, marks, strict=True)
    ]


def _groups_sentence(answer: TimeAnswer) -> Sentence:
    marks = compared(answer)
    if not marks:
        return never(
            "There are fewer than two groups with enough people to compare.", marks
        )
    top = most(marks, "incidence", name="group")
    end = least(marks, "incidence", name="group")
    within = _within(top.row)
    if top.value == end.value:
        same = Percent(top.row, "incidence")
        return say("Within {} as many completed it in every group ({}).", within, same)
    return say(
        "Within {} most completed it in {} ({}), fewest in {} ({}); {}.",
        within, top, top.rate(), end, end.rate(), Apart(top, end),
    )  # fmt: skip


def alt(answer: TimeAnswer) -> str:
    """Describe the curve to somebody who can't see it."""
    told = []
    for one in answer.summary[:8]:
        marks = marks_of(rows_in(answer, one.group), one)[1:]
        said = ", ".join(f"{percent(m.incidence)} after {_within(m)}" for m in marks)
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
