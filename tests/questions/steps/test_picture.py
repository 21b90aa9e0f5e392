"""The funnel's bars and words, from made-up answers."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.questions.steps import picture as charts
from analytics.questions.steps import table as tables
from analytics.questions.steps import trend_picture as steps_trend
from analytics.questions.steps import words as words
from analytics.questions.steps.counts import StepRow, StepsAnswer
from analytics.questions.steps.fates import FateRow
from analytics.questions.steps.trend import TrendRow
from analytics.scope import Scope

FIRST = StepRow(
    "", 1, "debate", "Debate", False, 1930, 1.0, 0.998, 1.0, 1.0, None, None, 1800,
    1800, 1.0, 1930,
)  # fmt: skip
LAST = replace(
    FIRST, step=2, title="<b>Logic</b>", learners=412, rate_from_first=0.2135,
    low=0.196, high=0.232, rate_from_previous=0.2135,
    median_seconds_from_previous=43_200.0,
)  # fmt: skip
FATES = (
    FateRow("", "within", 100, 0),
    FateRow("", "passed", 1300, 4),
    FateRow("", "not enrolled", 118, 0),
    FateRow("", "graduated", 0, 0),
)
DAY = date(2026, 5, 31)
DONE = TrendRow("", "25FA", DAY, DAY, 40, 12, 0.3, 0.2, 0.4, 40, False)
OPEN = replace(DONE, period="26SP", unfinished=True)


def answer(*rows, fates=FATES) -> StepsAnswer:
    return StepsAnswer("steps", DAY, 3, None, Scope(), rows, fates=fates)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_bars_start_at_zero_and_titles_are_shown_as_they_are(mode):
    figure = charts.funnel(answer(FIRST, LAST), mode)
    assert list(figure.data[1].x) == [1.0, 0.2135]
    assert tuple(figure.layout.xaxis.range) == (0, 1)
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>2  &lt;b&gt;Logic&lt;/b&gt;</b>" in texts
    assert "412 · 21% of all" in texts


def test_the_sentence_answers_with_parts_and_with_who_began_too_recently():
    told = words.sentence(answer(FIRST, LAST))
    assert told.startswith("**412 of 1,930** students who took the first step came")
    assert "(21%, 20 to 23%)" in told
    assert "130 of the 1,930 began too recently" in told


def test_nobody_and_held_back_are_said():
    nobody = replace(FIRST, learners=0, rate_from_first=None, low=None, high=None)
    assert words.sentence(answer(nobody)).startswith("Nobody in scope")
    assert words.sentence(answer(replace(FIRST, learners=None))) == words.HELD_BACK
    held = answer(FIRST, fates=(replace(FATES[0], learners=None),))
    assert words.fates_sentence(held) == words.HELD_BACK
    assert words.fates_of(held)[0][1:] == ("held back", None)


def test_the_rest_are_told_apart():
    told = words.fates_sentence(answer(FIRST, LAST))
    assert "Of the 1,518 who haven't come to the end, **1,300** had their time" in told
    assert "Of 4 no enrolment is known." in told


def test_unfinished_periods_are_hatched_and_not_compared():
    figure = steps_trend.trend(answer(DONE, OPEN), "light")
    assert list(figure.data[0].marker.pattern.shape) == ["", "/"]
    told = words.trend_sentence(answer(DONE, OPEN))
    assert "**25FA**, the last finished period, 12 of 40" in told
    assert tables.trend_rows(answer(DONE, OPEN))[1]["Unfinished"] == "yes"


F24 = replace(DONE, period="24FA", first_day=date(2024, 8, 26), converted=27,
              entered=100, rate=0.27)  # fmt: skip
SU25 = replace(DONE, period="25SU", first_day=date(2025, 6, 2), converted=6, entered=25,
               rate=0.24)  # fmt: skip
F25 = replace(DONE, period="25FA", first_day=date(2025, 8, 25))


def test_a_fall_is_compared_with_the_fall_before_not_with_a_small_summer():
    told = words.trend_sentence(answer(F24, SU25, F25))
    assert told.endswith("Of those of **24FA**: 27 of 100 came to the end (27%).")
    assert "24%" not in told
    assert "None of a year before" in words.trend_sentence(answer(SU25, F25))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((replace(DONE, unfinished=None),), "without a time to come to the end"),
        ((OPEN,), "those who began still have time"),
        ((replace(OPEN, entered=0), replace(DONE, entered=0)), "Nobody has begun"),
        ((), "Nobody has begun"),
    ],
)
def test_a_horizon_is_not_called_no_time(rows, told):
    assert told in words.trend_sentence(answer(*rows))


def test_less_than_a_day_is_said_so():
    assert tables.rows_of(answer(FIRST, LAST))[1]["Median time"] == "under a day"
