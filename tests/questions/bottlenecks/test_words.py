"""Which step holds learners up: sentences, marks and the table."""

from dataclasses import replace
from datetime import date

from analytics.asking.answer import Answer
from analytics.questions.bottlenecks import words as words
from analytics.questions.bottlenecks.counts import BottleneckRow
from analytics.questions.progression import picture as charts
from analytics.scope import Scope
from tests.questions.progression.test_picture import answer as progression
from tests.questions.progression.test_picture import texts

WORST = BottleneckRow("", 1, "dp", "Proficiency", 1930, 792, 610, 340.0, 10, 200, 400)
OTHER = replace(WORST, rank=2, step="ek", title="Knowledge", lacking=1, here=0,
                median_days=None, waiting=0, not_offered=0, not_taken_up=0)  # fmt: skip


def answer(*rows: BottleneckRow) -> Answer:
    return Answer("bottlenecks", date(2026, 5, 31), 1, None, Scope(), rows)


def test_the_sentence_says_where_most_wait():
    assert words.sentence(answer(WORST, OTHER)) == (
        "Most wait at **Proficiency**: 610 still enrolled have everything else, and "
        "182 who aren't any more."
    )
    all_here = replace(WORST, lacking=1, here=1)
    assert words.sentence(answer(all_here)) == (
        "Most wait at **Proficiency**: 1 still enrolled has everything else."
    )
    assert "Nobody who is still enrolled" in words.sentence(answer(OTHER))
    assert words.sentence(answer()) == ""


def test_why_names_waiting_supply_and_demand():
    told = words.why(answer(WORST))
    assert "10 handed in work that waits" in told
    assert "200 had no chance" in told
    assert "400 could have earned one" in told


def test_unknown_supply_is_said_and_held_back_is_not_unknown():
    unknown = replace(WORST, not_offered=None, not_taken_up=None, supply_unknown=600)
    assert "whether it was on offer for 600 isn't known" in words.why(answer(unknown))
    assert words.rows_of(answer(unknown))[0]["Not taken up"] == "not loaded"
    blank = dict.fromkeys(("lacking", "here", "not_offered", "not_taken_up"))
    held = replace(WORST, **blank)
    assert words.rows_of(answer(held))[0]["Not taken up"] is None
    assert "held back" in words.why(answer(held))
    assert words.sentence(answer(held)) == ""


def test_marks_stand_by_their_steps_in_the_tree():
    marks = words.marks(answer(WORST, OTHER))
    first, second = marks["dp"].split("<br>")
    assert first == "◂ 792 lack only this (610 enrolled)"
    assert second.strip() == "for 11 months at the median"
    assert marks["ek"] == "◂ 1 lacks only this (0 enrolled)"
    figure = charts.tree(progression(), "light", True, marks)
    assert marks["dp"] in texts(figure)
    plain = charts.tree(progression(), "light", True)
    assert figure.layout.height > plain.layout.height
