"""The steps screen: what it asks by a link, and that its numbers are the metric's."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Question, Step
from analytics.scope import Scope
from tests.questions.opening import opener, told
from tests.questions.steps.test_counts import WORLD

pytestmark = pytest.mark.long


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    return opener("pages/steps/screen.py", worlds.store, monkeypatch)


def test_it_answers_what_the_link_asks(screen, worlds):
    state = worlds.state(WORLD)
    found = screen(steps=["debate", "logic"], within="90 days", trend="month")
    assert not found.exception
    question = Question(tuple(Step((Part(n),)) for n in ("debate", "logic")))
    first, last = steps(state, Scope(), question).rows
    assert f"{last.learners} of {first.learners} students" in told(found)
    assert "1 had their time" in told(found).replace("*", "")
    assert len(found.get("plotly_chart")) == 3


def test_it_starts_with_the_stages_that_everybody_has(screen, worlds):
    worlds.load(WORLD)
    found = screen()
    assert not found.exception
    assert "1 of 5 students who took the first step" in told(found)


def test_without_steps_it_says_what_to_choose(screen, worlds):
    worlds.load(WORLD)
    found = screen()
    found.multiselect(key="steps").set_value([]).run()
    assert not found.exception
    assert "Choose steps" in told(found)
