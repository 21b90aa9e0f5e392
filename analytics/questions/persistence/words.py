"""Who stays, in words: kinds of entrants, cohorts, groups, term after term."""

from collections.abc import Sequence

from analytics.asking.answer import Answer
from analytics.asking.terms import years_before
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import WORDS, capital, group_name
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.question import (
    LOADS,
    RetentionQuestion,
    aimed_at,
)
from analytics.questions.persistence.triangle import TriangleAnswer, TriangleMean

ALL = "All mature"
MOST_TRIANGLES = 8  # drawn; the table has them all
NOTHING = (
    "Nobody can be followed yet: load terms and enrolments. "
    "A cohort begins with a regular term at whose census its learners were enrolled."
)
HELD_BACK = "The numbers are held back: the groups are too small."
EVERYBODY = {
    "all": "All entrants together",
    "enrolled": f"All {WORDS.learners} enrolled at census",
}


def kind(cohort: str) -> str:
    """Name a kind of entrant: ``first-time-full-time`` is "First-time, full-time"."""
    if cohort in EVERYBODY:
        return EVERYBODY[cohort]
    load = next((load for load in LOADS if cohort.endswith(load)), "")
    entry = cohort.removesuffix(load).strip("- ")
    return capital(", ".join(filter(None, (entry, load))))


def whom(cohort: str) -> str:
    """Name them within a sentence: "first-time, full-time students"."""
    if cohort in EVERYBODY:
        return WORDS.learners
    name = kind(cohort)
    return f"{name[:1].lower()}{name[1:]} {WORDS.learners}"


def counted(question: RetentionQuestion) -> str:
    """Say what is counted as having stayed."""
    where = "anywhere" if question.anywhere else "here"
    if question.percent is not None:
        done = f"had {WORDS.graduated} {where}"
        return f"{done} within {question.percent}% of normal time"
    stayed = f"were enrolled {where} at the census of {aimed_at(question)}"
    if question.completers == "success":
        stayed += f", or had {WORDS.graduated} by then"
    return stayed


def sentence(answer: Answer[RetentionRow], question: RetentionQuestion) -> str:
    """Answer it of the last cohort whose window is over, beside one like it before."""
    done = [row for row in answer.rows if row.finished]
    if any(row.entered is None for row in answer.rows):
        return HELD_BACK
    if not done:
        return _not_yet(answer, question)
    last = done[-1]
    entered = "enrolled in" if question.everybody else "who entered in"
    latest_cohort = (
        f"Of **{number(last.denominator)}** {whom(question.cohort)} {entered} "
        f"**{as_is(last.title)}**, **{number(last.numerator)}** {counted(question)} "
        f"({_rate(last)})."
    )
    return " ".join(filter(None, (latest_cohort, _before(done), _open(answer))))


def _not_yet(answer: Answer[RetentionRow], question: RetentionQuestion) -> str:
    if not answer.rows:
        return f"There are no {whom(question.cohort)} in a cohort that can be followed."
    return f"It is too early to tell of any cohort. {_open(answer)}"


def _rate(row: RetentionRow) -> str:
    return f"{percent(row.rate)}, {interval(row.low, row.high)}"


def _before(done: list[RetentionRow]) -> str:
    row = years_before(done)
    if row is None:
        return ""
    return f"Of those of {as_is(row.title)} it was {percent(row.rate)}."


def _open(answer: Answer[RetentionRow]) -> str:
    waiting = [row for row in answer.rows if not row.finished]
    if not waiting:
        return ""
    names = ", ".join(as_is(row.title) for row in waiting)
    return f"Not counted, since their time isn't up: {names}."


def numbers(row: RetentionRow) -> str:
    """Write a cohort's share with its parts, or why there is none."""
    if row.entered is None:
        return "held back"
    if not row.finished:
        return f"{number(row.entered)} entered · their time isn't up"
    if not row.denominator:
        return "nobody is counted"
    share = f"{number(row.numerator)} of {number(row.denominator)} · {_rate(row)}"
    if row.unknown:
        share += f" · at most {percent(row.at_most)}: {number(row.unknown)} unknown"
    return share


