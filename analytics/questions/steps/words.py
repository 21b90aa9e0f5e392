"""How far learners get, in words: title, sentence, labels, tables."""

from collections.abc import Sequence
from itertools import pairwise

from analytics.asking.answer import Answer
from analytics.asking.terms import years_before
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.steps.counts import StepRow, StepsAnswer
from analytics.questions.steps.people import PersonRow
from analytics.questions.steps.trend import TrendRow

TITLE = f"How far do {WORDS.learners} get, step by step?"
HELD_BACK = "The numbers are held back: the group is too small."

FATES = {
    "within": "Still within their time",
    "passed": "Had their time",
    "not enrolled": "Not enrolled any more",
    "graduated": f"{WORDS.graduated.capitalize()} without it",
}


def sentence(answer: StepsAnswer) -> str:
    """Answer it: who came to the end, out of whom, and where most stop."""
    first, last = answer.rows[0], answer.rows[-1]
    if first.learners is None or last.learners is None:
        return HELD_BACK
    if not first.learners:
        return f"Nobody in scope has taken the first step, {as_is(first.title)}."
    told = (
        f"**{number(last.learners)} of {number(first.learners)}** {WORDS.learners} who "
        f"{_course(first)} "
        f"({percent(last.rate_from_first)}, {interval(last.low, last.high)})."
    )
    return f"{told} {_widest(answer.rows)} {_matured(first)}".strip()


def _course(first: StepRow) -> str:
    if first.achievement is None:
        return "did any of the steps did all of them"
    return "took the first step came to the last"


def _widest(rows: Sequence[StepRow]) -> str:
    """Name the step before which most stop."""
    if len(rows) < 3:
        return ""
    later = [row for row in rows[1:] if not row.is_optional]
    most = max(
        later, key=lambda row: (row.previous_learners or 0) - (row.learners or 0)
    )
    stopped = (most.previous_learners or 0) - (most.learners or 0)
    if not stopped:
        return ""
    return f"Most stop before **{as_is(most.title)}**: {number(stopped)}."


def most_stopped(answer: StepsAnswer) -> int:
    """Return the step (from 1) at which most stopped; 1 where nobody did."""
    firm = [row for row in answer.rows if not row.is_optional]
    stopped = {
        row.step: (row.learners or 0) - (later.learners or 0)
        for row, later in pairwise(firm)
    }
    return max(stopped, key=lambda step: stopped[step], default=1)


def nobody_listed(people: Answer[PersonRow], step: str) -> str:
    """Say why no list of people stands behind a bar."""
    if people.rows:
        return f"Nobody stopped at {as_is(step)}: whoever took it came further."
    if people.notes:
        return "The people behind these bars aren't listed."
    return f"Nobody in scope took {as_is(step)}."


def _matured(first: StepRow) -> str:
    if first.mature is None or first.mature == first.learners:
        return ""
    return (
        f"{number((first.learners or 0) - first.mature)} of them began too recently to "
        "have had the whole time."
    )


def fates_sentence(answer: StepsAnswer) -> str:
    """Say how many of the rest could still come to the end, and of how many to ask."""
    fates = answer.fates
    if any(row.learners is None for row in fates):
        return HELD_BACK
    count = {row.fate: row.learners or 0 for row in fates}
    total = sum(count.values())
    if not total:
        return "Nobody stopped on the way."
    unknown = sum(row.enrolment_unknown or 0 for row in fates)
    told = (
        f"Of the {number(total)} who haven't come to the end, "
        f"**{_some(count['passed'])}** had their time and could have gone on; "
        f"{_some(count['within'])} still have time."
    )
    if unknown:
        told += f" Of {number(unknown)} no enrolment is known."
    return told


def _some(count: int) -> str:
    return number(count) if count else "none"


Told = tuple[str, str, float | None, float | None, float | None]


def bars_of(rows: Sequence[StepRow]) -> list[Told]:
    """Return what each step's bar says."""
    return [
        (
            name(row),
            numbers(row),
            row.rate_from_first,
            row.low if row.step > 1 else None,
            row.high if row.step > 1 else None,
        )
        for row in rows
    ]


def name(row: StepRow) -> str:
    """Call a step by its place and title; without an order, by how many are done."""
    return row.title if row.achievement is None else f"{row.step}  {capital(row.title)}"


def numbers(row: StepRow) -> str:
    """Write a step's figures: "412 · 21% of all · 60% of the step before"."""
    if row.learners is None:
        return "held back"
    if row.step == 1:
        return number(row.learners)
    if not row.learners:
        return "nobody yet"
    parts = [number(row.learners), f"{percent(row.rate_from_first)} of all"]
    if row.step > 2:
        parts.append(f"{percent(row.rate_from_previous)} of before")
    if row.is_optional:
        parts.append("optional")
    return " · ".join(parts)


def fates_of(answer: StepsAnswer) -> list[tuple[str, str, float | None]]:
    """Return what the bar of each fate says, as a share of those who stopped."""
    fates = answer.fates
    total = sum(row.learners or 0 for row in fates)
    return [
        (
            FATES[row.fate],
            "held back" if row.learners is None else number(row.learners),
            row.learners / total if row.learners is not None and total else None,
        )
        for row in fates
    ]


def groups_of(rows: Sequence[StepRow]) -> list[Told]:
    """Return what each group's bar says: the share who came to the last step."""
    last = max(row.step for row in rows)
    entered = {row.group: row.learners for row in rows if row.step == 1}
    return [
        (
            row.group or "not known",
            f"{number(row.learners)} of {number(entered[row.group])}",
            row.rate_from_first,
            row.low,
            row.high,
        )
        for row in rows
        if row.step == last
    ]


def alt(answer: StepsAnswer) -> str:
    """Describe the picture to somebody who can't see it."""
    told = "; ".join(f"{row.title}: {numbers(row)}" for row in answer.rows[:8])
    return f"A bar from zero at every step. {told}."


def trend_sentence(answer: Answer[TrendRow]) -> str:
    """Compare the last finished period with the same one of a year before."""
    if any(row.entered is None for row in answer.rows):
        return HELD_BACK
    done = [row for row in answer.rows if row.entered and row.unfinished is False]
    if not done:
        return _none_finished(answer.rows)
    now = done[-1]
    told = (
        f"Of those who began in **{as_is(now.period)}**, the last finished period, "
        f"{number(now.converted)} of {number(now.entered)} came to the end "
        f"({percent(now.rate)})."
    )
    before = years_before(done)
    if before is None:
        return f"{told} None of a year before can be compared with it."
    return (
        f"{told} Of those of **{as_is(before.period)}**: {number(before.converted)} of "
        f"{number(before.entered)} ({percent(before.rate)})."
    )


def _none_finished(rows: Sequence[TrendRow]) -> str:
    """Say why no period is finished: nobody entered one, or it isn't over."""
    if any(row.unfinished is None for row in rows):
        return "No period is finished: without a time to come to the end, none ever is."
    if not any(row.entered for row in rows):
        return "Nobody has begun in a period that is known."
    return "No period is finished yet: those who began still have time."
