"""Requirements that share badges, where each badge may be used once."""

import json

import pytest

from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Question
from analytics.questions.steps.reading import read_steps
from analytics.scope import Scope


@pytest.mark.shared
def test_a_badge_isnt_counted_twice_where_it_may_be_used_once(world, shared):
    """Two of A, B, C and two of C, D, E: with B, C and D one is wanting (max flow)."""
    cases = json.loads((shared / "cases" / "outcomes.json").read_text("utf-8"))
    name = "requirements_without_double_counting"
    case = next(case for case in cases if case["name"] == name)
    wanted = [
        list(choices)
        for needs, choices in case["inputs"]["requirements"]
        for _ in range(needs)
    ]
    asked = Question(read_steps(json.dumps(wanted)), order="unordered")
    met = 0
    for learner, expected in case["expected"].items():  # one joins after another
        rows = [f"{learner} | {badge} | 2026-02-01" for badge in learner]
        head = "learner_id | achievement_id | earned_on"
        state = world({"awards": "\n".join([head, *rows])})
        met += expected
        assert steps(state, Scope(), asked).rows[-1].learners == met, learner
    assert met == 2
