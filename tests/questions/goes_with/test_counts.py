"""What goes with completing: a drawn programme, counted by hand."""

from datetime import date, timedelta

import pytest
from scipy.stats import fisher_exact

from analytics.questions.goes_with.counts import WithQuestion, goes_with
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

PATHWAY = "pathway: pair\nof: [first, last]\n"
DAY = date(2026, 1, 1)

# 30 arts learners of whom 18 complete on day 200, 30 law learners of whom 6 do. The
# first 25 of arts earned a tour on day 10. Besides: somebody who completed on day 5,
# one who completed on day 500, one who began only 100 days ago, two of music. Who began
# 600 days ago (11 May 2024) was enrolled in Spring 2024, day 30 is in it.
TERMS = """
term_id | name        | starts_on  | ends_on
s24     | Spring 2024 | 2024-01-15 | 2024-06-30
"""
PEOPLE = (
    [("arts", 200 if n < 18 else None, n < 25) for n in range(30)]
    + [("law", 200 if n < 6 else None, False) for n in range(30)]
    + [("arts", 5, False), ("law", 500, False)]
    + [("music", None, True), ("music", None, True)]
)


def world(worlds: Worlds):
    awards = ["learner_id | achievement_id | earned_on"]
    learners = ["learner_id | name | college"]
    for number, (college, days, has_tour) in enumerate(PEOPLE):
        who = f"l{number:02}"
        learners.append(f"{who} | Ana Example | {college}")
        awards.append(f"{who} | first | {DAY - timedelta(600)}")
        if has_tour:
            awards.append(f"{who} | tour | {DAY - timedelta(590)}")
        if days is not None:
            awards.append(f"{who} | last | {DAY - timedelta(600 - days)}")
    awards.append(f"late | first | {DAY - timedelta(100)}")
    awards.append(f"zoe | other | {DAY}")
    there = [f"l{number:02} | s24" for number in range(len(PEOPLE))]
    tables = {
        "awards": "\n".join(awards),
        "learners": "\n".join(learners),
        "terms": TERMS,
        "enrollments": "\n".join(["learner_id | term_id", *there]),
    }
    return worlds.state(tables, PATHWAY)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return world(Worlds(tmp_path_factory.mktemp("drawn")))


ASK = WithQuestion("pair", early=30, within=400)


def test_each_side_counted_by_hand(drawn):
    found = goes_with(drawn, Scope(), ASK)
    sides = {
        (r.kind, r.factor, r.value): (r.learners, r.completed, r.others,
                                      r.others_completed) for r in found.rows
    }  # fmt: skip
    # Followed: 64 less who completed on day 5; the one of day 500 didn't within 400.
    assert sides == {
        ("attribute", "college", "arts"): (30, 18, 33, 6),
        ("attribute", "college", "law"): (31, 6, 32, 18),
        ("badge", "tour", "tour"): (27, 18, 36, 6),
    }
    assert found.notes[0].startswith("63 learners had 400 days")
    assert "24 of them completed" in found.notes[0]
    assert any(note.startswith("3 comparisons") for note in found.notes)
    assert any(note.startswith("2 weren't compared") for note in found.notes)


def test_the_figures_of_one_comparison(drawn):
    rows = goes_with(drawn, Scope(), ASK).rows
    tour = next(row for row in rows if row.kind == "badge")
    assert tour.difference == pytest.approx(18 / 27 - 6 / 36)
    assert tour.p == pytest.approx(fisher_exact([[18, 9], [6, 30]]).pvalue)
    # Newcombe (1998), method 10: Wilson's limits of each side, put together by hand.
    low = 0.5 - ((2 / 3 - 0.4782) ** 2 + (0.3189 - 1 / 6) ** 2) ** 0.5
    high = 0.5 + ((0.8136 - 2 / 3) ** 2 + (1 / 6 - 0.0787) ** 2) ** 0.5
    assert (tour.low, tour.high) == pytest.approx((low, high), abs=1e-3)


def test_q_is_benjamini_and_hochberg_s(drawn):
    rows = sorted(goes_with(drawn, Scope(), ASK).rows, key=lambda r: r.p)
    steps = [row.p * len(rows) / rank for rank, row in enumerate(rows, start=1)]
    for place, row in enumerate(rows):
        assert row.q == pytest.approx(min(*steps[place:], 1))
        assert row.q >= row.p


def test_what_there_is_not_is_said(drawn):
    for question in (WithQuestion("none"), WithQuestion("pair", early=30, within=30)):
        with pytest.raises(UnknownError):
            goes_with(drawn, Scope(), question)
    assert not goes_with(drawn, Scope(Viewer("public")), ASK).rows
    assert not goes_with(drawn, Scope(as_of=date(2024, 6, 1)), ASK).rows
