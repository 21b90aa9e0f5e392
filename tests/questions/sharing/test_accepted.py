"""Accepted on a day that nobody tells: what a platform's answers say of an award."""

import json

import pytest

from analytics.questions.overview.counts import overview
from analytics.questions.quality.counts import cases
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds
from tests.sources.credentials.answers import HOST, MAIL, badge_class, entity, envelope

# Three awards of one learner, issued on 5 March and shared: accepted, not yet, refused.
SAID = ("Accepted", "Unaccepted", "Rejected")
LEARNERS = f"learner_id|email\nana|{MAIL}"
SHARES = "award_id|network|shared_on\n" + "\n".join(
    f"{HOST}/public/assertions/a{number}|X|2026-03-10" for number in (1, 2, 3)
)


@pytest.fixture
def state(worlds: Worlds) -> State:
    told = [entity(n, acceptance=word) for n, word in enumerate(SAID, start=1)]
    answers = worlds.root / "answers.json"
    answers.write_text(json.dumps(envelope(*told, badge_class())))
    folder = worlds.folder({"learners": LEARNERS, "shares": SHARES})
    load(worlds.store, [folder, answers], now=NOW)
    return open_state(worlds.store)


def test_it_counts_as_claimed_in_time_and_stands_in_no_curve(state: State):
    answer = sharing(state, Scope(), SharingQuestion(within=None))
    assert [row.awards for row in answer.rows] == [3, 1, None, 1, None]
    assert any("accepted on a day that nobody tells" in n for n in answer.notes)
    curve = sharing_time(state, Scope(), SharingTimeQuestion("claimed"))
    # no claim has a day: a curve of those who didn't claim would be one of nothing
    assert (curve.rows, curve.summary) == ((), ())
    assert any("left aside: 1" in note for note in curve.notes)


def test_the_overview_says_so_and_its_tiles_are_those_of_sharing(state: State):
    answer = overview(state, Scope())
    found = {row.measure: row for row in answer.rows}
    tiles = {tile.measure: tile for tile in sharing(state, Scope()).tiles}
    for here, there in (("acceptance", "acceptance"), ("share_rate", "shared")):
        row, tile = found[here], tiles[there]
        assert (row.value, row.previous) == (tile.value, tile.previous)
        assert (row.numerator, row.denominator) == (1, 3)
        assert (row.low, row.high) == (tile.low, tile.high)
    assert found["claimed"].value is None  # no claim has a day
    (note,) = [n for n in answer.notes if "a day that nobody tells" in n]
    assert "1 of the awards issued in the last 365 days" in note


def test_a_share_of_what_was_not_accepted_is_a_finding(state: State, worlds: Worlds):
    # looked for only where somebody tells when awards are claimed
    assert cases(state, Scope(), "shared-before-claimed").rows == ()
    claimed = (
        "learner_id|achievement_id|earned_on|claimed_on\nben|x|2026-01-05|2026-01-06"
    )
    now = worlds.state({"awards": claimed})
    # the accepted one is not among them, though nobody knows its day
    rows = cases(now, Scope(), "shared-before-claimed").rows
    assert {row.award for row in rows} == {
        f"{HOST}/public/assertions/a2",
        f"{HOST}/public/assertions/a3",
    }


def test_a_file_of_awards_says_it_without_a_day(worlds: Worlds):
    awards = """
    award_id | learner_id | achievement_id | earned_on  | accepted
    A1       | ana        | debate         | 2025-03-05 | yes
    A2       | ben        | debate         | 2025-03-05 | no
    A3       | cyn        | debate         | 2025-03-05 |
    """
    found = worlds.state({"awards": awards})
    rows = sharing(found, Scope(), SharingQuestion(within=None)).rows
    assert [row.awards for row in rows][:2] == [3, 1]
    assert {row.measure: row.numerator for row in overview(found, Scope()).rows}[
        "acceptance"
    ] == 1
