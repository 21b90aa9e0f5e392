"""Which step holds learners up, in words: the sentence, the marks, the table."""

from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.loaded import NOT_LOADED
from analytics.drawing.markup import as_is
from analytics.drawing.palette import number, span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.bottlenecks.counts import BottleneckRow

UNKNOWN = "not known"  # a learner's group


def sentence(answer: Answer[BottleneckRow]) -> str:
    """Say where most wait: who has everything else, and how many are still enrolled."""
    known = [row for row in answer.rows if row.lacking is not None]
    if not known:
        return ""
    first = known[0]
    have = "has" if first.lacking == 1 else "have"
    if answer.lacks("here"):
        return (
            f"At **{as_is(first.title)}**, {number(first.lacking)} {have} everything "
            "else; no enrolments are loaded that tell who is still there."
        )
    if not first.here:
        return (
            f"Nobody who is still enrolled lacks a single step; "
            f"{number(first.lacking)} who aren't any more lack only "
            f"**{as_is(first.title)}**."
        )
    have = "has" if first.here == 1 else "have"
    gone = (first.lacking or 0) - first.here
    others = f", and {number(gone)} who aren't any more" if gone else ""
    return (
        f"Most wait at **{as_is(first.title)}**: {number(first.here)} still enrolled "
        f"{have} everything else{others}."
    )


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


def why(answer: Answer[BottleneckRow]) -> str:
    """Say why those who are still enrolled lack the worst step."""
    first = answer.rows[0] if answer.rows else None
    if first is None:
        return f"No {WORDS.learner} lacks only one step."
    if first.lacking is None:
        return "The numbers are held back: the group is too small."
    if first.here == 0:
        return "Nobody who is still enrolled lacks only one step."
    parts = [(first.waiting, "handed in work that waits for assessment")]
    parts += [
        (first.not_offered, "had no chance: none of its badges was on offer since"),
        (first.not_taken_up, "could have earned one and didn't take it up"),
    ]
    told = "; ".join(f"{number(n)} {what}" for n, what in parts if n)
    if first.supply_unknown:
        unknown = (
            f"whether it was on offer for {number(first.supply_unknown)} isn't known"
        )
        told = "; ".join(filter(None, [told, unknown]))
    if first.here is None:
        return f"Of those who lack only **{as_is(first.title)}**: {told}."
    return (
        f"Of the {number(first.here)} still enrolled who lack only "
        f"**{as_is(first.title)}**: {told}."
    )


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
