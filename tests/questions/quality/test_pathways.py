"""Badges and pathways that nobody can earn or finish any more."""

from datetime import date

import pytest

from analytics.questions.quality.counts import cases, quality
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds

pytestmark = pytest.mark.long

# Both steps of "closed" ask for what ended: step "one" for b1, "two" for one of b2, b3.
PATHWAYS = """
pathway: closed
title: Closed
of:
  - step: one
    needs: 1
    of: [b1]
  - step: two
    needs: 1
    of: [b2, b3]
"""
TABLES = {
    "achievements": """
    achievement_id | name  | offered_to
    b1             | One   | 2026-01-31
    b2             | Two   | 2026-01-31
    b3             | Three |
    b4             | Four  |
    """,
    "declared": "learner_id|pathway|declared_on\ndan|closed|2026-01-01",
    "awards": """
    learner_id | achievement_id | earned_on
    ana        | b1             | 2026-01-10
    ben        | b2             | 2026-01-10
    cyd        | b1             | 2026-01-10
    cyd        | b3             | 2026-02-10
    """,
}


def listed(state: State, finding: str, *fields: str, on: date | None = None) -> list:
    scope = Scope(as_of=on)
    rows = cases(state, scope, finding).rows
    count = {row.finding: row.count for row in quality(state, scope).rows}[finding]
    assert count == len(rows)
    return [tuple(getattr(row, field) for field in fields) for row in rows]


def test_who_holds_the_ended_badge_can_finish_and_the_others_cannot(worlds: Worlds):
    """ana holds b1 and needs b3, which is there; ben and dan lack b1; cyd is done."""
    state = worlds.state(TABLES, PATHWAYS)
    assert listed(state, "pathway-closed", "pathway") == [("closed",)]
    assert listed(state, "step-closed", "step") == [("one",)]
    assert listed(state, "learner-stuck", "learner", "pathway") == [
        ("ben", "closed"),
        ("dan", "closed"),
    ]


def test_on_its_last_day_a_badge_can_still_be_earned(worlds: Worlds):
    state = worlds.state(TABLES, PATHWAYS)
    last, after = date(2026, 1, 31), date(2026, 2, 1)
    assert listed(state, "no-longer-earnable", "achievement", on=last) == []
    assert listed(state, "pathway-closed", "pathway", on=last) == []
    assert listed(state, "no-longer-earnable", "achievement", "day", on=after) == [
        ("b1", last),
        ("b2", last),
    ]
    assert listed(state, "learner-stuck", "learner", on=last) == []


def test_badges_in_no_pathway_and_never_earned(worlds: Worlds):
    state = worlds.state(TABLES, PATHWAYS)
    assert listed(state, "in-no-pathway", "achievement") == [("b4",)]
    assert listed(state, "never-earned", "achievement", "detail") == [("b4", "Four")]
    early = listed(state, "never-earned", "achievement", on=date(2026, 1, 10))
    assert early == [("b3",), ("b4",)]
