"""Shares and looks that don't fit what an award says of itself, counted by hand."""

from datetime import date

from analytics.questions.quality.counts import cases, quality
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.sharing.shown_world import PATHWAY, WORLD

DAY = Scope(as_of=date(2026, 6, 30))


def listed(state: State, finding: str, scope: Scope = DAY) -> list[tuple]:
    rows = cases(state, scope, finding).rows
    return [(row.learner, row.award, row.day, row.detail) for row in rows]


def test_shared_before_it_was_claimed(worlds: Worlds):
    # eve never claimed hers; ben's revoked award isn't looked at
    state = worlds.state(WORLD, PATHWAY)
    assert listed(state, "shared-before-claimed") == [
        ("eve", "A7", date(2026, 1, 6), "not claimed")
    ]
    late = worlds.state(
        {
            "awards": "learner_id|achievement_id|earned_on|claimed_on\n"
            "gus|y|2026-01-05|2026-03-01",
            "shares": "learner_id|achievement_id|network|shared_on\n"
            "gus|y|X|2026-02-01\ngus|y|X|2026-03-01",
        }
    )
    assert listed(late, "shared-before-claimed")[1:] == [
        ("gus", None, date(2026, 2, 1), "claimed on 2026-03-01")
    ]


def test_looked_at_though_private(worlds: Worlds):
    state = worlds.state(WORLD, PATHWAY)
    assert listed(state, "viewed-private") == [
        ("ana", "A2", date(2026, 1, 12), "1 look")
    ]
    assert listed(state, "viewed-private", Scope(as_of=date(2026, 1, 11))) == []


def test_without_claims_or_views_nothing_is_said(worlds: Worlds):
    told = "learner_id|achievement_id|earned_on\nana|x|2026-01-05"
    found = {
        row.finding: row.count
        for row in quality(worlds.state({"awards": told}), DAY).rows
    }
    assert found["shared-before-claimed"] is None
    assert found["viewed-private"] is None