def alt(answer: Answer[RetentionRow]) -> str:
    """Describe the bars to somebody who can't see them."""
    cohorts = "; ".join(f"{row.title}: {numbers(row)}" for row in answer.rows)
    return f"A bar for each cohort of the share that stayed. {cohorts}."


def latest(
    split: Answer[RetentionRow], whole: Answer[RetentionRow]
) -> list[RetentionRow]:
    """Return every group of the last cohort that is finished, the highest rate first.

    ``whole`` is the same question's answer without groups: it tells which cohort.
    """
    done = [row.cohort for row in whole.rows if row.finished]
    if not done:
        return []
    groups = [row for row in split.rows if row.cohort == done[-1] and row.finished]
    return sorted(
        groups, key=lambda row: (row.rate is None, -(row.rate or 0.0), row.group)
    )


def groups_sentence(rows: Sequence[RetentionRow], by: str) -> str:
    """Name the group that stayed most, and the one that did least; may it be chance?"""
    if any(row.entered is None for row in rows):
        return HELD_BACK
    counted_rows = [row for row in rows if row.denominator]
    if len(counted_rows) < 2:
        return "There are no two groups in a finished cohort to compare."
    most, least = counted_rows[0], counted_rows[-1]
    verdict = (
        "their intervals are apart."
        if (most.low or 0.0) > (least.high or 0.0)
        else "their intervals overlap, so it may be chance."
    )
    return (
        f"Of those of **{as_is(most.title)}**, {_group(most, by)} stayed most, "
        f"{_group(least, by)} least; {verdict}"
    )


def _group(row: RetentionRow, by: str) -> str:
    name = as_is(group_name(row.group, by))
    return f"**{name}** ({percent(row.rate)}, {interval(row.low, row.high)})"


def largest_groups(cells: TriangleAnswer) -> list[str]:
    """Return the groups whose triangles are drawn, the largest first."""
    sizes: dict[str, int] = {}
    for row in cells.rows:
        if row.place == 1:
            sizes[row.group] = sizes.get(row.group, 0) + (row.entered or 0)
    return sorted(sizes, key=lambda group: (-sizes[group], group))[:MOST_TRIANGLES]


def of_group(
    cells: TriangleAnswer, group: str
) -> tuple[list[RetentionRow], list[TriangleMean]]:
    """Return the cells and the means of one group."""
    return (
        [row for row in cells.rows if row.group == group],
        [mean for mean in cells.means if mean.group == group],
    )


def group_heading(group: str, by: str, means: Sequence[TriangleMean]) -> str:
    """Say of a group how many of its mature cohorts were still there."""
    return f"**{as_is(group_name(group, by))}** · {triangle_sentence(means)}"


def triangle_sentence(means: Sequence[TriangleMean]) -> str:
    """Say how many of all mature cohorts were still there, early on and at the end."""
    if not means:
        return "No cohort is one regular term old yet."
    first, last = means[0], means[-1]
    there = f"**{percent(first.rate)}** were there after one regular term"
    if last.place > first.place:
        cohorts = f"{last.cohorts} cohort{'s' * (last.cohorts != 1)}"
        there += (
            f", and **{percent(last.rate)}** after {last.place} "
            f"(of {cohorts} old enough to tell)"
        )
    return f"{there}."


def triangle_alt(means: Sequence[TriangleMean]) -> str:
    """Describe the heat map to somebody who can't see it."""
    there = ", ".join(f"{percent(mean.rate)} after {mean.place}" for mean in means)
    return (
        "A heat map of cohorts by regular terms since entry; hatched cells aren't over "
        f"yet. All mature cohorts together: {there or 'none yet'}."
    )
