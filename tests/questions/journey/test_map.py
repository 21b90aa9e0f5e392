"""The map as an object: what is drawn, and how each standing looks."""

from datetime import date

import pytest

from analytics.drawing.palette import DARK, LIGHT
from analytics.questions.journey.bands import bands
from analytics.questions.journey.map import draw
from tests.questions.journey.journeys import THINKING, award, journey_of, node, way

ANSWER = journey_of(*THINKING, ways=(way(left=1, sets=(("logic",), ("cases",))),))


def traces(figure) -> dict:
    return {trace.name: trace for trace in figure.data}


def texts(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_every_standing_has_a_trace_and_a_shape_of_its_own():
    late = award("capstone", date(2025, 1, 1), date(2026, 3, 1), is_retroactive=True)
    rows = (*THINKING, node("extra", 1), node("more", 1))
    found = traces(
        draw(
            journey_of(*rows, ways=(way(sets=(("logic",),)),), awards=(late,)),
            ["thinking"],
        )
    )
    points = {name: [p[0] for p in t.customdata] for name, t in found.items()
              if t.customdata is not None and name != "steps"}  # fmt: skip
    assert points == {
        "complete": ["debate"],
        "complete, issued later": ["capstone"],
        "within reach: completes a pathway": ["logic"],
        "open": ["extra", "more", "cases"],
        "already covered": ["intern", "advocacy"],
    }
    symbols = [found[name].marker.symbol for name in list(points)[:4]]
    assert len(set(symbols)) == 4


def test_what_is_no_longer_needed_is_folded_and_drawn_with_dotted_rings():
    figure = draw(ANSWER, ["thinking"])
    assert "2 already covered" in texts(figure)
    rings = [s for s in figure.layout.shapes if s.type == "circle"]
    assert len(rings) == 2
    assert {ring.line.dash for ring in rings} == {"2px,2px"}


def test_it_says_rules_days_and_what_is_to_go():
    said = texts(draw(ANSWER, ["thinking"]))
    for text in ("any 2 of 3", "any 1 of 3", "5 Jan 26", "1 of 2 held", "✓ 1 Mar 26",
                 "<b>1 to go</b>", "all 2", "<b>Critical Thinking</b>"):  # fmt: skip
        assert text in said


def test_a_stone_is_laid_for_every_badge_of_the_shortest_way():
    (band,) = bands(ANSWER, ["thinking"])
    knowledge, proficiency = band.root.children
    assert (band.root.laid, band.root.stones) == (2, 3)
    assert (knowledge.laid, knowledge.stones) == (1, 2)
    assert (proficiency.laid, proficiency.stones) == (1, 1)
    stones = [s for s in draw(ANSWER, ["thinking"]).layout.shapes if s.type == "path"]
    assert len(stones) == 6
    assert sum(s.fillcolor == LIGHT.background for s in stones) == 2


def test_links_are_strong_where_held_and_dotted_where_no_longer_needed():
    found = traces(draw(ANSWER, ["thinking"]))
    strong, weak = (
        found[f"leads to: {n}"].line for n in ("complete", "already covered")
    )
    assert strong.width > weak.width
    assert weak.dash == "dot"


def test_the_chosen_badge_is_ringed_wherever_it_counts():
    other = [
        node("Debating", 0, kind="pathway", pathway="debating"),
        node("debate", 1, "complete", pathway="debating"),
    ]
    answer = journey_of(
        *THINKING, *other, ways=(way(), way("Debating", pathway="debating"))
    )
    figure = draw(answer, ["debating", "thinking"], badge="debate")
    ring = traces(figure)["chosen"]
    assert len(ring.x) == 2
    hover = traces(figure)["complete"].hovertext
    assert sum("Critical Thinking,<br>Debating" in text for text in hover) == 2


def test_text_of_the_data_is_never_markup():
    evil = node('<a href="javascript:x">&amp;', 1)
    root = node("<b>T</b>", 0, kind="pathway")
    answer = journey_of(root, evil, ways=(way("<i>T</i>"),))
    figure = draw(answer, ["thinking"])
    everything = [*texts(figure), *traces(figure)["open"].hovertext]
    everything += list(traces(figure)["steps"].hovertext)
    for text in everything:
        assert "<a" not in text and "<i>" not in text and "<b><b>" not in text
    assert any("&lt;a href" in text and "&amp;amp;" in text for text in everything)


@pytest.mark.parametrize("width", [340, 920])
def test_light_and_dark_differ_only_in_colour(width: int):
    light, dark = (draw(ANSWER, ["thinking"], m, width) for m in ("light", "dark"))
    assert light.layout.paper_bgcolor == LIGHT.background
    assert dark.layout.paper_bgcolor == DARK.background
    assert texts(light) == texts(dark)


def test_bands_come_as_chosen_and_height_grows_with_them():
    rows = [node(n, 0, kind="pathway", pathway=n) for n in "pqr"]
    ways = tuple(way(n.upper(), pathway=n) for n in "pqr")
    answer = journey_of(*rows, ways=ways)
    figure = draw(answer, ["r", "p"])
    heads = [t for t in texts(figure) if t in ("<b>P</b>", "<b>Q</b>", "<b>R</b>")]
    assert heads == ["<b>R</b>", "<b>P</b>"]
    assert draw(answer, ["p"]).layout.height < figure.layout.height


def test_many_open_badges_are_folded_to_stones():
    leaves = [node(f"b{i}", 2) for i in range(15)]
    step = node("Step", 1, kind="step", needs=3, of=15, fewest_left=3)
    root = node("Root", 0, kind="pathway", fewest_left=3)
    figure = draw(journey_of(root, step, *leaves), ["thinking"])
    assert "15 open" in texts(figure)
    assert len(traces(figure)["open"].x) == 15
    assert len(set(traces(figure)["open"].y)) == 2  # ten to a row
