"""One learner's way, counted by hand."""

from datetime import date

import pytest

from analytics.asking.learner import find_learners
from analytics.questions.journey.counts import journey
from analytics.questions.pathways.counts import pathways
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, PATHWAY


def states(state: State, learner: str, scope: Scope = Scope()) -> dict:
    return {row.step: row.state for row in journey(state, scope, learner).rows}


def test_what_is_complete_open_and_no_longer_needed(programme: State):
    answer = journey(programme, Scope(), "ana")
    assert {r.step: (r.state, r.completed_on) for r in answer.rows} == {
        "thinking": ("complete", date(2026, 3, 1)),
        "knowledge": ("complete", date(2026, 2, 1)),
        "debate": ("complete", date(2026, 1, 5)),
        "logic": ("complete", date(2026, 2, 1)),
        "cases": ("complete", date(2026, 2, 20)),
        "proficiency": ("complete", date(2026, 3, 1)),
        "capstone": ("complete", date(2026, 3, 1)),
        "intern": ("covered", None),
    }
    assert answer.rows[0].progress == 1


def test_progress_is_the_fewest_badges_left(programme: State):
    answer = journey(programme, Scope(), "ben")
    rows = {row.step: row for row in answer.rows}
    assert (rows["thinking"].fewest_left, rows["thinking"].progress) == (2, 1 - 2 / 3)
    assert (rows["knowledge"].fewest_left, rows["knowledge"].progress) == (1, 0.5)
    assert (rows["proficiency"].fewest_left, rows["proficiency"].progress) == (1, 0)
    (way,) = answer.ways
    assert way.set_count == 4  # logic or cases, and capstone or internship
    assert ("capstone", "logic") in way.sets
    assert "4 sets" in answer.notes[0]


def test_a_milestone_held_covers_what_it_stands_for(programme: State):
    assert states(programme, "cyd")["knowledge"] == "complete"
    assert states(programme, "cyd")["debate"] == "covered"
    assert states(programme, "cyd")["capstone"] == "open"


def test_a_revoked_award_is_shown_and_does_not_count(programme: State):
    answer = journey(programme, Scope(), "dan")
    assert {r.step: r.state for r in answer.rows}["logic"] == "open"
    revoked = {award.achievement: award.is_revoked for award in answer.awards}
    assert revoked == {"debate": False, "logic": True}
    before = journey(programme, Scope(as_of=date(2026, 4, 30)), "dan")
    assert {r.step: r.state for r in before.rows}["logic"] == "complete"
    assert not any(award.is_revoked for award in before.awards)


def test_issued_long_after_is_said(programme: State):
    (award,) = journey(programme, Scope(), "cyd").awards
    assert (award.earned_on, award.issued_on) == (date(2026, 2, 2), date(2026, 6, 1))
    assert not award.is_retroactive  # 119 days; no term is known


def test_where_a_badge_counts_is_every_pathway_that_names_it(worlds: Worlds):
    second = "---\npathway: debating\ntitle: Debating\nof: [debate]\n"
    state = worlds.state({"awards": AWARDS}, PATHWAY + second)
    answer = journey(state, Scope(), "ben")
    assert [way.title for way in answer.ways] == [
        "Critical Thinking",
        "Debating",
    ]
    assert answer.awards[0].counts_in == ("Critical Thinking", "Debating")
    both = {row.pathway: row.learners_started for row in pathways(state, Scope()).rows}
    assert both == {"thinking": 4, "debating": 3}


def test_what_is_not_earned_yet_says_what_it_asks_for(worlds: Worlds):
    listed = (
        "achievement_id|name|criteria|offered_to\n"
        "logic|Logic lab|Prove three theorems.|2027-05-01"
    )
    state = worlds.state({"awards": AWARDS, "achievements": listed}, PATHWAY)
    told = {a.achievement: a for a in journey(state, Scope(), "ben").achievements}
    assert set(told) == {"debate", "logic", "cases", "capstone", "intern"}
    assert told["logic"].criteria == "Prove three theorems."
    assert told["logic"].offered_to == date(2027, 5, 1)
    assert told["logic"].counts_in == ("Critical Thinking",)


def test_a_merged_id_leads_to_the_one_that_stays(worlds: Worlds):
    merges = "learner_id|into\nold|older\nolder|ana"
    awards = AWARDS + "old|intern|2026-02-03|||\n"
    state = worlds.state({"awards": awards, "merges": merges}, PATHWAY)
    (who,) = journey(state, Scope(), "old").learner
    assert who.learner_id == "ana"
    rows = {row.step: row for row in journey(state, Scope(), "ana").rows}
    assert rows["intern"].completed_on == date(2026, 2, 3)
    assert rows["thinking"].completed_on == date(2026, 2, 3)
    assert state.entry.counts["learners"] == 6


