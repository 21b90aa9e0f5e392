"""Which step holds learners up, in words: the sentence, the marks, the table."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.loaded import NOT_LOADED
from analytics.drawing.claims import (
    Name,
    Number,
    Sentence,
    Total,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.compared import Extreme, most
from analytics.drawing.palette import number, span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.bottlenecks.counts import BottleneckRow

UNKNOWN = "not known"  # a learner's group
WHY = {
    "waiting": "{} handed in work that waits for assessment",
    "not_offered": "{} had no chance: none of its badges was on offer since",
    "not_taken_up": "{} could have earned one and didn't take it up",
    "supply_unknown": "whether it was on offer for {} isn't known",
}


def sentence(answer: Answer[BottleneckRow]) -> Sentence:
    """Say where most wait: how many who are still enrolled have everything else."""
    rows = answer.rows
    last, first = most(rows, "lacking"), most(rows, "here")
    if not last.found:
        return Sentence()
    if answer.lacks("here"):
        return say(
            "Most lack only {}: {}; no enrolments are loaded that tell who is still "
            "there.", last, last.figure(),
        )  # fmt: skip
    if not first.value:
        return say(
            "{} who is still enrolled lacks a single step; of those who aren't any "
            "more, most lack only {}: {}.",
            Total(rows, "here", zero="Nobody"), last, last.figure(),
        )  # fmt: skip
    have = "has" if first.value == 1 else "have"
    gone = Number(first.row, "lacking - here")
    return say(
        f"Most wait at {{}}: {{}} still enrolled {have} everything else{{}}.",
        first,
        first.figure(),
        say(", and {} who aren't any more", gone) if _is_one(first, gone) else "",
    )


def _is_one(first: Extreme, gone: Number) -> bool:
    """Say whether one step has most, and others wait at it who aren't enrolled."""
    return len(first.found) == 1 and bool(gone.value)


def marks(answer: Answer[BottleneckRow]) -> dict[str, str]:
    """Return what stands by a step of the tree, by its id, in two lines."""
    return {
        row.step: f"◂ {number(row.lacking)} lack{'s' if row.lacking == 1 else ''} only "
        "this"
        + ("" if row.here is None else f" ({number(row.here)} enrolled)")
        + (
            f"<br>   for {span_of_days(row.median_days)} at the median"
            if row.median_days is not None
            else ""
        )
        for row in answer.rows
        if row.lacking is not None
    }


def why(answer: Answer[BottleneckRow]) -> Sentence:
    """Say why those who are still enrolled lack the worst step."""
    rows = answer.rows
    first = rows[0] if rows else None
    if first is None:
        return never(f"No {WORDS.learner} lacks only one step.", rows)
    if first.lacking is None:
        held = "The numbers are held back: the group is too small."
        return holds(held, rows, ("lacking", "=", None))
    if first.here == 0:
        nobody = Total(rows, "here", zero="Nobody")
        return say("{} who is still enrolled lacks only one step.", nobody)
    told = join(
        *(say(text, Number(first, name)) for name, text in WHY.items()
          if getattr(first, name)), between="; ",
    )  # fmt: skip
    who = say("those") if first.here is None else (
        say("the {} still enrolled", Number(first, "here"))
    )  # fmt: skip
    return say("Of {} who lack only **{}**: {}.", who, Name(first), told)


def rows_of(answer: Answer[BottleneckRow]) -> list[dict[str, Any]]:
    """Return the table: the worst step first, groups under one another."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or UNKNOWN} if grouped else {})
        | {
            "Step": row.title,
            "Lack only this": row.lacking,
            "Still enrolled": row.here,
            "For (median)": span_of_days(row.median_days),
            "Waiting for assessment": _told(row.waiting, row),
            "Not on offer in that time": _told(row.not_offered, row),
            "Not taken up": _told(row.not_taken_up, row),
            "Not known": row.supply_unknown,
        }
        for row in answer.rows
    ]


def _told(count: int | None, row: BottleneckRow) -> int | str | None:
    """Say that it isn't loaded where it isn't, which isn't the same as held back."""
    return NOT_LOADED if count is None and row.lacking is not None else count
