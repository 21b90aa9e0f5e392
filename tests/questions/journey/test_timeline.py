"""The timeline as an object: lanes, joined days, terms."""

from datetime import date
from itertools import pairwise

from analytics.questions.journey.lanes import MARK, lanes
from analytics.questions.journey.timeline import draw
from tests.questions.journey.journeys import award, journey_of, term, way

FALL = term("Fall 2024", date(2024, 8, 20), date(2024, 12, 12))
SUMMER = term("Summer 2025", date(2025, 6, 1), date(2025, 7, 30), is_regular=False,
              enrolled=None, full_time=None)  # fmt: skip
SPRING = term("Spring 2026", date(2026, 1, 12), date(2026, 5, 9), enrolled=False)
PART = term("Fall 2025", date(2025, 8, 20), date(2025, 12, 12), full_time=False)

LATE = award("late", date(2024, 10, 1), date(2026, 4, 1), is_retroactive=True)
PROMPT = award("prompt", date(2025, 10, 1))
STEP = award("step", date(2025, 11, 1), is_milestone=True)
OTHER = award("other", date(2025, 10, 1), counts_in=())
ANSWER = journey_of(
    ways=(way(),),
    awards=(LATE, PROMPT, STEP, OTHER),
    terms=(FALL, SUMMER, PART, SPRING),
)


def points(figure, name: str) -> list[tuple]:
    return [
        (data[0], when)
        for trace in figure.data
        if trace.name == name
        for data, when in zip(trace.customdata or (), trace.x, strict=True)
    ]


def test_each_award_is_issued_once_and_earned_apart_only_where_that_differs():
    figure = draw(ANSWER, ["thinking"], "light")
    assert points(figure, "issued") == [
        ("late", date(2026, 4, 1)),
        ("prompt", date(2025, 10, 1)),
        ("step", date(2025, 11, 1)),
        ("other", date(2025, 10, 1)),
    ]
    assert points(figure, "earned") == [("late", date(2024, 10, 1))]


def test_a_line_joins_earned_and_issued():
    joins = [
        t
        for t in draw(ANSWER, ["thinking"], "light").data
        if t.name == "earned to issued"
    ]
    assert list(joins[0].x[:2]) == [date(2024, 10, 1), date(2026, 4, 1)]
    assert joins[0].y[0] == joins[0].y[1]


def test_milestones_are_diamonds():
    issued = next(
        t for t in draw(ANSWER, ["thinking"], "light").data if t.name == "issued"
    )
    assert list(issued.marker.symbol) == ["circle", "circle", "diamond"]


def test_a_lane_a_pathway_and_one_for_the_rest():
    found = lanes(ANSWER, ["thinking"], 900)
    assert [(lane.title, len(lane.shown)) for lane in found] == [
        ("Critical Thinking", 3),
        ("Other badges", 1),
    ]
    assert [lane.title for lane in lanes(ANSWER, [], 900)] == ["Badges"]


def test_marks_in_a_row_never_meet():
    days = [date(2025, 1, 1 + i // 2) for i in range(40)]
    awards = tuple(award(f"a{i}", day) for i, day in enumerate(days))
    (lane,) = lanes(journey_of(awards=awards), ["thinking"], 600)
    per_day = 600 / (date(2026, 6, 30) - days[0]).days
    for row in range(lane.rows):
        own = [s.award.earned_on for s in lane.shown if s.row == row]
        gaps = [(b - a).days * per_day for a, b in pairwise(own)]
        assert all(gap >= MARK for gap in gaps)


def test_enrolment_is_told_by_the_bars_shape():
    figure = draw(ANSWER, ["thinking"], "light")
    bars = [s for s in figure.layout.shapes if s.type == "rect" and s.layer == "above"]
    by_term: dict = {}
    for bar in bars:
        by_term.setdefault(bar.x0, []).append(bar)
    assert SUMMER.starts_on not in by_term
    (outline,) = by_term[SPRING.starts_on]
    assert outline.line.dash == "dot" and outline.fillcolor is None
    full, half = (by_term[t.starts_on][1] for t in (FALL, PART))
    assert full.y1 - full.y0 == 2 * (half.y1 - half.y0)


def test_terms_stand_behind_with_their_names():
    figure = draw(ANSWER, ["thinking"], "light")
    behind = [
        s for s in figure.layout.shapes if s.type == "rect" and s.layer == "below"
    ]
    assert len(behind) == 3  # regular ones
    said = [note.text for note in figure.layout.annotations]
    assert {"Fall 2024", "Fall 2025", "Spring 2026"} <= set(said)
    narrow = [
        n.text for n in draw(ANSWER, ["thinking"], "dark", 200).layout.annotations
    ]
    assert "Fall 2024" not in narrow


def test_what_was_revoked_is_shown_and_said():
    gone = award("gone", date(2025, 3, 1), date(2025, 10, 1), is_revoked=True)
    figure = draw(journey_of(awards=(gone,)), ["thinking"], "light")
    issued = next(t for t in figure.data if t.name == "issued")
    assert list(issued.marker.symbol) == ["x-thin"]
    assert "Revoked" in issued.hovertext[0]
    assert points(figure, "earned") == []


def test_it_can_be_drawn_with_nothing_in_it():
    figure = draw(journey_of(), ["thinking"], "light")
    assert points(figure, "issued") == []


def test_a_pixel_of_the_layout_is_a_pixel_of_the_picture():
    layout = draw(ANSWER, ["thinking"], "light").layout
    low, high = layout.yaxis.range
    assert low - high == layout.height - layout.margin.t - layout.margin.b
    assert layout.margin.b >= 20  # the years need it
