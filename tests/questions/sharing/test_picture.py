"""Pictures and words of sharing: from zero, each with its table, nothing invented."""

from datetime import date

import pytest

from analytics.drawing.bars import Bar, bars
from analytics.drawing.palette import palette
from analytics.questions.sharing import how_soon_picture as charts
from analytics.questions.sharing import how_soon_words as soon
from analytics.questions.sharing import parts_picture as parts
from analytics.questions.sharing import table as tables
from analytics.questions.sharing import words as words
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.how_soon import (
    UNTIL,
    SharingTimeQuestion,
    sharing_time,
)
from analytics.questions.sharing.who_looks import ViewsQuestion, sharing_views
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.sharing.shown_world import PATHWAY, WORLD

DAY = Scope(as_of=date(2026, 6, 30))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("shown")).state(WORLD, PATHWAY)


def test_the_path_is_drawn_from_zero_with_the_numbers_of_the_answer(shown: State):
    answer = sharing(shown, DAY)
    listed = words.path(answer)
    assert [bar.rate for bar in listed] == [1, 6 / 8, 5 / 8, 3 / 8, 1 / 8]
    assert "3 · 38% of all, 60% of the stage before" in listed[3].numbers
    figure = bars(listed, "light")
    assert tuple(figure.layout.xaxis.range) == (0, 1)
    assert [row["Came so far in time"] for row in tables.rows_of(answer)] == [
        8, 6, 5, 3, 1
    ]  # fmt: skip


def test_a_split_names_the_most_and_the_least_shown(shown: State):
    answer = sharing(shown, DAY, SharingQuestion(split="kind"))
    listed = parts.parts(answer)  # 3 of 6 badges in time, none of 2 credentials
    assert [(bar.words, bar.rate) for bar in listed] == [
        ("Badge", 3 / 6),
        ("Credential", 0),
    ]
    assert "**Badge** is shown most (50%" in parts.parts_sentence(listed, "kind")
    (badge, _) = tables.shared_rows(answer, "kind")
    assert (badge["Kind"], badge["Earned by now"], badge["Shared by now"]) == (
        "Badge", 7, 4
    )  # fmt: skip
    answer = sharing(shown, DAY, SharingQuestion(split="pathway"))
    assert [bar.words for bar in parts.parts(answer)] == ["speech", "no pathway"]
    by_term = parts.parts(sharing(shown, DAY, SharingQuestion(split="term")), True)
    assert [bar.words for bar in by_term] == ["Spring 2026"]  # summer's is too recent


@pytest.mark.parametrize(("top", "edge"), [(0.03, 0.1), (0.2, 0.2), (0.61, 0.8)])
def test_small_shares_have_a_scale_that_ends_above_them(top: float, edge: float):
    assert parts.most_of([Bar("a", "", top)]) == edge
    assert parts.most_of([]) == 1


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_curves_bear_their_names_and_their_own_lines(worlds: Worlds, mode):
    who = [f"l{n:02}" for n in range(30)]
    awards = ["learner_id|achievement_id|earned_on|claimed_on"]
    awards += [f"{one}|x|2026-01-01|2026-01-0{1 + n % 9}" for n, one in enumerate(who)]
    shares = ["learner_id|achievement_id|network|shared_on"]
    shares += [f"{one}|x|X|2026-01-20" for one in who[:6]]
    state = worlds.state({"awards": "\n".join(awards), "shares": "\n".join(shares)})
    told = {
        until: sharing_time(state, DAY, SharingTimeQuestion(until)) for until in UNTIL
    }
    figure = charts.curves(told, mode)
    lines = [trace for trace in figure.data if trace.line.width]
    assert [line.line.dash for line in lines] == ["solid", "dash"]
    assert [line.line.color for line in lines] == [
        palette(mode).complete,
        palette(mode).reach,
    ]
    names = [note.text for note in figure.layout.annotations]
    assert "Shared" in names[1] and "20%" in names[1]
    assert "One in ten is shared within **19 days**" in soon.sentence(told)
    by_mark = {row["Within"]: row for row in tables.time_rows({"": told})}
    assert by_mark["14 days"]["Shared"].startswith("0%")
    assert by_mark["30 days"]["Shared"].startswith("20%")


