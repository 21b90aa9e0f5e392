"""The path of an award, counted by hand."""

from datetime import date

import pytest

from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.path import STAGES
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.sharing.shown_world import PATHWAY, WORLD

DAY = Scope(as_of=date(2026, 6, 30))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("shown")).state(WORLD, PATHWAY)


def path(state: State, scope: Scope = DAY, figure: str = "awards", **told) -> dict:
    """Return one figure by group and part, in the order of the stages."""
    found: dict[tuple[str, str], list] = {}
    for row in sharing(state, scope, SharingQuestion(**told)).rows:
        found.setdefault((row.group, row.split), []).append(getattr(row, figure))
    return found


def test_each_stage_is_a_part_of_the_one_before(shown: State):
    # eve never claimed; ana's logic is private; ben's new award and gus's aren't shared
    assert path(shown) == {("", ""): [9, 8, 7, 5, 1]}
    assert path(shown, figure="learners") == {("", ""): [8, 7, 7, 5, 1]}


def test_the_rates_are_of_awards_that_had_the_time(shown: State):
    # fay's is 29 days old; gus claimed and hal shared after more than 90 days
    assert path(shown, figure="mature") == {("", ""): [8] * 5}
    assert path(shown, figure="mature_reached") == {("", ""): [8, 6, 5, 3, 1]}
    assert path(shown, figure="rate")["", ""] == [1, 6 / 8, 5 / 8, 3 / 8, 1 / 8]
    previous = path(shown, figure="rate_from_previous")["", ""]
    assert previous == [1, 6 / 8, 5 / 6, 3 / 5, 1 / 3]
    ever = path(shown, figure="mature_reached", within=None)
    assert ever == {("", ""): [9, 8, 7, 5, 1]}
    longer = path(shown, figure="mature_reached", within=135)
    assert longer == {("", ""): [8, 7, 6, 4, 1]}


def test_a_later_stage_without_an_earlier_one_is_left_out_and_told(shown: State):
    # eve's is public and shared, not claimed; ana's private logic was looked at, and
    # dan's before he shared it
    assert path(shown, figure="left_out") == {("", ""): [0, 0, 1, 1, 2]}
    (note,) = [n for n in sharing(shown, DAY).notes if "left out" in n]
    assert "from public 1 (not claimed); from shared 1" in note
    assert "from viewed 2" in note


def test_on_an_earlier_day_revoked_awards_still_stand(shown: State):
    # 31 January: ben's revoked award stood, shared and seen; hal's share is to come
    then = path(shown, Scope(as_of=date(2026, 1, 31)))
    assert then == {("", ""): [8, 6, 5, 3, 2]}
    early = path(shown, Scope(as_of=date(2026, 1, 6)))
    assert early == {("", ""): [7, 4, 3, 0, 0]}  # ana's two, ben's and hal's


def test_by_network_shares_are_beside_all_that_could_be(shown: State):
    assert path(shown, split="network") == {
        ("", "LinkedIn"): [9, 8, 7, 4, 1],
        ("", "X"): [9, 8, 7, 2, 0],
    }
    answer = sharing(shown, DAY, SharingQuestion(split="network"))
    assert any("networks don't add up" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        ("achievement", {"debate": [7, 6, 6, 4, 1], "logic": [2, 2, 1, 1, 0]}),
        ("kind", {"Badge": [7, 6, 6, 4, 1], "Credential": [2, 2, 1, 1, 0]}),
        ("skill", {"speaking": [7, 6, 6, 4, 1], "thinking": [9, 8, 7, 5, 1]}),
        ("pathway", {"no pathway": [2, 2, 1, 1, 0], "speech": [7, 6, 6, 4, 1]}),
        ("term", {"s26": [8, 7, 6, 4, 1], "u26": [1, 1, 1, 1, 0]}),
    ],
)
def test_every_split(shown: State, split, expected):
    found = path(shown, split=split)
    assert found == {("", part): counts for part, counts in expected.items()}


def test_groups_of_learners_add_up(shown: State):
    found = path(shown, Scope(as_of=DAY.as_of, by="college"))
    assert found == {("arts", ""): [4, 4, 3, 2, 1], ("law", ""): [5, 4, 4, 3, 0]}


def test_what_nobody_tells_is_not_known(worlds: Worlds):
    awards = (
        "learner_id|achievement_id|earned_on|claimed_on\n"
        "ana|debate|2026-01-05|2026-01-06\nben|debate|2026-01-05|2026-01-06"
    )
    shares = "learner_id|achievement_id|network|shared_on\nana|debate|X|2026-01-10"
    state = worlds.state({"awards": awards, "shares": shares})
    assert path(state, DAY) == {("", ""): [2, 2, None, 1, None]}
    assert path(state, DAY, figure="rate_from_previous")["", ""][3] == 0.5
    assert any("nothing says who may see" in n for n in sharing(state, DAY).notes)


def test_a_share_without_an_award_is_of_the_latest_one_by_then(worlds: Worlds):
    awards = (
        "award_id|learner_id|achievement_id|earned_on|claimed_on|visibility\n"
        "A1|ana|debate|2026-01-05|2026-01-06|public\n"
        "A2|ana|debate|2026-03-05|2026-03-06|private\n"
    )
    shares = "learner_id|achievement_id|network|shared_on\nana|debate|X|2026-03-20"
    state = worlds.state({"awards": awards, "shares": shares})
    assert path(state, DAY) == {("", ""): [2, 2, 1, 0, None]}
    assert path(state, DAY, figure="left_out") == {("", ""): [0, 0, 0, 1, None]}
    earlier = shares.replace("2026-03-20", "2026-03-04")
    state = worlds.state({"awards": awards, "shares": earlier})
    # both shares are known now: the first is of A1
    assert path(state, DAY) == {("", ""): [2, 2, 1, 1, None]}


def test_the_public_sees_no_few_and_a_strange_split_is_wrong_usage(shown: State):
    rows = sharing(shown, Scope(Viewer("public"), as_of=DAY.as_of)).rows
    assert {row.awards for row in rows} == {None}
    assert [row.stage for row in rows] == list(STAGES)
    with pytest.raises(UnknownError, match="unknown split"):
        path(shown, split="colour")
