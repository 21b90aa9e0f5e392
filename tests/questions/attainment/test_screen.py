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
    assert drawn == ["attainment-picture", "attempts-picture", "levels-picture"]
    assert "they found the same of" in told(found)


def test_choices_are_in_the_address(screen, worlds):
    state = worlds.state(WORLD)
    found = screen(
        work="essay", attempts="The first attempt", broken="criterion",
        differing="college", scale="1, 2, 3, 4", size="2", seed="7",
    )  # fmt: skip
    assert not found.exception
    asked = AttainmentQuestion("essay", attempts="first")
    (whole,) = attainment(state, Scope(), asked).whole
    assert f"Of {whole.assessed} pieces of work" in told(found)
    assert "By criterion, clarity is met least" in told(found)
    assert "Does it differ by college?" in told(found)
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
