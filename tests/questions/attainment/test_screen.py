"""The attainment screen: its numbers are the metrics'; choices are in the address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.questions.attainment.counts import AttainmentQuestion, attainment
from analytics.scope import Scope
from tests.questions.attainment.test_counts import WORLD
from tests.questions.opening import opener, told

pytestmark = pytest.mark.long


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    return opener("pages/attainment/screen.py", worlds.store, monkeypatch)


def test_its_numbers_are_the_metrics(screen, worlds):
    state = worlds.state(WORLD)
    found = screen()
    assert not found.exception
    (whole,) = attainment(state, Scope(), AttainmentQuestion()).whole
    assert f"Of {whole.assessed} pieces of work that were assessed" in told(found)
    assert f"{whole.met} met the standard" in told(found)
    drawn = [one.key for one in found.get("plotly_chart")]
    assert drawn == ["attainment-picture"]
    for tab in ("Attempts", "Levels"):
        drawn = [one.key for one in screen(tab=tab).get("plotly_chart")]
        assert drawn == [f"{tab.lower()}-picture"]
    assert "they found the same of" in told(screen(tab="Agreement"))


def test_choices_are_in_the_address(screen, worlds):
    state = worlds.state(WORLD)
    told_of = {"work": "essay", "attempts": "The first attempt"}
    found = screen(tab="Standard", broken="criterion", differing="college", **told_of)
    assert not found.exception
    asked = AttainmentQuestion("essay", attempts="first")
    (whole,) = attainment(state, Scope(), asked).whole
    assert f"Of {whole.assessed} pieces of work" in told(found)
    assert "By criterion, clarity is met least" in told(found)
    assert "Does it differ by college?" in told(found)
    # A link from before there were tabs opens the one in which that is chosen.
    found = screen(size="2", seed="7", **told_of)
    assert "2 awards, drawn at random" in told(found)
    assert "with seed 7" in told(found)


def test_without_assessments_it_says_what_to_load(screen, worlds):
    worlds.load({"awards": "learner_id|achievement_id|earned_on\nana|x|2026-01-05"})
    found = screen()
    assert not found.exception
    assert "Load assessments" in told(found)
    assert not found.get("plotly_chart")


def test_nobody_assessed_in_scope_is_said(screen, worlds):
    worlds.load(WORLD)
    found = screen(as_of="2026-01-05")
    assert not found.exception
    assert "Nothing was assessed by this day" in told(found)
