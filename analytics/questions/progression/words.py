"""Where learners stop on a pathway, in words: title, sentence, labels, table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analytics.asking.loaded import told as not_loaded
from analytics.drawing.claims import (
    EMPTY,
    Count,
    Date,
    Estimate,
    Name,
    Number,
    Percent,
    Sentence,
    fewer,
    holds,
    join,
    say,
    those,
)
from analytics.drawing.compared import Apart, least, most
from analytics.drawing.markup import plain
from analytics.drawing.palette import (
    interval,
    percent,
    share,
    span_of_days,
)
from analytics.drawing.words import WORDS
from analytics.questions.progression.counts import NodeRow, ProgressionAnswer

INDENT = "\u2003"


def title(answer: ProgressionAnswer) -> str:
    """Ask the question with the pathway and the basis in it."""
    heading = answer.heading[0]
    version = f" {heading.version}" if heading.version else ""
    name = f"{heading.title}{version}"
    return {
        "declared": f"Where do {WORDS.learners} who declared {name} stop?",
        "eligible": f"Where do the {WORDS.learners} whom {name} is for stop?",
        "any": f"Where do {WORDS.learners} with any {WORDS.badge} of {name} stop?",
    }[heading.basis]


def sentence(answer: ProgressionAnswer, waits: Sentence = EMPTY) -> Sentence:
    """Answer it: who completed it, out of whom, and where they stop.

    ``waits`` says where most wait; without it, what fewest have is named.
    """
    rows, root = answer.rows, answer.rows[0]
    if root.entered is None:
        held = "The numbers are held back: the group is too small."
        held = not_loaded(answer.not_loaded) or held
        return holds(held, rows, ("entered", "=", None))
    by, (completed, entered) = Date(answer, "as_of"), _counts(root)
    if not root.entered:
        nobody = Number(root, "entered", zero="Nobody in scope")
        return say("{} has started it by {}.", nobody, by)
    started = WORDS.learner if root.entered == 1 else WORDS.learners
    had = "" if root.mature is None else " and had the time"
    if not completed.value and root.entered == 1:
        not_yet = replace(completed, zero="not completed it yet")
        return say(f"The one {started} who started it has {{}}.", not_yet)
    stop = waits or _narrowest(rows)
    if not completed.value:
        told = say(
            f"**{{}} of the {{}} {started}** who started it by {{}}{had} has completed "
            "it yet.", replace(completed, zero="None"), entered, by,
        )  # fmt: skip
        return join(told, stop)
    told = say(
        f"**{{}} of {{}}** {started} who started it by {{}}{had} have completed it "
        "({}).", completed, entered, by, Estimate(root),
    )  # fmt: skip
    return join(told, stop)


def _counts(row: NodeRow) -> tuple[Number, Number]:
    """Return who completed it, out of whom; with a horizon, of those who had it."""
    if row.mature is not None:
        return Number(row, "mature_completed"), Number(row, "mature")
    return Number(row, "completed"), Number(row, "entered")


def _narrowest(rows: Sequence[NodeRow]) -> Sentence:
    """Name the step that fewest completed, where all of them are needed."""
    root = rows[0]
    parts = (("parent", "=", root.step), ("rate", "≠", None))
    end, top = least(rows, "completed", *parts), most(rows, "completed", *parts)
    if root.needs != root.of or end.value == top.value or root.mature is not None:
        return Sentence()
    return say(
        "Of the {} things it needs, fewest have {}: {} of {} · {}.",
        Count(rows, parts),
        end,
        replace(end.figure(), zero="none"),
        Number(end.row, "entered"),
        Percent(end.row, "rate"),
    )


def joint(row: NodeRow) -> str:
    """Say how many of what stands under a step are needed: "any 2 of 6", "all 5"."""
    if row.of is None or row.needs is None:
        return ""
    if row.needs == 0:
        return "optional"
    if row.needs == row.of:
        return f"all {row.of}" if row.of > 1 else "the one"
    return f"any {row.needs} of {row.of}"


def label(row: NodeRow) -> str:
    """Write a node's figure: "412 of 1,930 · 21%"."""
    if row.needs == 0:
        return "asks for nothing"
    if row.mature is not None:
        return share(row.mature_completed, row.mature)
    return share(row.completed, row.entered)


def hover(row: NodeRow) -> str:
    """Say all that is known of a node."""
    lines = [f"<b>{plain(row.title)}</b>", label(row)]
    if row.low is not None and row.completed:
        lines.append(f"between {interval(row.low, row.high)} (95%)")
    if row.median_days is not None:
        lines.append(f"half of them within {span_of_days(row.median_days)}")
    return "<br>".join(lines)


def alt(answer: ProgressionAnswer) -> str:
    """Describe the picture to somebody who can't see it."""
    steps = [row for row in answer.rows if row.kind != "achievement"]
    told = "; ".join(f"{row.title}: {label(row)}" for row in steps[:8])
    more = f"; and {len(steps) - 8} more steps" if len(steps) > 8 else ""
    return f"A tree with a bar of completions at every step. {told}{more}."


def rows_of(answer: ProgressionAnswer) -> list[dict[str, Any]]:
    """Return the table: every node in the tree's order, groups under one another."""
    grouped = answer.scope.by is not None
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {
            "Step": INDENT * row.depth + row.title,
            "Needs": joint(row),
            "Completed": row.completed,
            "Started": row.entered,
            "Rate": percent(row.rate),
            "95% interval": interval(row.low, row.high) if row.entered else "",
            "Median time": span_of_days(row.median_days),
        }
        for row in answer.rows
    ]


def groups_sentence(answer: ProgressionAnswer, step: str) -> Sentence:
    """Say what the comparison of groups shows, and what it doesn't."""
    here = (("step", "=", step), ("entered", ">", 0))
    rows = answer.rows
    top = most(rows, "rate", *here, name="group")
    end = least(rows, "rate", *here, name="group")
    if not top.found or len(those(rows, (*here, ("rate", "≠", None)))) < 2:
        none = "There are fewer than two groups with anybody in them to compare."
        return fewer(2, none, rows, *here, ("rate", "≠", None))
    if top.value == end.value:
        return say("{}: all groups {}.", Name(top.row), top.rate())
    return say(
        "{}: most in {} ({}), fewest in {} ({}); {}.",
        Name(top.row), top, top.rate(), end, end.rate(), Apart(top, end),
    )  # fmt: skip
