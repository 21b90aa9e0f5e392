"""Sharing before and after completing: rings, discs and words, from a drawn world."""

from datetime import date

import pytest

from analytics.asking.answer import Answer
from analytics.drawing.palette import palette
from analytics.questions.sharing import pathways_picture as charts
from analytics.questions.sharing import pathways_words as words
from analytics.questions.sharing.pathways import BesideRow, sharing_pathways
from analytics.scope import Scope
from tests.conftest import Worlds

PATHWAYS = """
pathway: up
title: Up
needs: all
of: [a, b]
---
pathway: even
title: Even
needs: all
of: [c, d]
---
pathway: few
title: Few
needs: all
of: [a, e]
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer[BesideRow]:
    """Twelve complete two pathways on 1 March, one of them a third.

    Eight share of the first only after; of the second, two only before, two after.
    """
    awards = ["learner_id|achievement_id|earned_on", "l0|e|2025-03-01"]
    shares = ["learner_id|achievement_id|network|shared_on"]
    for n in range(12):
        awards += [f"l{n}|{one}|2025-01-01" for one in "ac"]
        awards += [f"l{n}|{one}|2025-03-01" for one in "bd"]
    shares += [f"l{n}|b|X|2025-03-05" for n in range(8)]
    shares += [f"l{n}|c|X|2025-02-20" for n in range(2)]
    shares += [f"l{n}|d|X|2025-03-20" for n in range(2, 4)]
    world = {"awards": "\n".join(awards), "shares": "\n".join(shares)}
    state = Worlds(tmp_path_factory.mktemp("beside")).state(world, PATHWAYS)
    return sharing_pathways(state, Scope(as_of=date(2025, 12, 31)), 30)


def test_only_where_enough_are_compared_and_what_rose_most_first(answer):
    assert [row.title for row in words.drawn(answer)] == ["Up", "Even"]
    assert [row["Pathway"] for row in words.rows_of(answer)] == ["Even", "Few", "Up"]


def test_the_sentence_tells_clear_differences_from_chance(answer):
    told = words.sentence(answer, 30)
    assert told.startswith("On 1 of 2 pathways, more of those who complete it share")
    assert "most of all on **Up** (+66.7 points: none → 67%); on none, fewer." in told
    assert "Sharing comes before completing most often on **Even**: 17%" in told
    up, even = words.drawn(answer)
    assert (words.is_clear(up), words.is_clear(even)) == (True, False)
    # two and two of twelve; by hand, half a person more in each cell: 1.96 √5 / 14
    assert words.points(even) == "+0 points (-31 to +31)"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_ring_before_a_disc_after_and_a_dotted_line_for_chance(answer, mode):
    figure = charts.dots(answer, mode)
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [line.line.dash for line in lines] == ["solid", "dot"]
    ring, disc = (trace for trace in figure.data if trace.mode == "markers")
    assert list(ring.x) == [0, 2 / 12] and list(disc.x) == [8 / 12, 2 / 12]
    assert ring.marker.color == palette(mode).background
    assert disc.marker.color == palette(mode).complete
    assert "no clear difference" in figure.layout.annotations[1].text
    assert "Up: none before, 67% after" in words.alt(answer)
    table = {row["Pathway"]: row for row in words.rows_of(answer)}
    assert (table["Even"]["Shared just before"], table["Even"]["Compared"]) == (2, 12)
