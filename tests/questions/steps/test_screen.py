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
    asked = {"steps": ["debate", "logic"], "within": "90 days", "trend": "month"}
    found = screen(tab="Steps", **asked)
    assert not found.exception
    question = Question(tuple(Step((Part(n),)) for n in ("debate", "logic")))
    first, last = steps(state, Scope(), question).rows
    assert f"{last.learners} of {first.learners} students" in told(found)
    assert len(found.get("plotly_chart")) == 1
    found = screen(**asked | {"tab": "The rest"})
    assert "1 had their time" in told(found).replace("*", "")


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


AWARDS_ALONE = """
learner_id | achievement_id | earned_on
ana        | debate         | 2025-09-10
ana        | logic          | 2025-10-20
ben        | debate         | 2025-09-11
cyd        | cases          | 2025-09-12
"""


def test_it_opens_with_steps_that_somebody_took(screen, worlds):
    # No entry days, nothing accepted or shared: a first badge, then those that most
    # learners hold, by number and then by id.
    worlds.load({"awards": AWARDS_ALONE})
    found = screen()
    assert not found.exception
    chosen = found.multiselect(key="steps").value
    assert chosen == ["Earned a first achievement, whichever", "debate", "cases"]
    assert "0 of 3 students who took the first step" in told(found)


def test_it_opens_on_people_who_stopped(screen, worlds):
    worlds.load(WORLD)
    steps_taken = ["stage:entered", "debate", "logic"]
    found = screen(steps=steps_taken, within="Any time", tab="Who")
    # Of the five whose entry is known all earned debate; ana and eve went on to logic.
    assert found.selectbox(key="bar").index == 1
    assert list(found.dataframe[-1].value["Id"]) == ["ben", "cyd", "dan"]


def test_where_nobody_is_listed_it_says_why_and_shows_no_empty_table(screen, worlds):
    worlds.load({"awards": AWARDS_ALONE})
    found = screen(steps=["debate"], tab="Who")
    tables = len(found.dataframe)
    assert "Nobody stopped at debate: whoever took it came further" in told(found)
    found.toggle(key="stopped").set_value(False).run()
    assert len(found.dataframe) == tables + 1
    found = screen(steps=["debate", "stage:shared"], tab="Who")
    assert "The people behind these bars aren't listed" in told(found)
    assert len(found.dataframe) == tables
