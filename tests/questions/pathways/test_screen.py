"""The pathways screen: drawn, seen at once, published, and taken back."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.questions.pathways.drawn import known
from analytics.scope import Scope
from analytics.store.state import open_state
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.questions.opening import opener, told

pytestmark = pytest.mark.long


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    worlds.state({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    return opener("pages/pathways/screen.py", worlds.store, monkeypatch)


def button(found: AppTest, key: str):
    return found.button(key=f"drawn-{key}")


def test_a_pathway_is_drawn_and_published(screen, worlds):
    found = screen()
    assert not found.exception
    assert "Nobody holds a badge of it yet." in told(found)
    assert button(found, "publish").disabled
    assert "New pathway: choose a badge" in told(found)

    found.text_input(key="drawn-title-new-pathway").set_value("Talking").run()
    found.multiselect(key="drawn-badges-talking").set_value(["debate", "logic"]).run()
    assert not found.exception
    assert "Of 3 who hold something of it, 1 would have completed Talking" in told(
        found
    )
    found.number_input(key="drawn-needs-talking").set_value(1).run()
    assert "Of 3 who hold something of it, 3 would have completed Talking" in told(
        found
    )
    button(found, "undo").click().run()
    assert "Of 3 who hold something of it, 1 would have completed Talking" in told(
        found
    )

    button(found, "publish").click().run()
    assert not found.exception
    made = known(open_state(worlds.store), Scope(), "talking").tree
    assert made is not None
    assert made.root.rules[0].needs == 2
    assert [item.id for item in made.root.rules[0].of] == ["debate", "logic"]


def test_another_version_needs_its_day_and_leaves_the_first(screen, worlds):
    found = screen(pathway="thinking")
    assert not found.exception
    assert found.text_input(key="drawn-version").value == "2"
    assert button(found, "publish").disabled
    assert "say from when this one is in force" in told(found)

    found.selectbox(key="drawn-step").set_value("knowledge").run()
    found.number_input(key="drawn-needs-knowledge").set_value(1).run()
    assert "They are the same as now." in told(found)
    found.date_input(key="drawn-since").set_value("2026-08-01").run()
    assert not button(found, "publish").disabled
    button(found, "publish").click().run()
    assert not found.exception
    parts = known(open_state(worlds.store), Scope(), "thinking")
    assert sorted(parts.versions) == ["", "2"]


def test_a_step_is_added_and_taken_away(screen):
    found = screen(pathway="thinking")
    found.selectbox(key="drawn-step").set_value("knowledge").run()
    button(found, "add").click().run()
    assert found.text_input(key="drawn-title-step-3").value == "Step 3"
    assert "Step 3: choose a badge" in told(found)
    assert found.selectbox(key="drawn-step").value == "step-3"
    button(found, "drop").click().run()
    assert not found.exception
    assert "Step 3: choose a badge" not in told(found)
