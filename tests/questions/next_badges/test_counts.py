"""The next badge of a learner: what is on offer, why, and for whom it is told."""

from datetime import date

import pytest

from analytics.questions.next_badges.counts import next_badges
from analytics.scope import Scope, UnknownError, Viewer

PATHWAYS = """
pathway: thinking
title: Critical Thinking
of:
  - step: knowledge
    title: Essential Knowledge
    needs: 2
    of: [debate, logic, cases]
  - {step: proficiency, title: Proficiency, needs: 1, of: [capstone, intern]}
---
pathway: french
title: French BA
of: [debate, essay]
"""

AWARDS = """
learner_id | achievement_id | earned_on
ana        | logic          | 2026-02-01
ana        | essay          | 2026-02-05
ben        | capstone       | 2026-01-01
ben        | debate         | 2026-01-11
"""

ACHIEVEMENTS = """
achievement_id | name              | offered_to
debate         | Debate in French  |
cases          | Case study        | 2026-02-01
capstone       | Capstone          |
intern         | Internship        |
logic          | Logic lab         |
"""

TERMS = """
term_id | name        | starts_on  | ends_on    | regular
s26     | Spring 2026 | 2026-01-12 | 2026-05-08 | true
u26     | Summer 2026 | 2026-06-01 | 2026-08-01 | false
f26     | Fall 2026   | 2026-08-24 | 2026-12-11 | true
s27     | Spring 2027 | 2027-01-11 | 2027-05-07 | true
"""

# Registration for the debate of spring is over; the next capstone is a year away.
ACTIVITIES = """
activity_id | achievement_id | term_id | title          | register_by | seats
d1          | debate         | s26     | Debate, spring | 2026-01-20  | 10
d2          | debate         | f26     | Debate         | 2026-08-20  | 12
c1          | capstone       | s27     | Capstone       |             |
i1          | intern         | u26     | Summer work    |             | 3
"""

WORLD = {
    "awards": AWARDS, "achievements": ACHIEVEMENTS, "terms": TERMS,
    "activities": ACTIVITIES, "declared": "learner_id | pathway\nana | french",
}  # fmt: skip
DAY = Scope(as_of=date(2026, 3, 1))


def test_what_is_on_offer_and_why(world):
    found = next_badges(world(WORLD, PATHWAYS), DAY, "ana")
    assert [(r.rank, r.name, r.helps, r.fewest_left_after) for r in found.rows] == [
        (1, "Debate in French", ("french", "thinking"), 0),
        (2, "Internship", ("thinking",), 1),
    ]
    debate, intern = found.rows
    assert debate.reason == (
        "Completes French BA and Critical Thinking's Essential Knowledge, and counts "
        "toward Critical Thinking (1 to go then)."
    )
    assert debate.offers == ("Debate, Fall 2026, register by 20 Aug 2026",)
    assert intern.offers == ("Summer work, Summer 2026",)
    assert debate.typical_days == 10  # ben: from 1 to 11 January
    assert {o.activity: o.seats for o in found.offers} == {"d2": 12, "i1": 3}
    assert found.notes == (
        "Can't be earned any more: Case study.",
        "Would help, but isn't on offer this term or next: Capstone.",
    )


def test_without_activities_supply_is_unknown_and_said_so(world):
    known = {name: rows for name, rows in WORLD.items() if name != "activities"}
    found = next_badges(world(known, PATHWAYS), DAY, "ana")
    assert {r.achievement for r in found.rows} == {"debate", "capstone", "intern"}
    assert [one.name for one in found.not_loaded] == ["activities"]


def test_supply_is_known_badge_by_badge(world):
    spring = ACTIVITIES.replace("i1          | intern", "i1          | capstone")
    found = next_badges(world(WORLD | {"activities": spring}, PATHWAYS), DAY, "ana")
    assert {r.achievement for r in found.rows} == {"debate", "capstone", "intern"}
    (told,) = [note for note in found.notes if "nothing loaded tells" in note]
    assert told.endswith("where it is offered: Internship.")


def test_one_pathway_only(world):
    found = next_badges(world(WORLD, PATHWAYS), DAY, "ana", "thinking")
    assert [r.helps for r in found.rows] == [("thinking",), ("thinking",)]


def test_only_who_may_see_the_learner_is_told(world):
    state = world(WORLD, PATHWAYS)
    assert next_badges(state, Scope(Viewer("learner", "ana")), "ana").rows
    for viewer in (Viewer("public"), Viewer("learner", "ben")):
        with pytest.raises(UnknownError):
            next_badges(state, Scope(viewer), "ana")
    with pytest.raises(UnknownError):
        next_badges(state, DAY, "nobody")
