"""Where learners stop on a pathway, in words: title, sentence, labels, table."""

from collections.abc import Sequence
from typing import Any

from analytics.drawing.markup import as_is, plain
from analytics.drawing.palette import (
    day,
    interval,
    number,
    percent,
    share,
    span_of_days,
)
from analytics.drawing.words import WORDS, capital
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


def sentence(answer: ProgressionAnswer, waits: str = "") -> str:
    """Answer it: who completed it, out of whom, and where they stop.

    ``waits`` says where most wait; without it, what fewest have is named.
    """
    stop = waits or _narrowest(answer.rows)
    root = answer.rows[0]
    if root.entered is None:
        return "The numbers are held back: the group is too small."
    if not root.entered:
        return f"Nobody in scope has started it by {day(answer.as_of)}."
    started = WORDS.learner if root.entered == 1 else WORDS.learners
    if not root.completed and root.entered == 1:
        return f"The one {started} who started it has not completed it yet."
    if not root.completed:
        return (
            f"**None of the {number(root.entered)} {started}** who started it by "
            f"{day(answer.as_of)} has completed it yet. {stop}"
        )
    return (
        f"**{number(root.completed)} of {number(root.entered)}** {started} who "
        f"started it by {day(answer.as_of)} have completed it "
        f"({percent(root.rate)}, {interval(root.low, root.high)}). "
        f"{stop}"
    )


def _narrowest(rows: Sequence[NodeRow]) -> str:
    """Name the step that fewest completed, where all of them are needed."""
    root = rows[0]
    parts = [r for r in rows if r.parent == root.step and r.rate is not None]
    if root.needs != root.of or len(parts) < 2:
        return ""
    least = min(parts, key=lambda row: row.completed or 0)
    return (
        f"Of the {len(parts)} things it needs, fewest have **{as_is(least.title)}**: "
        f"{share(least.completed, least.entered)}."
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


def groups_sentence(answer: ProgressionAnswer, step: str) -> str:
    """Say what the comparison of groups shows, and what it doesn't."""
    found = [r for r in answer.rows if r.step == step and r.entered]
    if len(found) < 2:
        return "There are fewer than two groups with anybody in them to compare."
    best = max(found, key=lambda row: row.rate or 0)
    least = min(found, key=lambda row: row.rate or 0)
    return (
        f"{as_is(capital(best.title))}: most in **{as_is(best.group or 'not known')}** "
        f"({label(best)}), fewest in **{as_is(least.group or 'not known')}** "
        f"({label(least)}). Where intervals overlap, chance may explain it."
    )
