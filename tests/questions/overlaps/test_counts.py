"""Badges that count in several pathways, and the people who are on several."""

from analytics.questions.overlaps.counts import overlaps
from analytics.scope import Scope, Viewer

PATHWAYS = """
pathway: thinking
title: Critical Thinking
milestone: ct
of: [debate, logic]
---
pathway: french
title: French BA
of: [debate, essay]
---
pathway: quiet
title: Quiet
of: [nobody]
"""

# ana is on two pathways by one badge; ben on one; cyd's award counts nowhere.
AWARDS = """
learner_id | achievement_id | earned_on
ana        | debate         | 2026-01-01
ana        | debate         | 2026-01-02
ben        | logic          | 2026-01-01
cyd        | other          | 2026-01-01
"""


def test_which_badges_count_where(world):
    found = overlaps(world({"awards": AWARDS}, PATHWAYS), Scope())
    assert [(r.achievement, r.pathway, r.learners, r.pathways) for r in found.rows] == [
        ("debate", "thinking", 1, 2),
        ("debate", "french", 1, 2),
        ("ct", "thinking", 0, 1),
        ("essay", "french", 0, 1),
        ("logic", "thinking", 1, 1),
        ("nobody", "quiet", 0, 1),
    ]
    assert [row.is_milestone for row in found.rows].count(True) == 1


def test_everybody_is_counted_once(world):
    found = overlaps(world({"awards": AWARDS}, PATHWAYS), Scope())
    people = {row.pathways: row.learners for row in found.people}
    assert people == {1: 1, 2: 1}


def test_the_public_is_told_nothing_of_a_few(world):
    found = overlaps(world({"awards": AWARDS}, PATHWAYS), Scope(Viewer("public")))
    assert {row.learners for row in found.people} == {None}
    assert any("Held back" in note for note in found.notes)
