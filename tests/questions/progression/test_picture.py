"""The tree as an object: its rows, its bars, its words, drawn from made-up answers."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.questions.progression import groups_picture as progression_groups
from analytics.questions.progression import picture as charts
from analytics.questions.progression import words as progression_words
from analytics.questions.progression.counts import Heading, NodeRow, ProgressionAnswer
from analytics.scope import Scope

ROOT = NodeRow(
    "", "ct", "pathway", "Critical Thinking", None, 0, 2, 2, 1930, 412, 0.2135,
    0.196, 0.232, 300.0,
)  # fmt: skip
KNOW = replace(
    ROOT, step="ek", kind="step", title="Essential Knowledge", parent="ct", depth=1,
    needs=1, of=2, completed=1204, rate=0.624, low=0.602, high=0.645,
)  # fmt: skip
DEBATE = replace(
    KNOW, step="debate", kind="achievement", title="Debate", parent="ek", depth=2,
    needs=None, of=None, completed=640, rate=0.332, low=0.311, high=0.353,
)  # fmt: skip
PROVE = replace(
    KNOW, step="dp", title="Demonstrated Proficiency", needs=1, of=1, completed=430,
    rate=0.223, low=0.205, high=0.242,
)  # fmt: skip
ROWS = (ROOT, KNOW, DEBATE, PROVE)


def answer(rows=ROWS, scope=Scope(), basis="declared") -> ProgressionAnswer:
    heading = Heading("ct", "Critical Thinking", "", basis)
    return ProgressionAnswer(
        "progression", date(2026, 5, 31), 3, None, scope, rows, (),
        heading=(heading,),
    )  # fmt: skip


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_tree_keeps_its_order_and_starts_at_zero(mode):
    figure = charts.tree(answer(), mode, with_achievements=True)
    track, done = figure.data

    assert list(done.x) == [0.2135, 0.624, 0.332, 0.223]
    assert list(done.y) == sorted(done.y)
    assert list(track.x) == [1.0] * 4
    assert tuple(figure.layout.xaxis.range) == (0, 1)


def test_intervals_are_drawn_about_the_rates():
    done = charts.tree(answer(), "light", with_achievements=True).data[1]

    assert done.x[0] + done.error_x.array[0] == pytest.approx(0.232)
    assert done.x[0] - done.error_x.arrayminus[0] == pytest.approx(0.196)


def test_every_row_bears_its_numbers_and_steps_their_rule():
    told = texts(charts.tree(answer(), "light", with_achievements=True))

    assert "412 of 1,930 · 21%" in told
    assert any("Critical Thinking" in text and "all 2" in text for text in told)
    assert any("Essential Knowledge" in text and "any 1 of 2" in text for text in told)


def test_achievements_can_be_left_out():
    figure = charts.tree(answer(), "light", with_achievements=False)

    assert len(figure.data[1].x) == 3
    assert not any("Debate" in text for text in texts(figure))


def test_step_that_asks_for_nothing_has_no_bar():
    optional = replace(PROVE, needs=0, rate=None, low=None, high=None)
    figure = charts.tree(answer((ROOT, optional)), "light", with_achievements=True)

    assert len(figure.data[1].x) == 1
    assert "asks for nothing" in texts(figure)


def test_title_names_pathway_and_basis():
    titles = {
        basis: progression_words.title(answer(basis=basis))
        for basis in ("declared", "eligible", "any")
    }

    assert titles["declared"] == (
        "Where do students who declared Critical Thinking stop?"
    )
    assert len(set(titles.values())) == 3


def test_sentence_has_the_number_its_parts_and_the_narrowest_step():
    told = progression_words.sentence(answer())

    assert "**412 of 1,930** students" in told
    assert "(21%, 20 to 23%)" in told
    assert "**Demonstrated Proficiency**: 430 of 1,930 · 22%" in told


@pytest.mark.parametrize(
    ("entered", "completed", "told"),
    [
        (0, 0, "Nobody"),
        (1, 0, "has not completed it yet"),
        (9, 0, "None of"),
        (None, None, "held back"),
    ],
)
def test_sentence_of_few_or_none(entered, completed, told):
    root = replace(ROOT, entered=entered, completed=completed, rate=None)

    assert told in progression_words.sentence(answer((root,)))


def test_table_has_the_tree_in_its_order():
    rows = progression_words.rows_of(answer())

    assert [row["Step"].strip() for row in rows] == [row.title for row in ROWS]
    assert rows[0]["Rate"] == "21%"
    assert rows[2]["Step"].startswith(progression_words.INDENT * 2)


def test_groups_stand_on_one_axis_and_empty_ones_say_so():
    rows = (
        replace(ROOT, group="Arts"),
        replace(ROOT, group="", entered=0, completed=0, rate=None, low=None, high=None),
    )
    figure = progression_groups.groups(answer(rows, Scope(by="college")), "ct", "dark")

    assert list(figure.data[0].x) == [0.2135]
    assert {"Arts", "not known", "nobody yet"} <= set(texts(figure))
    assert tuple(figure.layout.xaxis.range) == (0, 1)
