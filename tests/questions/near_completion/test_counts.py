"""Who is near the end of a pathway: a drawn programme, and every learner by himself."""

from datetime import date

import pytest

from analytics.questions.journey.counts import journey
from analytics.questions.near_completion.counts import NearQuestion, near_completion
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

PATHWAYS = """
pathway: thinking
title: Critical Thinking
of:
  - {step: knowledge, needs: 2, of: [debate, logic, cases]}
  - {step: proficiency, needs: 1, of: [capstone, intern]}
---
pathway: french
title: French BA
of: [debate, essay]
"""

# ana lacks one of two; ben two; cyd graduated, dan isn't there any more: both one to
# go. eve is complete. fay, of whom no enrolment was loaded, lacks one of the French BA.
AWARDS = """
learner_id | achievement_id | earned_on
ana        | logic          | 2026-02-01
ana        | cases          | 2026-02-05
ben        | logic          | 2026-02-01
cyd        | logic          | 2026-02-01
cyd        | intern         | 2026-02-02
dan        | logic          | 2025-09-20
dan        | cases          | 2025-09-21
eve        | logic          | 2026-02-01
eve        | cases          | 2026-02-01
eve        | intern         | 2026-02-01
fay        | essay          | 2026-02-03
"""

TERMS = """
term_id | starts_on  | ends_on
f25     | 2025-08-25 | 2025-12-12
s26     | 2026-01-12 | 2026-05-08
"""

ENROLLMENTS = """
learner_id | term_id
ana        | s26
ben        | s26
cyd        | f25
dan        | f25
eve        | s26
"""

WORLD = {
    "awards": AWARDS, "terms": TERMS, "enrollments": ENROLLMENTS,
    "completions": "learner_id | conferred_on\ncyd | 2026-01-30",
    "achievements": "achievement_id | name | offered_to\ncapstone | Capstone |\n"
                    "intern | Internship |\ndebate | Debate | 2026-02-01",
    "activities": "activity_id | achievement_id | title\n"
                  "c1 | capstone | Capstone course",
    "advisors": "advisor_id | learner_id\nA1 | ben",
}  # fmt: skip


@pytest.fixture(scope="module")
def near(tmp_path_factory):
    worlds = Worlds(tmp_path_factory.mktemp("near"))
    return worlds.state(WORLD, PATHWAYS)


def test_who_is_near_and_what_they_lack(near):
    found = near_completion(near, Scope(), NearQuestion("thinking"))
    (ana,) = found.rows
    assert (ana.learner, ana.fewest_left, ana.standing) == ("ana", 1, "enrolled")
    assert ana.missing == ("Capstone", "Internship")
    assert ana.offers == ("Capstone course",)
    assert ana.last_earned_on == date(2026, 2, 5)
    assert "1 graduated" in found.notes[0]
    assert "1 not enrolled" in found.notes[0]


def test_two_to_go_and_every_pathway(near):
    found = near_completion(near, Scope(), NearQuestion(to_go=2))
    assert [(r.learner, r.pathway, r.fewest_left) for r in found.rows] == [
        ("ana", "thinking", 1),
        ("fay", "french", 1),
        ("ben", "thinking", 2),
    ]
    ben = found.rows[2]  # the debate can't be earned any more, the case study can
    assert ben.missing == ("Capstone and cases", "cases and Internship")
    assert found.rows[1].missing == ("Debate",)  # but nothing else would do


def test_an_advisor_sees_their_own_and_the_public_nobody(near):
    question = NearQuestion(to_go=2)
    own = near_completion(near, Scope(Viewer("advisor", "A1")), question)
    assert [row.learner for row in own.rows] == ["ben"]
    assert not near_completion(near, Scope(Viewer("public")), question).rows
    with pytest.raises(UnknownError):
        near_completion(near, Scope(), NearQuestion("nowhere"))


def test_it_says_of_everybody_what_their_journey_says(near):
    found = near_completion(near, Scope(), NearQuestion(to_go=9)).rows
    for row in found:
        ways = journey(near, Scope(), row.learner, row.pathway).ways
        assert row.fewest_left == ways[0].fewest_left
    assert len(found) == 3