def test_curves_apart_have_each_its_own(shown: State):
    told = {
        until: sharing_time(shown, DAY, SharingTimeQuestion(until, "kind"))
        for until in UNTIL
    }
    curves = soon.apart(told)
    assert list(curves) == ["Badge", "Credential"]  # eight awards, two
    summary = {
        name: [one.summary[0].awards for one in ends.values()]
        for name, ends in curves.items()
    }
    assert summary == {"Badge": [8, 8], "Credential": [2, 2]}
    said = soon.apart_sentence(curves)
    # 6 of 8 badges are shared, the first after a day; hal's credential after 116
    assert "Soonest is **Badge** (one in ten within 1 day)" in said
    assert "It takes longest for **Credential** (one in ten within 4 months)" in said
    rows = tables.time_rows(curves, "kind")
    assert {row["Kind"] for row in rows} == {"Badge", "Credential"}
    assert rows[0]["Within"] == "0 days"
    by_network = sharing_time(shown, DAY, SharingTimeQuestion(split="network"))
    networks = soon.apart({"shared": by_network})
    assert list(networks) == ["LinkedIn", "X"]
    # 5 of 10 on LinkedIn, of which the third after 5 days; 3 of 10 on X
    said = soon.apart_sentence(networks)
    assert said.startswith("Most are shared on **LinkedIn** (50% of all awards; half ")
    assert "of these within 5 days), fewest on **X** (32% of" in said
    # on LinkedIn 2 of 10 after two days, with a band to 49%; then fewer are followed
    assert charts.top_of(soon.apart({"shared": by_network})) == 0.6
    assert charts.top_of({}) == 1


def test_what_nobody_shares_is_named_with_what_chance_allows(worlds: Worlds):
    # x: shared; y: ten of its awards had the time, none was shared; z is too recent;
    # w was shared before anybody accepted it
    awards = ["learner_id|achievement_id|earned_on|claimed_on"]
    awards += [f"l{n}|{what}|2026-01-01|2026-01-02" for n in range(10) for what in "xy"]
    awards += ["l1|z|2026-06-20|2026-06-21", "l1|w|2026-01-01|"]
    shares = "learner_id|achievement_id|network|shared_on\nl1|x|X|2026-02-01\n"
    state = worlds.state(
        {
            "awards": "\n".join(awards),
            "shares": shares + "l1|w|X|2026-02-01",
            "achievements": "achievement_id|name\ny|Why\nx|Ex\nz|Zed\nw|Double",
        }
    )
    answer = sharing(state, DAY, SharingQuestion(split="achievement"))
    assert [row.title for row in parts.unshared(answer)] == ["Why"]
    assert "1 of 3 badges" in parts.unshared_sentence(answer)
    assert parts.unshared_rows(answer) == [
        {
            "Achievement": "Why",
            "Earned by now": 10,
            "Had the time": 10,
            "95% interval": "0 to 28%",  # Wilson's upper end for 0 of 10: 0.278
        }
    ]
    only = sharing(state, Scope(as_of=date(2026, 1, 3)), SharingQuestion(split="kind"))
    assert parts.unshared_sentence(only) == ""


def test_the_tiles_stand_with_their_parts(shown: State):
    rows = {row["Figure"]: row for row in tables.tile_rows(sharing(shown, DAY))}
    assert len(rows) == len(words.tiles(sharing(shown, DAY)))
    accepted = rows["Awards accepted"]
    assert (accepted["Count"], accepted["Out of"]) == (1, 1)  # of this summer: fay's
    assert rows["Most shared on"]["Is"] == "LinkedIn"
    assert rows["Most awards from"]["Is"] == "not loaded"  # there are no activities


def test_looks_are_told_without_a_bare_mean(shown: State):
    whole = sharing_views(shown, DAY)
    told = words.views_sentence(whole)
    assert "**1 of 5** shares were looked at" in told
    assert "at most 0 each; the top tenth has 100% of all 4 looks" in told
    by_source = sharing_views(shown, DAY, ViewsQuestion(split="source"))
    assert [bar.words for bar in words.sources(by_source)] == ["LinkedIn", "Direct"]
    assert [row["Looks"] for row in tables.view_rows(by_source, "source")] == [1, 3]
    assert [bar.words for bar in words.since(whole.since)] == [
        "On the day of sharing", "Days 1 to 7", "Days 8 to 30", "Days 31 to 90"
    ]  # fmt: skip
    assert len(tables.since_rows(whole)) == 4


def test_what_is_held_back_stays_so(shown: State):
    public = Scope(Viewer("public"), as_of=DAY.as_of)
    answer = sharing(shown, public)
    assert words.sentence(answer) == words.HELD_BACK
    assert {tile.value for tile in words.tiles(answer)} == {"not loaded"}
    assert words.views_sentence(sharing_views(shown, public)) == words.HELD_BACK
