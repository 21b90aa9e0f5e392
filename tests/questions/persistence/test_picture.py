"""Cohorts drawn: hatched where it isn't over, means of mature ones, words."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.drawing.words import group_name
from analytics.questions.persistence import picture as charts
from analytics.questions.persistence import table as tables
from analytics.questions.persistence import words as words
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import TriangleAnswer, means
from analytics.scope import Scope

ASKED = RetentionQuestion(cohort="first-time-full-time")
F23 = RetentionRow(
    "", "f23", "Fall 2023", "first-time-full-time", 1, "s24", True, 100, 0, 80, 0, 20,
    0, 80, 100, 0.8, 0.71, 0.87, 0.8, date(2023, 8, 21),
)  # fmt: skip
F24 = replace(F23, cohort="f24", title="Fall 2024", entered=50, returned=30,
              not_enrolled=20, numerator=30, denominator=50, rate=0.6, low=0.46,
              high=0.72, at_most=0.6, first_day=date(2024, 8, 26))  # fmt: skip
UNKNOWN = dict.fromkeys(
    ("excluded", "returned", "graduated", "not_enrolled", "numerator", "denominator",
     "rate", "low", "high", "at_most")
)  # fmt: skip
OPEN = replace(F23, place=2, outcome="f24", finished=False, unknown=100, **UNKNOWN)


def answer(*rows: RetentionRow, by: str | None = None) -> TriangleAnswer:
    scope = Scope(by=by)
    return TriangleAnswer(
        "retention", date(2025, 6, 1), 1, None, scope, rows, means=means(rows)
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_not_over_is_hatched_and_has_no_number(mode):
    rows = (F23, OPEN, F24)
    figure = charts.triangle(rows, means(rows), mode)
    finished, waiting, numbers = figure.data
    assert (finished.marker.pattern.shape, waiting.marker.pattern.shape) == ("", "/")
    assert list(waiting.base) == [2 - 0.47] and list(waiting.y) == [0]
    # 110 of 150 together: each person weighs the same, not each cohort
    assert list(numbers.text) == ["80%", "60%", "73%"]
    assert list(numbers.y)[-1] > 1
    assert "not over yet" in waiting.customdata[0]
    assert "110 of 150" in finished.customdata[-1]


def test_the_table_has_every_cell_and_the_means():
    rows = tables.triangle(answer(F23, OPEN, F24))
    assert [(r["Cohort"], r["Rate"]) for r in rows] == [
        ("Fall 2023", "80%"), ("Fall 2023", "not yet"), ("Fall 2024", "60%"),
        ("All mature (2)", "73%"),
    ]  # fmt: skip
    assert words.triangle_sentence(()) == "No cohort is one regular term old yet."
    assert "73% after 1" in words.triangle_alt(means((F23, F24)))


def test_the_sentence_tells_the_last_finished_cohort_and_what_is_not_counted():
    told = words.sentence(answer(F23, F24, replace(OPEN, title="Fall 2025")), ASKED)
    assert told == (
        "Of **50** first-time, full-time students who entered in **Fall 2024**, **30** "
        "were enrolled here at the census of the next fall, or had graduated by then "
        "(60%, 46 to 72%). Of those of **Fall 2023** it was 80%. Not counted, since "
        "their time isn't up: Fall 2025."
    )


def test_a_fall_is_compared_with_the_fall_before_and_a_spring_with_none():
    spring = replace(F23, title="Spring 2024", first_day=date(2024, 1, 16))
    told = words.sentence(answer(F23, spring, F24), ASKED)
    assert "Of those of **Fall 2023** it was 80%." in told
    assert "it was" not in words.sentence(answer(F23, spring), ASKED)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((OPEN,), "It is too early to tell of any cohort."),
        ((), "There are no first-time, full-time students in a cohort"),
        ((replace(F23, entered=None, numerator=None),), words.HELD_BACK),
    ],
)
def test_nothing_is_said_that_is_not_known(rows, told):
    assert words.sentence(answer(*rows), ASKED).startswith(told)


def test_what_counts_is_said_as_it_is_asked():
    apart = replace(ASKED, completers="apart", institution="any", to="term+2")
    told = "were enrolled anywhere at the census of the regular term 2 on"
    assert words.counted(apart) == told
    graduated = replace(ASKED, to="graduated-150")
    assert words.counted(graduated) == "had graduated here within 150% of normal time"
    assert words.kind("transfer") == "Transfer"
    assert words.whom("all") == "students"


def test_unknown_elsewhere_is_said_with_the_most_that_it_can_be():
    (bar,) = charts.cohort_bars(
        answer(replace(F24, unknown=10, not_enrolled=10, at_most=0.8))
    )
    assert bar.numbers == "30 of 50 · 60%, 46 to 72% · at most 80%: 10 unknown"


def test_the_group_that_the_sentence_calls_least_is_drawn():
    """Of fourteen the ninth bar is the last one; nobody of two is counted."""
    rates = {chr(97 + n): (70 - n) / 100 for n in range(14)} | {"y": None, "z": None}
    rows = [
        replace(F23, group=name, rate=rate, denominator=100 if rate else 0)
        for name, rate in rates.items()
    ]
    rows = words.latest(answer(*reversed(rows), by="major"), answer(F23))
    assert "**n** (57%, 71 to 87%) least" in words.groups_sentence(rows, "major")
    drawn = [bar.words for bar in charts.group_bars(rows, "major")]
    assert drawn == [*"abcdefgh", "n"]


def test_groups_are_compared_in_the_last_finished_cohort():
    no, yes = replace(F23, group="no"), replace(F23, group="yes", rate=0.6, low=0.5,
                                                high=0.69)  # fmt: skip
    split = answer(no, yes, replace(OPEN, group="no"), by="pell")
    rows = words.latest(split, answer(F23, OPEN))
    assert [row.group for row in rows] == ["no", "yes"]
    told = words.groups_sentence(rows, "pell")
    assert "**pell: no** (80%, 71 to 87%) stayed most" in told
    assert told.endswith("their intervals are apart.")
    near = [no, replace(yes, high=0.75)]
    assert words.groups_sentence(near, "pell").endswith("so it may be chance.")
    assert words.groups_sentence([no], "pell").startswith("There are no two groups")
    assert words.largest_groups(split) == ["no", "yes"]
    assert group_name("Arts", "college") == "Arts"
