"""The overview's picture, tiles and sentence, from made-up answers."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.drawing.frame import scope_line
from analytics.drawing.words import Words, read_words
from analytics.questions.overview import picture as charts
from analytics.questions.overview import words as words
from analytics.questions.overview.counts import (
    LABELS,
    Measure,
    OverviewAnswer,
    Span,
    TermCount,
)
from analytics.scope import Scope

NOW = Span("Spring 2026", date(2026, 1, 12), date(2026, 4, 17), 12, None, True)
THEN = Span("Spring 2025", date(2025, 1, 13), date(2025, 4, 18), 9, None, True)
VALUES = {
    "learners_active": (2123, 2200),
    "badges": (3745, 3500),
    "micro_credentials": (852, 852),
    "credentials": (12, 9),
}
TERMS = (
    TermCount("", "F25", "Fall 2025", "badges", 7000, 400, False),
    TermCount("", "F25", "Fall 2025", "credentials", 0, 0, False),
    TermCount("", "S26", "Spring 2026", "badges", 3745, 0, True),
    TermCount("", "S26", "Spring 2026", "credentials", 12, 0, True),
)


def measure(name: str) -> Measure:
    made = {"measure": name, "label": LABELS[name]}
    plain = {f: None for f in Measure.__dataclass_fields__ if f not in made}
    if "group" in plain:
        plain["group"] = ""
    value, previous = VALUES.get(name, (None, None))
    row = Measure(**plain | made | {"value": value, "previous": previous})
    if name != "reach":
        return row
    return replace(
        row, value=0.82, previous=0.81, numerator=4214, denominator=5132,
        low=0.81, high=0.83,
    )  # fmt: skip


def answer(scope=Scope(), span=(NOW, THEN)) -> OverviewAnswer:
    rows = tuple(measure(name) for name in LABELS)
    parts = {"span": span, "terms": TERMS}
    return OverviewAnswer(
        "overview", date(2026, 4, 17), 3, "Census", scope, rows, (), **parts
    )  # fmt: skip


def test_sentence_has_numbers_and_direction_against_the_same_day():
    told = words.sentence(answer())

    assert told.startswith("**2,123 students** earned **3,745 badges** in Spring 2026")
    assert "so far, 7% more than by 18 April 2025 (3,500)" in told
    assert "**4,214 of 5,132** students" in told
    assert "(82%, 81 to 83%)" in told


def test_sentence_without_a_year_before_compares_nothing():
    assert "than" not in words.sentence(answer(span=(NOW,)))


def test_tiles_tell_a_change_in_words_and_small_ones_as_numbers():
    tiles = {tile.label: tile for tile in words.tiles(answer())}

    assert tiles["Reach"].value == "82%"
    assert tiles["Reach"].parts == "4,214 of 5,132"
    assert tiles["Badges earned"].change == "7% more"
    assert tiles["Credentials earned"].change == "3 more"
    assert tiles["Micro-credentials earned"].arrow == "off"
    assert tiles["Students who earned something"].arrow == "down"
    assert "Times shared" not in tiles  # not known: no tile, no zero


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_bars_start_at_zero_and_what_differs_is_told_by_fill(mode):
    figure = charts.by_term(answer(), mode)
    earned, running, late = figure.data[:3]

    assert list(earned.y) == [7000, None]
    assert list(running.y) == [None, 3745]
    assert list(late.y) == [400, 0]
    assert running.marker.pattern.shape == "/"
    assert late.marker.color == late.marker.pattern.bgcolor or late.marker.line.width
    assert figure.layout.yaxis.rangemode == "tozero"


def test_categories_stand_apart_and_empty_ones_are_left_out():
    assert charts.categories(answer()) == ("badges", "credentials")
    assert len(charts.by_term(answer(), "light").data) == 6


def test_table_has_a_row_per_term_in_the_pictures_order():
    rows = charts.term_rows(answer())

    assert [row["Term"] for row in rows] == ["Fall 2025", "Spring 2026 (in progress)"]
    assert rows[0]["Badges"] == 7000
    assert rows[0]["Badges, retroactive"] == 400


def test_scope_is_said_in_words():
    where = (("college", "Arts"), ("college", "Health"), ("first_gen", "yes"))

    assert scope_line(answer()) == (
        "All students · as of 17 April 2026 · state 3 “Census”"
    )
    assert "college: Arts or Health; first gen: yes" in scope_line(
        answer(Scope(where=where))
    )


def test_words_come_from_one_file(tmp_path):
    file = tmp_path / "words.toml"
    file.write_text('learner = "participant"\n', encoding="utf-8")
    assert read_words(file).learner == "participant"
    assert read_words(file).badge == "badge"
    assert read_words(tmp_path / "none.toml") == Words()

    file.write_text('lerner = "participant"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="lerner"):
        read_words(file)
