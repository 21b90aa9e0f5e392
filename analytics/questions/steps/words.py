"""How far learners get, in words: title, sentence, labels, tables."""

from collections.abc import Sequence
from itertools import pairwise

from analytics.asking.answer import Answer
from analytics.asking.loaded import NOT_LOADED, Records
from analytics.asking.loaded import told as not_loaded
from analytics.drawing.claims import (
    Estimate,
    Given,
    Name,
    Number,
    Percent,
    Sentence,
    Total,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.compared import YearsBefore, most
from analytics.drawing.markup import as_is
from analytics.drawing.palette import number, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.steps.counts import StepRow, StepsAnswer
from analytics.questions.steps.fates import FateRow
from analytics.questions.steps.people import PersonRow
from analytics.questions.steps.trend import TrendRow

TITLE = f"How far do {WORDS.learners} get, step by step?"
HELD_BACK = "The numbers are held back: the group is too small."
STOPPED = "previous_learners - learners"
FINISHED = (("unfinished", "=", False), ("entered", ">", 0))

FATES = {
    "within": "Still within their time",
    "passed": "Had their time",
    "not enrolled": "Not enrolled any more",
    "graduated": f"{WORDS.graduated.capitalize()} without it",
}


def sentence(answer: StepsAnswer) -> Sentence:
    """Answer it: who came to the end, out of whom, and where most stop."""
    rows = answer.rows
    first, last = rows[0], rows[-1]
    if first.learners is None or last.learners is None:
        why = not_loaded(_lacking(answer)) or HELD_BACK
        return holds(why, rows, ("learners", "=", None))
    if not first.learners:
        nobody = Number(first, "learners", zero="Nobody in scope")
        return say("{} has taken the first step, {}.", nobody, Name(first))
    told = say(
        f"**{{}} of {{}}** {WORDS.learners} who {_course(first)} ({{}}).",
        Number(last, "learners"),
        Number(first, "learners"),
        Estimate(last, "rate_from_first"),
    )
    return join(told, _widest(rows), _matured(first))


def _lacking(answer: StepsAnswer) -> tuple[Records, ...]:
    """Return what steps lack, where nothing loaded tells of one; not what fates do."""
    return () if answer.fates else answer.not_loaded


def _course(first: StepRow) -> str:
    if first.achievement is None:
        return "did any of the steps did all of them"
    return "took the first step came to the last"


def _widest(rows: Sequence[StepRow]) -> Sentence:
    """Name the step before which most stop."""
    stop = most(rows, STOPPED, ("step", ">", 1), ("is_optional", "=", False))
    if len(rows) < 3 or not stop.value:
        return Sentence()
    return say("Most stop before the step {}: {}.", stop, stop.figure())


def most_stopped(answer: StepsAnswer) -> int:
    """Return the step (from 1) at which most stopped; 1 where nobody did."""
    firm = [row for row in answer.rows if not row.is_optional]
    stopped = {
        row.step: (row.learners or 0) - (later.learners or 0)
        for row, later in pairwise(firm)
    }
    return max(stopped, key=lambda step: stopped[step], default=1)


def nobody_listed(people: Answer[PersonRow], step: str) -> Sentence:
    """Say why no list of people stands behind a bar."""
    rows, title = people.rows, Given(as_is(step))
    if rows:
        none = never("Nobody stopped at ", rows, ("stopped", "=", True))
        return say("{}{}: whoever took it came further.", none, title)
    if people.notes:
        return never("The people behind these bars aren't listed.", rows)
    return say("{}{}.", never("Nobody in scope took ", rows), title)


def _matured(first: StepRow) -> Sentence:
    if first.mature is None or first.mature == first.learners:
        return Sentence()
    return say(
        "{} of the {} began too recently to have had the whole time.",
        Number(first, "learners - mature"),
        Number(first, "learners"),
    )


def fates_sentence(answer: StepsAnswer) -> Sentence:
    """Say how many of the rest could still come to the end, and of how many to ask."""
    if _lacking(answer):
        blank = ("learners", "=", None)
        return holds(not_loaded(_lacking(answer)), answer.rows, blank)
    fates = answer.fates
    # What became of nobody, since nothing loaded tells: among the others.
    if any(row.learners is None and not answer.lacks(row.fate) for row in fates):
        return holds(HELD_BACK, fates, ("learners", "=", None))
    if not any(row.learners for row in fates):
        return never("Nobody stopped on the way.", fates, ("learners", ">", 0))
    told = say(
        "Of the {} who haven't come to the end, **{}** had their time and could have "
        "gone on; {} still have time.",
        Total(fates, "learners"),
        Total(fates, "learners", (("fate", "=", "passed"),), zero="none"),
        Total(fates, "learners", (("fate", "=", "within"),), zero="none"),
    )
    unknown = Total(fates, "enrolment_unknown")
    if not unknown.value:
        return told
    return join(told, say("Of {} no enrolment is known.", unknown))


Told = tuple[str, str, float | None, float | None, float | None]


def bars_of(rows: Sequence[StepRow], is_told: bool = True) -> list[Told]:
    """Return what each step's bar says."""
    return [
        (
            name(row),
            numbers(row, is_told),
            row.rate_from_first,
            row.low if row.step > 1 else None,
            row.high if row.step > 1 else None,
        )
        for row in rows
    ]


def name(row: StepRow) -> str:
    """Call a step by its place and title; without an order, by how many are done."""
    return row.title if row.achievement is None else f"{row.step}  {capital(row.title)}"


def numbers(row: StepRow, is_told: bool = True) -> str:
    """Write a step's figures: "412 · 21% of all · 60% of the step before".

    ``is_told``: whether all that steps need was loaded.
    """
    if row.learners is None:
        return "held back" if is_told else NOT_LOADED
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
            _count(answer, row),
            row.learners / total if row.learners is not None and total else None,
        )
        for row in fates
    ]


