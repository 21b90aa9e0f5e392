"""A badge issued once the outcome was over can't have acted: what is left is selection.

Retroactive badges are issued for work done long before, to those who are still there.
Learners who had earned one by the landmark, and were issued it only after the outcome's
window had ended, are set against those at the landmark who hadn't earned it. Whoever
was really exposed by the landmark is on neither side.
"""

from dataclasses import replace

from analytics.asking.ask import Asked
from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.facts import Facts
from analytics.questions.outcome.rows import Asking, Drawn, OutcomeRow, compared

MEANING = (
    "Analysis placebo: learners who had earned it by the landmark, but were issued it "
    "(retroactively) only when the outcome was over, against those who hadn't earned "
    "it. It can't have changed anything by then: such a difference is selection, made "
    "by who was still there to be issued it. Dating badges by when they were earned "
    "would count it as if the badge had done it."
)


def placebo_rows(asked: Asked, about: Asking) -> list[Drawn]:
    """Return a row for each group of ``outcome_people`` with such learners."""
    found = asked.rows("outcome_placebo")
    return [_row(about, group, Counts(*sides)) for group, *sides in found]


def _row(about: Asking, group: str, sides: Counts) -> Drawn:
    found = compared(about, group, sides)
    return replace(found, row=replace(found.row, analysis="placebo"))


def told_of(row: OutcomeRow, facts: Facts) -> str:
    """Say what was found, as ``row`` has it, of those whom it can't have changed."""
    assert row.exposed is not None and row.comparison is not None
    who = (
        f"Placebo: {row.exposed:,} learners had earned it by the landmark, but were "
        f"issued it only when the outcome was over; {row.comparison:,} hadn't "
        "earned it."
    )
    if row.finding == "too few":
        return f"{who} Too few to compare; {facts.least:,} a side are needed."
    assert row.exposed_rate is not None and row.comparison_rate is not None
    rates = (
        f"{row.exposed_rate:.1%} of them {facts.outcome}, of the others "
        f"{row.comparison_rate:.1%}"
    )
    if row.difference is None or row.low is None or row.high is None:
        return f"{who} {rates}: nothing to tell apart."
    points = [f"{value * 100:+.1f}" for value in (row.difference, row.low, row.high)]
    told = f"{who} {rates}: {points[0]} points ({points[1]} to {points[2]})."
    if row.finding == "no difference seen":
        return f"{told} No selection is seen by this measure."
    if row.finding not in ("higher", "lower"):
        return f"{told} Among so many comparisons that isn't clear."
    return f"{told} It can't have acted: all of this is selection."
