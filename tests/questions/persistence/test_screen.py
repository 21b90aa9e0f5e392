"""The persistence screen: its numbers are the metrics'; choices are in the address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.scope import Scope
from tests.questions.opening import opener, told
from tests.questions.persistence.test_counts import (
    COMPLETIONS,
    ENROLLMENTS,
    LEARNERS,
    TERMS,
)

pytestmark = pytest.mark.long

AWARDS = "learner_id|achievement_id|earned_on\nana|a|2026-02-01"
WORLD = {
    "terms": TERMS, "learners": LEARNERS, "enrollments": ENROLLMENTS,
    "completions": COMPLETIONS, "awards": AWARDS,
}  # fmt: skip


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    return opener("pages/persistence/screen.py", worlds.store, monkeypatch)


def test_its_numbers_are_the_metrics(screen, worlds):
    state = worlds.state(WORLD)
    found = screen(tab="Who stays")
    assert not found.exception
    asked = RetentionQuestion(cohort="first-time-full-time")
    rows = [row for row in retention(state, Scope(), asked).rows if row.finished]
    last = rows[-1]
    assert f"{last.numerator} of {last.denominator} first" in told(found)
    assert f"Of {last.denominator} first-time, full-time students" in told(found)
    assert f"{last.numerator} were enrolled here at the census" in told(found)
    drawn = [one.key for one in found.get("plotly_chart")]
    assert drawn[:2] == ["retention-picture", "triangle-picture"]


def test_choices_are_in_the_address(screen, worlds):
    worlds.load(WORLD)
    found = screen(
        entrants="All entrants together",
        cohort="Any regular term",
        seen="The next regular term",
        completers="Stand apart",
        apart="college",
        tab="Who stays",
    )
    assert not found.exception
    assert "at the census of the next regular term; those who completed" in told(found)
    assert "Does it differ by college?" in told(found)
    assert "apart-picture" in [one.key for one in found.get("plotly_chart")]


def test_completion_is_asked_about_in_normal_time(screen, worlds):
    worlds.load(WORLD)
    found = screen(seen="Graduated within 150% of normal time", tab="Who stays")
    assert not found.exception
    assert "too early to tell" in told(found)


def test_enrolment_elsewhere_is_a_choice_only_where_it_is_loaded(screen, worlds):
    worlds.load(WORLD)
    assert "Where" not in [box.label for box in screen().selectbox]
    spells = "learner_id|institution|begins_on|ends_on\nned|1|2025-08-20|2025-12-10"
    worlds.load(WORLD | {"spells": spells})
    found = screen(institution="Enrolled anywhere", tab="Who stays")
    assert not found.exception
    assert "Persistence: enrolled at any institution" in told(found)


def test_without_enrolments_it_says_what_to_load(screen, worlds):
    worlds.load({"awards": AWARDS})
    found = screen()
    assert not found.exception
    assert "Nobody can be followed yet." in told(found)
    assert not found.get("plotly_chart")


def test_nobody_of_a_kind_is_said(screen, worlds):
    worlds.load(WORLD)
    found = screen(where="college: law", as_of="2024-09-20", tab="Who stays")
    assert not found.exception
    assert "too early to tell" in told(found)
