"""Pictures and words of sharing: from zero, each with its table, nothing invented."""

from datetime import date

import pytest

from analytics.charts import sharing as charts
from analytics.charts import sharing_tables as tables
from analytics.charts import sharing_words as words
from analytics.charts.palette import palette
from analytics.charts.steps import bars
from analytics.metrics.sharing import SharingQuestion, sharing
from analytics.metrics.sharing_time import SharingTimeQuestion, sharing_time
from analytics.metrics.sharing_views import ViewsQuestion, sharing_views
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.metrics.shown_world import PATHWAY, WORLD

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
    listed = words.parts(answer)  # 3 of 6 badges in time, none of 2 credentials
    assert [(bar.words, bar.rate) for bar in listed] == [
        ("Badge", 3 / 6),
        ("Credential", 0),
    ]
    assert "**Badge** is shown most (50%" in words.parts_sentence(listed, "kind")
    (badge, _) = tables.shared_rows(answer, "kind")
    assert (badge["Kind"], badge["Earned by now"], badge["Shared by now"]) == (
        "Badge", 7, 4
    )  # fmt: skip
    answer = sharing(shown, DAY, SharingQuestion(split="pathway"))
    assert [bar.words for bar in words.parts(answer)] == ["speech", "no pathway"]


@pytest.mark.parametrize(("top", "edge"), [(0.03, 0.1), (0.2, 0.2), (0.61, 0.8)])
def test_small_shares_have_a_scale_that_ends_above_them(top: float, edge: float):
    assert words.most_of([words.Bar("a", "", top)]) == edge
    assert words.most_of([]) == 1


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_curves_bear_their_names_and_their_own_lines(worlds: Worlds, mode):
    who = [f"l{n:02}" for n in range(30)]
    awards = ["learner_id|achievement_id|earned_on|claimed_on"]
    awards += [f"{one}|x|2026-01-01|2026-01-0{1 + n % 9}" for n, one in enumerate(who)]
    shares = ["learner_id|achievement_id|network|shared_on"]
    shares += [f"{one}|x|X|2026-01-20" for one in who[:6]]
    state = worlds.state({"awards": "\n".join(awards), "shares": "\n".join(shares)})
    claimed, shared = (
        sharing_time(state, DAY, SharingTimeQuestion(until))
        for until in ("claimed", "shared")
    )
    figure = charts.curves(claimed, shared, mode)
    lines = [trace for trace in figure.data if trace.line.width]
    assert [line.line.dash for line in lines] == ["solid", "dash"]
    assert [line.line.color for line in lines] == [
        palette(mode).complete,
        palette(mode).reach,
    ]
    names = [note.text for note in figure.layout.annotations]
    assert "Shared" in names[1] and "20%" in names[1]
    assert "One in ten is shared within **19 days**" in words.time_sentence(
        claimed, shared
    )
    by_mark = {row["Within"]: row for row in tables.time_rows(claimed, shared)}
    assert by_mark["14 days"]["Shared"].startswith("0%")
    assert by_mark["30 days"]["Shared"].startswith("20%")


def test_looks_are_told_without_a_bare_mean(shown: State):
    whole = sharing_views(shown, DAY)
    told = words.views_sentence(whole)
    assert "**1 of 5** shares were looked at" in told
    assert "at most 0 each; the most viewed tenth has 100% of all 4 looks" in told
    by_source = sharing_views(shown, DAY, ViewsQuestion(split="source"))
    assert [bar.words for bar in words.sources(by_source)] == ["LinkedIn", "Direct"]
    assert [row["Looks"] for row in tables.view_rows(by_source, "source")] == [1, 3]
    assert [bar.words for bar in words.since(whole.parts["since"])] == [
        "On the day of sharing", "Days 1 to 7", "Days 8 to 30", "Days 31 to 90"
    ]  # fmt: skip
    assert len(tables.since_rows(whole)) == 4


def test_what_is_held_back_stays_so(shown: State):
    public = Scope(Viewer("public"), as_of=DAY.as_of)
    answer = sharing(shown, public)
    assert words.sentence(answer) == words.HELD_BACK
    assert words.tiles(answer) == ()
    assert words.views_sentence(sharing_views(shown, public)) == words.HELD_BACK
