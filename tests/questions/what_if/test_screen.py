"""The what-if screen: the address is the scenario; it is changed, undone, compared."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.questions.opening import app_at

pytestmark = pytest.mark.long

FEWER = "With one fewer at Essential Knowledge, nobody would newly have completed"
ANY = "thinking needs 1"


@pytest.fixture
def screen(worlds, monkeypatch) -> Callable[..., AppTest]:
    worlds.load({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))

    def opened(**asked: str | list[str]) -> AppTest:
        found = app_at("pages/what_if/screen.py", **asked).run()
        assert not found.exception
        return found

    return opened


def said(found: AppTest) -> str:
    parts = (*found.title, *found.markdown, *found.caption, *found.warning)
    return "\n".join(str(part.value) for part in parts)


def button(found: AppTest, label: str):
    return next(one for one in found.button if one.label == label)


def test_a_link_keeps_the_scenario(screen):
    found = screen(set=[ANY, "knowledge needs 1"])

    told = said(found)  # cyd has knowledge; ben and dan would have it
    assert "**3 more** would have completed Critical Thinking now (4 instead" in told
    assert "nobody would lose it" in said(found)
    assert found.number_input(key="set-needs-knowledge").value == 1
    assert found.number_input(key="set-needs-proficiency").value == 1
    assert len(found.get("plotly_chart")) == 1


def test_a_change_is_written_into_the_address_and_undone(screen):
    found = screen()
    assert "Nothing is changed yet" in said(found)
    assert button(found, "Undo").disabled

    found.number_input(key="set-needs-knowledge").set_value(1).run()
    assert not found.exception
    assert found.query_params["set"] == "knowledge needs 1"
    assert FEWER in said(found)

    button(found, "Undo").click().run()
    assert "set" not in found.query_params
    assert found.number_input(key="set-needs-knowledge").value == 2


def test_badges_are_added_and_removed(screen):
    found = screen()
    found.multiselect(key="set-badges-proficiency").set_value(["intern", "other"]).run()

    assert found.query_params["set"] == [
        "proficiency add other", "proficiency remove capstone",
    ]  # fmt: skip
    assert "1 would lose it" in said(found)
    button(found, "Back to how it is").click().run()
    assert "Nothing is changed yet" in said(found)


def test_a_step_without_any_badge_is_refused_in_words(screen):
    found = screen(set=ANY)
    found.multiselect(key="set-badges-proficiency").set_value([]).run()

    assert "step proficiency would list nothing" in said(found)
    assert found.query_params["set"] == ANY
    assert len(found.multiselect(key="set-badges-proficiency").value) == 2


def test_two_scenarios_stand_side_by_side(screen):
    found = screen(set=ANY)
    button(found, "Compare with another").click().run()
    assert found.query_params["or"] == ANY
    found.number_input(key="or-needs-thinking").set_value(2).run()
    assert "or" not in found.query_params  # nothing is changed: nothing to compare

    both = screen(**{"set": ANY, "or": "knowledge needs 3", "split": "college"})
    assert "A: With one fewer at Critical Thinking" in said(both)
    assert "B: With one more at Essential Knowledge" in said(both)
    assert len(both.get("plotly_chart")) == 2


@pytest.mark.parametrize("text", ["nowhere needs 1", "knowledge needs 9", "<b>"])
def test_what_cannot_be_done_is_said(screen, text):
    found = screen(set=text)

    assert "The link asks for what can't be done" in said(found)
    button(found, "Back to how it is").click().run()
    assert "can't be done" not in said(found)


@pytest.mark.parametrize("text", ["knowledge add unheard", "retire z9"])
def test_what_is_not_known_is_said(screen, text):
    assert "can't be answered" in said(screen(set=text))


def test_another_pathway_begins_anew(screen, worlds):
    worlds.load({}, PATHWAY.replace("thinking", "second").replace("Critical", "Second"))
    found = screen(set=ANY)
    found.selectbox(key="of").select("Second Thinking").run()

    assert not found.exception
    assert "set" not in found.query_params
    assert "Nothing is changed yet" in said(found)
