"""Curves of those with it by then and not yet; who takes part, by group."""

from datetime import date

import pytest

from analytics.drawing.palette import palette
from analytics.questions.outcome import curves_picture as charts
from analytics.questions.outcome.followed_rows import CurveRow, ModelRow
from analytics.questions.outcome.table import curves
from analytics.questions.participation import words as taking
from analytics.questions.participation.counts import ParticipationAnswer
from analytics.questions.participation.gaps import OutcomeGap
from analytics.questions.participation.rows import ParticipationRow
from analytics.scope import Scope

WITH = [
    CurveRow("", "any", "exposed", 2, 100, 10, 0.9, 0.83, 0.95),
    CurveRow("", "any", "exposed", 3, 80, 8, 0.81, 0.72, 0.88),
    CurveRow("", "any", "exposed", 4, 4, 1, None, None, None),
]
WITHOUT = [CurveRow("", "any", "not yet", 2, 300, 60, 0.8, 0.75, 0.84)]
MODEL = ModelRow("", "any", True, 100, 300, 484, 78, 0.47, 0.39, 0.57, 0.001, None)
NO = ParticipationRow("no", "any", "any badge", 1, "taking part", 200, 60, 0.3, 0.24,
                      0.37, 0.2, 0.1, 0.02, 0.18, 0.01, 0.02, "higher")  # fmt: skip
YES = ParticipationRow("yes", "any", "any badge", 1, "taking part", 100, 20, 0.2, 0.13,
                       0.29)  # fmt: skip


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_curves_begin_with_everybody_and_end_where_too_few_are_followed(mode):
    figure = charts.curves([*WITH, *WITHOUT], mode)
    lines = [trace for trace in figure.data if trace.line.width]
    assert [(list(line.x), list(line.y)) for line in lines] == [
        ([1, 2, 3], [1.0, 0.9, 0.81]), ([1, 2], [1.0, 0.8]),
    ]  # fmt: skip
    assert [line.line.dash for line in lines] == ["solid", "dash"]
    assert lines[0].line.color == palette(mode).complete
    names = [note.text for note in figure.layout.annotations]
    assert names == ["<b>With it by then</b> 81%", "<b>Not yet</b> 80%"]
    assert not charts.curves([], mode).data


def test_the_table_has_who_is_still_followed():
    rows = curves([*WITH, *WITHOUT])
    assert [row["Still followed"] for row in rows] == [100, 80, 4, 300]
    assert [row["Still there"] for row in rows] == ["90%", "81%", "–", "80%"]
    assert rows[2]["95% band"] == ""


def test_words_tell_the_ends_and_the_model():
    told = charts.sentence([*WITH, *WITHOUT])
    assert "with it by then: **81%** still there at term 3 (72 to 88%)" in told
    assert charts.sentence([]) == ""
    assert "**0.47** times those without (0.39 to 0.57)" in charts.model_sentence(
        [MODEL]
    )
    assert charts.model_sentence([]) == ""


def test_who_takes_part_is_told_with_its_gap_where_there_is_one():
    gap = OutcomeGap("no", "any", "any badge", 1, 0.1, 0.0, 0.1, -0.1, 0.3,
                     "no difference seen", "pell_grant no: nothing.")  # fmt: skip
    day, scope, both = date(2026, 6, 1), Scope(by="pell_grant"), (YES, NO)
    answer = ParticipationAnswer(
        "participation", day, 1, None, scope, both, gaps=(gap,)
    )
    rows = taking.first(answer, "taking part")
    assert [row.group for row in rows] == ["no", "yes"]
    first, second = taking.bars(rows, "pell_grant")
    assert first.words == "pell grant: no"
    assert first.numbers == (
        "60 of 200 · 30% · +10.0 points to the others (+2.0 to +18.0)"
    )
    assert second.numbers == "20 of 100 · 20%"
    assert taking.sentence(rows, "pell_grant") == (
        "Taking part differs: **pell grant: no** +10.0 points, against all others."
    )
    assert taking.sentence([YES], "x").startswith("No group takes part more or less")
    assert taking.sentence([], "x").startswith("Who takes part is held back")
    told = [str(one) for one in taking.gaps(answer)]
    assert told == ["pell grant no: nothing."]
    assert taking.rows_of(answer)[1]["Gap"] == "+10.0 points"
