"""Who stays, by group: the latest cohort that is finished, and each group's cells."""

from collections.abc import Sequence

from analytics.asking.answer import Answer
from analytics.drawing.bars import Bar
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, percent
from analytics.questions.persistence.rows import RetentionRow
from analytics.questions.persistence.triangle import TriangleMean
from analytics.questions.persistence.triangle_picture import (
    sentence as triangle_sentence,
)
from analytics.questions.persistence.words import HELD_BACK, numbers

MOST_BARS, MOST_TRIANGLES = 12, 8  # drawn; the table has them all
PLAIN = ("yes", "no", "true", "false", "")  # say nothing without their attribute


def named(group: str, by: str) -> str:
    """Name a group; by its attribute too where it would say nothing alone."""
    if group.lower() not in PLAIN:
        return group
    return f"{by.replace('_', ' ')}: {group or 'not known'}"


def latest(
    split: Answer[RetentionRow], whole: Answer[RetentionRow]
) -> list[RetentionRow]:
    """Return every group of the last cohort that is finished, the highest rate first.

    ``whole`` is the same question's answer without groups: it tells which cohort.
    """
    done = [row.cohort for row in whole.rows if row.finished]
    found = [r for r in split.rows if done and r.cohort == done[-1] and r.finished]
    return sorted(found, key=lambda row: (-(row.rate or 0.0), row.group))


def bars(rows: Sequence[RetentionRow], by: str) -> list[Bar]:
    """Return a bar for each group."""
    return [
        Bar(named(row.group, by), numbers(row), row.rate, row.low, row.high)
        for row in rows[:MOST_BARS]
    ]


def sentence(rows: Sequence[RetentionRow], by: str) -> str:
    """Name the group that stayed most, and the one that did least; may it be chance?"""
    if any(row.entered is None for row in rows):
        return HELD_BACK
    told = [row for row in rows if row.denominator]
    if len(told) < 2:
        return "There are no two groups in a finished cohort to compare."
    first, last = told[0], told[-1]
    verdict = (
        "their intervals are apart."
        if (first.low or 0.0) > (last.high or 0.0)
        else "their intervals overlap, so it may be chance."
    )
    return (
        f"Of those of **{as_is(first.title)}**, {_said(first, by)} stayed most, "
        f"{_said(last, by)} least; {verdict}"
    )


def _said(row: RetentionRow, by: str) -> str:
    name = as_is(named(row.group, by))
    return f"**{name}** ({percent(row.rate)}, {interval(row.low, row.high)})"


def groups(answer: Answer[RetentionRow]) -> list[str]:
    """Return the groups whose triangles are drawn, the largest first."""
    sizes: dict[str, int] = {}
    for row in answer.rows:
        if row.place == 1:
            sizes[row.group] = sizes.get(row.group, 0) + (row.entered or 0)
    return sorted(sizes, key=lambda group: (-sizes[group], group))[:MOST_TRIANGLES]


def of_group(
    answer: Answer[RetentionRow], group: str
) -> tuple[list[RetentionRow], list[TriangleMean]]:
    """Return the cells and the means of one group."""
    means = answer.parts["means"]
    return (
        [row for row in answer.rows if row.group == group],
        [one for one in means if one.group == group],
    )


def heading(group: str, by: str, means: Sequence[TriangleMean]) -> str:
    """Say of a group how many of its mature cohorts were still there."""
    return f"**{as_is(named(group, by))}** · {triangle_sentence(means)}"
