"""Sentences that were wrong once: the law refuses each, and takes the right one."""

from dataclasses import dataclass
from datetime import date

import pytest

from analytics.asking.answer import Rate
from analytics.drawing.claims import (
    Count,
    Estimate,
    Given,
    Name,
    Number,
    Percent,
    Points,
    Total,
    holds,
    never,
    say,
)
from analytics.drawing.compared import Apart, YearsBefore, least, most
from analytics.drawing.differences_said import Ends, Quoted
from analytics.questions.outcome.said import Found, Nth
from tests.claims.checker import faults


@dataclass(frozen=True)
class Step:
    """A step: who lacks only that, and how many of them are still enrolled."""

    title: str
    lacking: int
    here: int


@dataclass(frozen=True)
class Part:
    """A part of a split, with its share."""

    title: str
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class Term:
    """A term, and the share of those who began in it."""

    title: str
    first_day: date
    rate: float
    unfinished: bool | None = False


@dataclass(frozen=True)
class Side:
    """A comparison at a landmark: how far apart both sides are."""

    title: str = "Plan"
    by_term: int = 2
    analysis: str = "adjusted"
    difference: float | None = 0.076
    low: float | None = 0.011
    high: float | None = 0.141
    p_adjusted: float = 0.08
    comparisons: int = 3
    finding: str = "not clear among 3"
    verdict: str = "Not clear once all 3 comparisons are counted."


@dataclass(frozen=True)
class Done:
    """How many of how many, and another share."""

    part: int = 4
    whole: int = 10
    rate: float = 0.2


SOME = Done()
STEPS = (Step("Observing", 20, 18), Step("Acting", 21, 2))
PARTS = (
    Part("Computer Science", 0.2, 0.15, 0.25),
    Part("French", 0.3, 0.25, 0.36),
    Part("History", 0.6, 0.5, 0.7),
)
DRAWN = PARTS[1:]  # the bars end at French
FALL, SUMMER, LAST = TERMS = (
    Term("Fall 2024", date(2024, 8, 26), 0.2),
    Term("Summer 2025", date(2025, 6, 2), 0.24),
    Term("Fall 2025", date(2025, 8, 25), 0.27),
)
OPEN = (Term("Fall 2025", date(2025, 8, 25), 0.27, unfinished=True),)
FILES = tuple(Step(f"line {n}", n, n) for n in range(5))
NARROW = Part("Essay", *[round(one, 4) for one in (0.13, 0.127, 0.134)])
SMALL = Part("Essay", 0.004, 0.0021, 0.0046)


class Rounded(Estimate):
    """A rate as it was written once."""

    def __str__(self) -> str:
        """Write whole percentages, whatever they hide."""
        rate, low, high = self.row.rate, self.row.low, self.row.high
        written = f"{rate:.0%}" if rate > 0.005 else "<1%"
        return f"{written}, {low * 100:.0f} to {high * 100:.0f}%"


class Short(Found):
    """What was found, as it was said once: a range that leaves zero out, and chance."""

    def __str__(self) -> str:
        """Say of all that isn't clear among several that there is no difference."""
        is_found = self.row.finding in ("higher", "lower")
        return super().__str__() if is_found else "no difference seen"


