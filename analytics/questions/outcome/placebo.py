"""A badge issued once the outcome was over can't have acted: what is left is selection.

Retroactive badges are issued for work done long before, to those who are still there.
Learners who had earned one by the landmark, and were issued it only after the outcome's
window had ended, are set against those at the landmark who hadn't earned it. Whoever
was really exposed by the landmark is on neither side.
"""

from dataclasses import replace

from analytics.asking.ask import Asked
from analytics.drawing.claims import (
    Given,
    Number,
    Points,
    Sentence,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.differences_said import Ends, Tenths
from analytics.estimate.heterogeneity import Counts
from analytics.questions.outcome.facts import ERROR, Facts
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


def told_of(row: OutcomeRow, facts: Facts) -> Sentence:
    """Say what was found, as ``row`` has it, of those whom it can't have changed."""
    who = say(
        "Placebo: {} learners had earned it by the landmark, but were issued it only "
        "when the outcome was over; {} hadn't earned it.",
        Number(row, "exposed"),
        Number(row, "comparison"),
    )
    if row.finding == "too few":
        few = holds("Too few to compare", (row,), ("difference", "=", None))
        return join(who, say("{}; {} a side are needed.", few, Given(facts.least)))
    rates = say(
        "{} of them {}, of the others {}",
        Tenths(row, "exposed_rate"),
        Given(facts.outcome),
        Tenths(row, "comparison_rate"),
    )
    if row.difference is None or row.low is None or row.high is None:
        none = holds("nothing to tell apart", (row,), ("difference", "=", None))
        return join(who, say("{}: {}.", rates, none))
    found = say("{}: {} ({}).", rates, Points(row, "difference"), Ends(row))
    return join(who, found, _selection(row))


def _selection(row: OutcomeRow) -> Sentence:
    """Say what such a difference is, where there is one."""
    seen = (("low", "≤", 0), ("high", "≥", 0))
    if row.finding == "no difference seen":
        return holds("No selection is seen by this measure.", (row,), *seen)
    if row.finding not in ("higher", "lower"):
        unclear = ("p_adjusted", ">", ERROR)
        return holds("Among so many comparisons that isn't clear.", (row,), unclear)
    return never("It can't have acted: all of this is selection.", (row,), *seen)
