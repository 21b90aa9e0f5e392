"""When learners complete: marks counted by hand, the curve, its words and tables."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.drawing.curves import drawn_days
from analytics.questions.completion_time import picture as charts
from analytics.questions.completion_time import words as words
from analytics.questions.completion_time.counts import TimeAnswer
from analytics.questions.completion_time.marks import marks_of, months_between
from analytics.questions.completion_time.rows import DayRow, Summary
from analytics.scope import Scope

# 40 begin. On day 100 ten complete; on day 200 five graduate without it and five are
# last seen; on day 400 twelve aren't enrolled; eight are last seen on day 500.
ROWS = (
    DayRow("", 100, 40, 10, 0, 0, 0, 0.25, 0.14, 0.4),
    DayRow("", 200, 30, 0, 5, 0, 5, 0.25, 0.14, 0.4),
    DayRow("", 400, 20, 0, 0, 12, 0, 0.25, 0.14, 0.4),
    DayRow("", 500, 8, 0, 0, 0, 8, 0.25, 0.14, 0.4),
)
SUMMARY = Summary("", "The Pair", 40, 10, 5, 12, 13, 0, 100.0, None, None, 0.25, 0, 0)


def answer(rows=ROWS, parts=(SUMMARY,), scope=Scope()) -> TimeAnswer:
    day = date(2026, 5, 31)
    told = {"summary": parts}
    return TimeAnswer("completion-time", day, 1, None, scope, tuple(rows), **told)


def split() -> TimeAnswer:
    rows = [replace(row, group=name) for name in ("arts", "law") for row in ROWS]
    parts = tuple(replace(SUMMARY, group=name) for name in ("arts", "law"))
    return answer(rows, parts, Scope(by="college"))


def test_a_curve_ends_where_fewer_than_ten_are_followed():
    assert [row.day for row in drawn_days(ROWS)] == [100, 200, 400]


def test_marks_count_what_had_ended_before_and_add_up():
    marks = marks_of(ROWS, SUMMARY)

    assert [mark.months for mark in marks] == [0, 3, 6, 9, 12]
    assert [mark.still_followed for mark in marks] == [40, 40, 30, 20, 20]
    last = marks[-1]
    assert (last.completed, last.graduated_without, last.not_enrolled) == (10, 5, 0)
    assert last.too_recent == 5
    assert (marks[0].incidence, last.incidence) == (0.0, 0.25)


@pytest.mark.parametrize(
    ("days", "months"), [(200, 1), (500, 3), (1300, 6), (3000, 12), (20_000, 24)]
)
def test_marks_stay_few(days, months):
    assert months_between(days) == months


def test_the_sentence_names_no_median_that_was_not_reached():
    told = words.sentence(answer())

    assert "Of **40** who began, **25%, 14 to 40%** complete" in told
    assert "within 12 months. A quarter had done so after 3 months." in told
    never = replace(SUMMARY, quarter_days=None)
    assert "There is no median" in words.sentence(answer(parts=(never,)))


def test_a_quarter_beyond_the_drawn_curve_is_not_told():
    late = replace(SUMMARY, quarter_days=450.0)
    assert "There is no median" in words.sentence(answer(parts=(late,)))


def test_too_few_and_held_back_are_said():
    few = replace(SUMMARY, learners=8)
    assert "too few to say" in words.sentence(answer(ROWS[3:], (few,)))
    assert "held back" in words.sentence(answer((), ()))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_curve_starts_at_nothing_and_keeps_its_band(mode):
    low, high, line = charts.curves(answer(), mode).data

    assert list(line.x) == [0, 100, 200, 400]
    assert list(line.y) == [0.0, 0.25, 0.25, 0.25]
    assert line.line.shape == "hv"
    assert (low.y[1], high.y[1]) == (0.14, 0.4)


def test_groups_have_a_panel_each_on_one_scale():
    figure = charts.curves(split(), "light")

    assert len(figure.data) == 6
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert len(figure.layout.annotations) == 2


def test_groups_are_compared_at_one_time_and_short_ones_left_out():
    better = [replace(row, group="law", incidence=0.5) for row in ROWS]
    short = [replace(row, group="pharmacy", incidence=0.9) for row in ROWS[:1]]
    arts = [replace(row, group="arts") for row in ROWS]
    parts = tuple(replace(SUMMARY, group=n) for n in ("arts", "law", "pharmacy"))
    told = words.sentence(answer([*arts, *better, *short], parts, Scope(by="college")))

    assert told.startswith("Within 12 months most completed it in **law** (50%, 14 to")
    assert "fewest in **arts** (25%" in told
    assert "pharmacy" not in told


def test_the_tables_say_the_same():
    (first, *_, last) = words.marks_table(answer())
    assert (first["Completed by then"], last["Completed by then"]) == ("none", "25%")
    assert last["Still followed"] == 20
    assert len(words.days_table(answer())) == 4
    assert {row["Group"] for row in words.marks_table(split())} == {"arts", "law"}
    assert "25% after 12 months" in words.alt(answer())