UNCLEAR, PLACEBO = Side(), Side(analysis="placebo", difference=0.309, low=0.2, high=0.4)
NONE = Side(difference=0.02, low=-0.03, high=0.07, finding="no difference seen")
SAID = Side(verdict="No difference seen: anything from 1.1 points more often.")
OTHERWISE = Side(verdict="Learners returned 7.6 points less often than learners.")
GONE = Side(difference=None, low=None, high=None, finding="too few")
HERE = most(STEPS, "here")
TOP, END = most(PARTS, "rate"), least(PARTS, "rate")
NOW = most(TERMS, "first_day")
WITHOUT = "No period is finished: without a time, none ever is."
RIGHT = [
    (say("Most wait at {}: {} enrolled.", HERE, HERE.figure()), STEPS),
    (say("{} least ({}); {} most ({}).", END, END.rate(), TOP, TOP.rate()), PARTS),
    (say("{} rows wait.", Count(FILES)), FILES),
    (say("{}: {}; {}: {}.", NOW, Percent(LAST, "rate"), YearsBefore(NOW),
         Percent(FALL, "rate")), TERMS),
    (say("{}", Estimate(NARROW)), (NARROW,)),
    (say("{}", Estimate(SMALL)), (SMALL,)),
    (never("No period is finished yet.", OPEN, ("unfinished", "=", False)), OPEN),
    (say("Beside it: by the {} term {}.", Nth(UNCLEAR, "by_term"), Found(UNCLEAR)),
     (UNCLEAR,)),
    (say("No difference seen: {} ({}).", Points(NONE, "difference"), Ends(NONE)),
     (NONE,)),
    (say("By the {} term {}.", Nth(GONE, "by_term"), Found(GONE)), (GONE,)),
]  # fmt: skip
WRONG = [
    # ranked by those still enrolled, led by all who lack it: another step has 21
    (say("Most wait at {}: {}.", HERE, Number(STEPS[0], "lacking")), STEPS),
    (say("Most wait at **{}**: {}.", Name(STEPS[0]), Number(STEPS[0], "here")), STEPS),
    # who is least isn't drawn; the second is called the clearest
    (say("{} least ({}).", END, END.rate()), DRAWN),
    (say("Least on {} ({}).", TOP, TOP.rate()), PARTS),
    (say("Most clearly on **{}**.", Name(PARTS[2])), PARTS),
    (say("Most on {} ({}).", most(PARTS, "low"), Percent(PARTS[2], "rate")), PARTS),
    (say("Most on {} ({}).", most(PARTS, "rate", ("rate", "<", 0.5)),
         Percent(PARTS[1], "rate")), PARTS),
    # three rows of a load, above the five that wait
    (say("{} rows wait.", Count(FILES[:3])), FILES),
    (say("3 rows wait, as {} do.", Count(FILES)), FILES),
    # a fall, and the small summer before it
    (say("{}: {}. The one before: {}.", NOW, Percent(LAST, "rate"),
         Percent(SUMMER, "rate")), TERMS),
    # a year is no lack of time
    (holds(WITHOUT, OPEN, ("unfinished", "=", None)), OPEN),
    (say(WITHOUT), OPEN),
    # rounded until it says nothing
    (say("{}", Rounded(NARROW)), (NARROW,)),
    (say("{}", Rounded(SMALL)), (SMALL,)),
    # only what is recorded is similar
    (say("{} steps, the groups similar.", Count(STEPS)), STEPS),
    (say("{} against {}: groups similar.", Number(SOME, "part"),
         Number(SOME, "whole")), (SOME,)),
    # +7.6 points (+1.1 to +14.1), and said to be none
    (say("By the {} term {}.", Nth(UNCLEAR, "by_term"), Short(UNCLEAR)), (UNCLEAR,)),
    (say("By the {} term no difference seen: {} ({}).", Nth(UNCLEAR, "by_term"),
         Points(UNCLEAR, "difference"), Ends(UNCLEAR)), (UNCLEAR,)),
    (say("{}", Quoted(SAID)), (SAID,)),
    (say("{}", Quoted(OTHERWISE)), (OTHERWISE,)),
    (holds("No difference seen", (UNCLEAR,), ("low", "≤", 0)), (UNCLEAR,)),
    # the placebo measures who was still there to be issued it
    (say("A result ({}) no larger than its placebo ({}) is no result.",
         Points(UNCLEAR, "difference"), Points(PLACEBO, "difference")),
     (UNCLEAR, PLACEBO)),
    (say("It is {}, its placebo {}.", Points(UNCLEAR, "difference"),
         Points(PLACEBO, "difference")), (UNCLEAR, PLACEBO)),
    (say("A result of {} no larger than its placebo is no result.",
         Points(UNCLEAR, "difference")), (UNCLEAR, PLACEBO)),
    # and what else the claims could get wrong
    ("Most wait at Observing: 20.", STEPS),
    (say("Nobody waits."), STEPS),
    (say("{} of {}.", Given(30), Count(STEPS)), STEPS),
    (say("{} wait.", Total(STEPS[:1], "here")), STEPS),
    (say("{} wait.", Number(STEPS[0], "here", zero="18")), STEPS[1:]),
    (say("{}.", Apart(END, TOP, "they are apart", "apart")), PARTS),
    (say("{} of {} ({}).", Number(SOME, "part"), Number(SOME, "whole"),
         Percent(SOME, "rate")), (SOME,)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "beneath"), RIGHT, ids=str)
def test_what_is_so_is_taken(sentence, beneath):
    assert faults(sentence, [beneath]) == []


@pytest.mark.parametrize(("sentence", "beneath"), WRONG, ids=str)
def test_what_is_not_so_is_refused(sentence, beneath):
    assert faults(sentence, [beneath])


def test_the_one_with_most_and_the_one_with_least_are_two():
    alike = tuple(Part(name, 0.5, *Rate(5, 10).interval) for name in ("A", "B", "C"))
    top, end = most(alike, "rate"), least(alike, "rate")
    assert str(top) == "**A**, **B** and **C**" and str(top.rate()) == "50%"
    said = say("{} most ({}), {} least ({}).", top, top.rate(), end, end.rate())
    assert any("as much as the one" in fault for fault in faults(said, [alike]))
    four = (*alike, Part("D", 0.5, 0.2, 0.8))
    assert str(most(four, "rate")) == "**A**, **B**, **C** and 1 more"


def test_words_hold_where_a_row_meets_them():
    assert not faults(holds("x", STEPS, ("here", ">", 17)), [STEPS])
    assert faults(never("x", STEPS, ("here", ">", 17)), [STEPS])
    assert not faults(never("x", STEPS, ("here", ">", 18)), [STEPS])