def _count(answer: StepsAnswer, row: FateRow) -> str:
    if row.learners is None:
        return NOT_LOADED if answer.lacks(row.fate) else "held back"
    return number(row.learners)


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
    told = "; ".join(
        f"{row.title}: {numbers(row, bool(answer.fates))}" for row in answer.rows[:8]
    )
    return f"A bar from zero at every step. {told}."


def trend_sentence(answer: Answer[TrendRow]) -> Sentence:
    """Compare the last finished period with the same one of a year before."""
    rows = answer.rows
    if any(row.entered is None for row in rows):
        why = not_loaded(answer.not_loaded) or HELD_BACK
        return holds(why, rows, ("entered", "=", None))
    now = most(rows, "first_day", *FINISHED, name="period")
    if not now.found:
        return _none_finished(rows)
    told = say(
        "Of those who began in {}, the last finished period, {}.", now, _came(now.row)
    )
    before = YearsBefore(now)
    if before.row is None:
        return join(told, say("{} can be compared with it.", before))
    return join(told, say("Of those of {}: {}.", before, _came(before.row)))


def _came(row: TrendRow) -> Sentence:
    return say(
        "{} of {} came to the end ({})",
        Number(row, "converted"),
        Number(row, "entered"),
        Percent(row, "rate"),
    )


def _none_finished(rows: Sequence[TrendRow]) -> Sentence:
    """Say why no period is finished: nobody entered one, or it isn't over."""
    entered, open_ended = ("entered", ">", 0), ("unfinished", "=", None)
    if any(row.unfinished is None for row in rows):
        why = "No period is finished: without a time to come to the end, none ever is."
        return holds(why, rows, open_ended)
    if not any(row.entered for row in rows):
        return never("Nobody has begun in a period that is known.", rows, entered)
    why = "No period is finished yet: those who began still have time."
    return never(why, rows, *FINISHED)
