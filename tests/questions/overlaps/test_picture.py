"""Which badges count where, and what goes with completing: pictures and words."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.questions.goes_with import picture as goes_with
from analytics.questions.goes_with.counts import WithRow
from analytics.questions.overlaps import picture as overlaps
from analytics.questions.overlaps.counts import OverlapRow, OverlapsAnswer, PeopleRow
from analytics.scope import Scope

DEBATE = OverlapRow("debate", "Debate", False, "ct", "Critical Thinking", 40, 2)
ROWS = (
    DEBATE,
    replace(DEBATE, pathway="fr", title="French BA"),
    replace(DEBATE, achievement="alone", name="Alone", pathways=1),
)
PEOPLE = (PeopleRow(1, 30), PeopleRow(2, 10), PeopleRow(3, 2))
EARLY = WithRow("badge", "logic", "Logic", False, 100, 40, 0.4, 200, 40, 0.2, 0.2,
                0.09, 0.31, 0.0001, 0.0004)  # fmt: skip
PART = replace(EARLY, factor="debate", value="Debate", is_of_pathway=True, q=0.0001)
AID = replace(EARLY, kind="attribute", factor="first_gen", value="yes", q=0.4)


def answer(rows, people=PEOPLE) -> OverlapsAnswer:
    day, shown = date(2026, 5, 1), tuple(people)
    return OverlapsAnswer("overlaps", day, 1, None, Scope(), tuple(rows), people=shown)


def test_learners_of_several_pathways_are_counted_once_each():
    told = overlaps.sentence(answer(ROWS))
    assert "**12 of 42** students" in told
    assert "**1 of 2** badges count in more than one pathway" in told
    held = overlaps.sentence(answer(ROWS, [PeopleRow(1, None)]))
    assert "students" not in held


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_matrix_has_a_mark_where_a_shared_badge_counts(mode):
    figure = overlaps.matrix(answer(ROWS), mode)
    (marks,) = figure.data
    assert list(zip(marks.x, marks.y, strict=True)) == [(1, 1), (2, 1)]
    assert overlaps.numbered(answer(ROWS)) == "1 Critical Thinking · 2 French BA"
    assert len(overlaps.rows_of(answer(ROWS))) == 3


def test_the_matrix_stays_readable():
    many = [
        replace(DEBATE, achievement=f"b{n}", name=f"Badge {n}", pathway=f"p{p}",
                title=f"Pathway {p:02}", pathways=20)
        for n in range(60) for p in range(20)
    ]  # fmt: skip
    drawn = overlaps.shared(answer(many))
    assert len({row.achievement for row in drawn}) == overlaps.MOST_BADGES
    assert len(overlaps.legend(answer(many))) == overlaps.MOST_PATHWAYS


def test_what_stands_out_is_told_beside_the_pathways_own_badges():
    told = goes_with.sentence(answer([PART, EARLY, AID]))
    assert "Of 3 comparisons 2 stand out" in told
    assert "goes with more completing, 40% against 20%" in told
    assert "**Logic, early** has the smallest q" in told
    assert "drives" not in told
    assert "none stands out" in goes_with.sentence(answer([AID]))
    assert "nothing to compare" in goes_with.sentence(answer([]))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_dots_have_their_intervals_and_shapes(mode):
    (dots,) = goes_with.dots(answer([PART, EARLY, AID]), mode).data
    assert list(dots.marker.symbol) == ["diamond", "circle", "circle"]
    assert dots.x[0] - dots.error_x.arrayminus[0] == pytest.approx(0.09)
    assert len(set(dots.marker.color)) == 2
    assert goes_with.rows_of(answer([AID]))[0]["Difference"] == "+20 points (+9 to +31)"
