"""A comparison drawn and told: hollow before, filled after; no number unknown."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.drawing import differences
from analytics.drawing.palette import palette
from analytics.drawing.words import spoken
from analytics.questions.outcome import doubts as outcome_doubts
from analytics.questions.outcome import love_picture as love
from analytics.questions.outcome import table as tables
from analytics.questions.outcome import words as words
from analytics.questions.outcome.alike import BalanceRow, OverlapRow
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.effect_rows import EffectRow
from analytics.questions.outcome.left_out import LeftOut
from analytics.questions.outcome.rows import OutcomeRow
from analytics.scope import Scope

KEY = ("", "achievement:plan", 1)
ADJUSTED = OutcomeRow(
    "", "achievement:plan", "Plan", 1, "next-fall", "adjusted", 300, 900, 0.9, 0.85,
    0.05, 0.012, 0.088, 0.01, 0.02, 2, 0.95, 700.4, "higher",
    "Learners with Plan returned 5.0 points more often.",
)  # fmt: skip
PLAIN = replace(ADJUSTED, analysis="landmark", exposed=310, comparison=950,
                difference=0.08, low=0.04, high=0.12)  # fmt: skip
FEW = replace(ADJUSTED, by_term=2, exposed=40, exposed_rate=None, difference=None,
              low=None, high=None, finding="too few", verdict="Too few")  # fmt: skip
HELD = replace(FEW, exposed=None, comparison=None, finding=None, verdict=None)
PLACEBO = replace(PLAIN, analysis="placebo", verdict="Placebo: all of it is selection.")
AID = BalanceRow("", "achievement:plan", 1, "next-fall", "aid", "aid: yes", 0.3, 0.4,
                 0.3, -0.21, 0.01, None, None, "adjust", "satisfied")  # fmt: skip
NEAR = replace(AID, measure="honors: yes", before=0.02, after=0.0)
OVERLAP = OverlapRow("", "achievement:plan", 1, "next-fall", 310, 300, 10, 950, 900, 50,
                     0.97, 700.4)  # fmt: skip
EFFECT = EffectRow("", "achievement:plan", 1, "next-fall", "adjusted", 0.3, 0.3, 0.2,
                   12.0, 1.06, 1.01, 1.1, 1.31, 1.12)  # fmt: skip
AWAY = LeftOut("", "achievement:plan", 1, "next-fall", "away", "not enrolled", 90, None,
               None)  # fmt: skip


def answer(*rows: OutcomeRow, **parts) -> OutcomeAnswer:
    told = {"balance": (AID, NEAR), "overlap": (OVERLAP,), "effects": (EFFECT,),
            "left_out": (AWAY,)} | parts  # fmt: skip
    return OutcomeAnswer("outcome", date(2026, 6, 1), 1, None, Scope(), rows, **told)


def test_the_sentence_is_the_verdict_with_the_other_landmarks():
    told = words.sentence(answer(ADJUSTED, PLAIN, FEW))
    assert told.startswith("Students with Plan returned 5.0 points more often.")
    assert told.endswith("Beside it: by the third term too few.")
    others = [replace(FEW, by_term=n, title="Other") for n in (1, 2, 3, 4)]
    assert words.sentence(answer(ADJUSTED, *others)).endswith(
        "Of the 4 other comparisons: 4 too few."
    )
    assert words.sentence(answer()) == words.NOTHING
    assert words.sentence(answer(HELD)) == words.HELD_BACK
    assert spoken("Learners of Learner support", "Learner support").startswith("Lea")


def test_who_is_compared_and_who_is_left_out_add_up():
    found = answer(ADJUSTED, PLAIN)
    assert "**310** students with it" in words.sides(found, ADJUSTED)
    assert "The other 90 in scope" in words.sides(found, ADJUSTED)
    shown = tables.who(found, ADJUSTED, (AWAY,))
    assert [bar.is_apart for bar in shown] == [False, False, True]
    assert sum(bar.rate or 0 for bar in shown) == pytest.approx(1)
    assert shown[2].words == "Not enrolled at that census"
    assert tables.left_out((AWAY,))[0]["People"] == 90


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_measures_are_drawn_hollow_before_and_filled_after(mode):
    figure = love.love((AID, NEAR), mode)
    before, after = figure.data
    assert (list(before.x), before.marker.symbol) == ([0.21, 0.02], "circle-open")
    assert (list(after.x), after.marker.symbol) == ([0.01, 0.0], "circle")
    assert [shape.x0 for shape in figure.layout.shapes][-2:] == [0.05, 0.25]
    assert "aid: yes 0.21 before, 0.01 after" in love.alt((AID,))


def test_how_alike_they_are_follows_the_classes():
    told = words.alike(answer(ADJUSTED), ADJUSTED)
    assert "1 of 2 recorded measures were more than 0.05" in told
    assert "After adjusting, all 2 that are recorded are alike" in told
    assert "**300 of 310** with it have others like them" in told
    assert "as much as 700 people" in told
    far = answer(ADJUSTED, balance=(replace(AID, after=0.3),))
    assert "**too different**" in words.alike(far, ADJUSTED)
    near = answer(ADJUSTED, balance=(replace(AID, after=0.1),))
    assert "near enough to compare" in words.alike(near, ADJUSTED)
    assert words.alike(answer(FEW, balance=()), FEW).startswith("Nothing is compared")
    assert tables.balance((AID,))[0]["Before"] == "to be adjusted"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_differences_are_drawn_adjusted_with_those_as_they_are_beneath(mode):
    shown = tables.shown(answer(ADJUSTED, PLAIN, FEW))
    assert [one.main.difference for one in shown] == [0.05, None]
    assert shown[0].name == "Plan, by the second regular term"
    assert shown[0].main.told == "+5.0 points (+1.2 to +8.8) · 300 against 900"
    assert shown[1].main.told == "too few to compare (40 against 900)"
    hollow, filled = differences.differences(shown, mode).data
    assert (list(hollow.x), hollow.marker.symbol) == ([0.08], "circle-open")
    assert (list(filled.x), filled.marker.color) == ([0.05], palette(mode).complete)
    assert list(filled.error_x.array) == pytest.approx([0.038])


def test_a_placebo_is_an_outlined_diamond_beneath_its_comparison():
    shown = tables.shown(answer(ADJUSTED, PLAIN, PLACEBO))
    assert [one.is_placebo for one in shown] == [False, True]
    *_, placebo = differences.differences(shown, "light").data
    assert (list(placebo.x), placebo.marker.symbol) == ([0.08], "diamond-open")
    assert placebo.y[0] > differences.ROW_PIXELS


def test_the_table_has_the_same_numbers_and_no_zero_for_what_is_not_known():
    first, few, held = tables.rows_of(answer(ADJUSTED, FEW, HELD))
    assert (first["Difference"], first["95% interval"]) == ("+5.0", "+1.2 to +8.8")
    assert (few["Difference"], few["Rate with"], few["Found"]) == (
        "–", "–", "too few to compare",
    )  # fmt: skip
    assert (held["People with"], held["Found"]) == (None, "held back")
    assert words.found(HELD) == "held back"
    unclear = replace(ADJUSTED, finding="not clear among 6", comparisons=6)
    assert words.found(unclear).endswith("not clear among 6")


def test_doubts_are_told():
    found = answer(ADJUSTED, PLAIN, PLACEBO)
    assert outcome_doubts.placebo(found, ADJUSTED) == "Placebo: all of it is selection."
    assert "no placebo to look at" in outcome_doubts.placebo(answer(ADJUSTED), ADJUSTED)
    assert "a factor of 1.31 each" in outcome_doubts.unmeasured(found, ADJUSTED)
    assert "1.12 would bring the interval to zero" in outcome_doubts.unmeasured(
        found, ADJUSTED
    )
    none = answer(ADJUSTED, effects=(replace(EFFECT, e_value=None),))
    assert outcome_doubts.unmeasured(none, ADJUSTED).startswith(
        "No difference is given"
    )
    wide = answer(ADJUSTED, effects=(replace(EFFECT, e_value_limit=1.0),))
    assert outcome_doubts.unmeasured(wide, ADJUSTED).endswith(
        "no difference without that."
    )
    assert outcome_doubts.comparisons(found).startswith("2 comparisons were made")
    assert outcome_doubts.comparisons(answer(replace(ADJUSTED, comparisons=1))) == (
        "One comparison was made."
    )