def test_nobody_is_found_whom_the_viewer_may_not_see(worlds: Worlds):
    advisors = "advisor_id|learner_id|from|to\nA1|ben|2026-01-01|2026-03-31"
    state = worlds.state({"awards": AWARDS, "advisors": advisors}, PATHWAY)
    march = Scope(Viewer("advisor", "A1"), as_of=date(2026, 3, 1))
    assert states(state, "ben", march)["debate"] == "complete"
    own = Scope(Viewer("learner", "ben"))
    assert states(state, "ben", own)["debate"] == "complete"
    for scope, learner in (
        (march, "ana"),
        (Scope(Viewer("advisor", "A1")), "ben"),  # not theirs any more
        (own, "ana"),
        (Scope(Viewer("public")), "ben"),
        (Scope(), "nobody"),
    ):
        with pytest.raises(UnknownError, match="no learner of that id"):
            journey(state, scope, learner)


def found(state: State, text: str, scope: Scope = Scope()) -> list[str]:
    return [match.learner_id for match in find_learners(state, scope, text)]


def test_a_learner_is_found_by_name_id_and_address(worlds: Worlds):
    learners = """
    learner_id | name          | display_name | email
    L1         | José Example  |              | jose@x.example
    L2         | Maria Example | Mia Example  | maria@x.example
    L10        | Zoe Sample    |              | zoe@x.example
    """
    identities = "learner_id|kind|value\nL2|former_name|Maria Oldname\nL2|sis_id|S77"
    merges = "learner_id|into\nM9|L2"
    state = worlds.state(
        {"learners": learners, "identities": identities, "merges": merges,
         "awards": "learner_id|achievement_id|earned_on\nL1|a|2026-01-01"}
    )  # fmt: skip
    assert found(state, "jose ex") == ["L1"]
    assert found(state, "L1") == ["L1", "L10"]
    assert found(state, "ZOE@x.example") == ["L10"]
    assert (
        found(state, "oldname") == found(state, "S77") == found(state, "m9") == ["L2"]
    )
    (match,) = find_learners(state, Scope(), "oldname")
    assert match.name == "Mia Example"
    assert found(state, "z") == []
    assert found(state, "example", Scope(Viewer("public"))) == []
    assert found(state, "example", Scope(Viewer("learner", "L1"))) == ["L1"]


def test_a_shared_badge_makes_nobody_a_law_student(worlds: Worlds):
    second = "---\npathway: moot\ntitle: Moot\nof: [debate]\nfor: {college: [law]}\n"
    learners = "learner_id|college\nana|arts\nben|law\ndan|arts"
    declared = "learner_id|pathway|declared_on\ndan|moot|2026-01-01"
    state = worlds.state(
        {"awards": AWARDS, "learners": learners, "declared": declared}, PATHWAY + second
    )

    def ties(learner: str, pathway: str | None = None) -> dict:
        answer = journey(state, Scope(), learner, pathway)
        return {way.pathway: way.tie for way in answer.ways}

    assert ties("ana") == {"thinking": "started"}
    assert ties("ana", "moot") == {"moot": "for others"}
    assert ties("ben") == {"moot": "started", "thinking": "started"}
    assert ties("dan") == {"moot": "declared", "thinking": "started"}


def test_where_they_stand_is_of_the_day(worlds: Worlds):
    state = worlds.state(
        {
            "awards": "learner_id|achievement_id|earned_on\nana|debate|2026-03-01\n"
            "ben|debate|2026-03-01",
            "terms": "term_id | starts_on | census_on | ends_on\n"
            "F25 | 2025-08-25 | 2025-09-05 | 2025-12-12\n"
            "S26 | 2026-01-12 | 2026-01-26 | 2026-05-08",
            "enrollments": "learner_id|term_id\nana|F25\nben|F25\nben|S26",
            "completions": "learner_id | conferred_on\nben | 2026-03-01",
        }
    )

    def stands(learner: str, day: date) -> tuple[str, date | None]:
        (who,) = journey(state, Scope(as_of=day), learner).learner
        return who.standing, who.since

    assert stands("ana", date(2025, 8, 1)) == ("unknown", None)
    assert stands("ana", date(2026, 1, 25)) == ("enrolled", None)
    assert stands("ana", date(2026, 1, 26)) == ("not enrolled", date(2026, 1, 26))
    assert stands("ben", date(2026, 2, 28)) == ("enrolled", None)
    assert stands("ben", date(2026, 3, 1)) == ("graduated", date(2026, 3, 1))
