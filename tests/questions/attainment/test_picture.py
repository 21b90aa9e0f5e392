"""Assessed work drawn: what waits stands beside, levels on their own scale."""

from datetime import date

import pytest

from analytics.questions.attainment import levels_picture as levels
from analytics.questions.attainment import picture as charts
from analytics.questions.attainment import table as tables
from analytics.questions.attainment import words as words
from analytics.questions.attainment.agreement import Agreement
from analytics.questions.attainment.counts import (
    AttainmentAnswer,
    AttainmentRow,
    LevelRow,
)
from analytics.questions.attainment.whole import wholes
from analytics.scope import Scope

ESSAY = AttainmentRow(
    "essay", "essay", "Essay", 1, 100, 60, 40, 20, 0.6, 0.5, 0.69, None
)
TALK = AttainmentRow("talk", "talk", "Talk", 1, 50, 45, 5, 0, 0.9, 0.79, 0.96, 3.25)
NONE = AttainmentRow("film", "film", "Film", 1, 0, 0, 0, 7, None, None, None, None)
HELD = AttainmentRow("film", "film", "Film", 1, *[None] * 8)
LEVELS = (
    LevelRow("", "essay", "good", 30),
    LevelRow("", "essay", "poor", 10),
    LevelRow("", "talk", "good", 5),
)
NAMES = {"talk": "Talk", "essay": "Essay"}


def answer(*rows: AttainmentRow, **parts) -> AttainmentAnswer:
    told = parts or {"whole": wholes(rows, None)}
    return AttainmentAnswer(
        "attainment", date(2026, 6, 1), 1, None, Scope(), rows, (), **told
    )


def test_the_sentence_tells_what_is_met_not_met_and_waiting():
    told = words.sentence(answer(ESSAY, TALK))
    assert "Of **150** pieces of work that were assessed, **105** met" in told
    assert "**45** did not. A further **20** wait" in told
    assert words.sentence(answer()) == words.NOTHING
    assert words.sentence(answer(HELD, whole=())) == words.HELD_BACK
    assert words.sentence(answer(NONE)) == "Nothing is assessed yet: 7 wait."


def test_the_lowest_stands_first_and_is_named_with_what_chance_may_do():
    rows = words.ordered(answer(TALK, NONE, ESSAY), "achievement")
    assert [row.part for row in rows] == ["essay", "talk", "film"]
    told = words.parts_sentence(rows, "achievement")
    assert "**Essay** is met least (60%, 50 to 69%), **Talk** most" in told
    assert told.endswith("their intervals are apart.")
    terms = words.ordered(answer(TALK, ESSAY), "term")
    assert [row.part for row in terms] == ["talk", "essay"]
    assert words.parts_sentence(terms, "term") == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_waits_is_hatched_beside_what_was_assessed(mode):
    rows = (ESSAY, TALK, NONE)
    shown = words.strips(rows, [row.title for row in rows])
    track, share, waiting = charts.strips(shown, mode).data
    assert list(share.x) == [0.6, 0.9] and list(track.x) == [1, 1]
    assert (list(waiting.x), waiting.marker.pattern.shape) == ([0.2], "/")
    assert waiting.base[0] > 1
    assert shown[0].bar.numbers == (
        "60 of 100 met · 60%, 50 to 69% · 40 not met · 20 wait"
    )
    assert shown[2].bar.numbers == "nothing assessed yet · 7 wait"
    assert words.told(HELD) == "held back"
    assert len(charts.strips(shown[1:2], mode).data) == 2


def test_the_tables_have_the_same_numbers():
    first, _ = tables.rows_of((ESSAY, TALK), "achievement")
    assert (first["Achievement"], first["Met"], first["Waiting"]) == ("Essay", 60, 20)
    assert [row["Mean level"] for row in tables.rows_of((ESSAY, TALK), "term")] == [
        "–", "3.25"
    ]  # fmt: skip
    (whole,) = tables.wholes(wholes((ESSAY, TALK), None), ["All"])
    assert (whole["Counted"], whole["Assessed"], whole["Rate"]) == ("All", 150, "70%")


def test_levels_stand_on_their_own_scale():
    assert levels.scale_of(LEVELS, ("poor", "good")) == ["poor", "good"]
    assert levels.scale_of(LEVELS, ()) == ["good", "poor"]
    numbers = [LevelRow("", "a", one, 1) for one in ("10", "9", "2")]
    assert levels.scale_of(numbers, ()) == ["2", "9", "10"]
    assert "say their order under More" in levels.sentence(LEVELS, ())
    assert "say their order" not in levels.sentence(LEVELS, ("poor", "good"))
    assert "**good** was reached: 35 of 45 times" in levels.sentence(LEVELS, ())
    assert levels.sentence((), ()) == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_row_of_levels_adds_up_to_all_of_its_work(mode):
    figure = levels.levels(LEVELS, NAMES, ("poor", "good"), mode)
    numbers = figure.data[-1]
    assert sorted(zip(numbers.y, numbers.x, numbers.text, strict=True)) == [
        (0, 2, "100%"), (1, 1, "25%"), (1, 2, "75%"),
    ]  # fmt: skip
    assert [note.text for note in figure.layout.annotations] == ["Talk", "Essay"]
    assert levels.rows_of(LEVELS, NAMES, ("poor", "good"))[1] == {
        "Work": "Essay", "Level poor": 10, "Level good": 30,
    }  # fmt: skip


def test_agreement_is_told_in_words():
    poor = Agreement("", "essay", 40, 30, 0.75, 0.41, 40, 20, 0.5)
    same = Agreement("", "talk", 5, 5, 1.0, None, 0, 0, None)
    told = words.agreement_sentence([same, poor])
    assert "the same of 75% (**30 of 40** pieces)" in told and "a kappa of 0.41" in told
    assert "All scores were the same" in words.agreement_sentence([same])
    assert words.agreement_sentence([]).startswith("No piece of work was scored by two")
    assert [row["Kappa"] for row in tables.agreement([poor, same])] == ["0.41", "–"]


def test_further_attempts_are_compared_with_the_first():
    once, now = wholes((ESSAY,), None), wholes((TALK,), None)
    told = words.attempts_sentence(once, now)
    assert told.startswith("**60%** met it at the first attempt, **90%** by the latest")
    assert words.attempts_sentence((), now) == ""
