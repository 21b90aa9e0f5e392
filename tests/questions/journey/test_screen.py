"""The journey screen without a browser: search, choose, link, badge."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.asking.address import address_of
from analytics.asking.learner import THEIR_OWN, find_learners
from analytics.scope import Scope, Viewer
from analytics.store.state import State, open_state
from pages.shared import filters, search
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.questions.opening import app_at

pytestmark = pytest.mark.long

EVIDENCE = """
learner_id | achievement_id | earned_on  | narrative       | evidence_url
gus        | debate         | 2026-01-05 | **Argued** well | https://e.example/1
ivy        | logic          | 2026-02-05 | Solved it       |
gus        | logic          | 2026-02-05 | Solved it       | javascript:alert(1)
"""
MORE = """gus | Gus [x](http://a) | gus@x.example | arts |
hal | Hal Example | hal@x.example | arts |
"""
GONE = "learner_id|name|deceased_on\nivy|Ivy Example|2026-05-01"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    worlds = Worlds(tmp_path_factory.mktemp("journey"))
    worlds.load({"awards": AWARDS, "learners": LEARNERS + MORE}, PATHWAY)
    worlds.load({"awards": EVIDENCE, "learners": GONE})
    return worlds.store


@pytest.fixture
def state(store: Path) -> State:
    return open_state(store)


@pytest.fixture
def screen(store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CAIRN_STORE", str(store))
    return app_at("pages/journey/screen.py")


def opened(
    screen: AppTest, state: State, learner: str | None = None, /, **more: str
) -> AppTest:
    if learner:
        screen.query_params["learner"] = address_of(state, Scope(), learner)
    for name, value in more.items():
        screen.query_params[name] = value
    screen.run()
    assert not screen.exception
    return screen


def said(screen: AppTest) -> str:
    return "\n".join(str(one.value) for kind in ("text", "warning", "caption", "header")
                     for one in screen.get(kind))  # fmt: skip


def test_the_screen_asks_whom_and_names_nobody(screen: AppTest, state: State):
    opened(screen, state)
    assert screen.title[0].value == "How far is this student, and what is left?"
    assert "Type a name, an id or an e-mail" in said(screen)
    assert not screen.button  # real people are not offered to try


def test_a_learner_is_found_and_chosen_and_the_link_tells_nobody(
    screen: AppTest, state: State
):
    opened(screen, state)
    screen.text_input(key="find").set_value("example").run()
    assert len(screen.button) == 8
    assert "directory opt-out" in "".join(str(m.value) for m in screen.markdown)
    screen.button(key="choose-ben").click().run()
    assert not screen.exception
    address = "".join(screen.query_params["learner"])
    assert address == address_of(state, Scope(), "ben")
    assert screen.header[0].value == "Ben Example"
    assert "Ben Example is two badges from Critical Thinking." in said(screen)
    assert screen.text_input(key="find").value == ""


def test_an_invented_learner_who_is_offered_can_be_searched_for_too(
    screen: AppTest, state: State, monkeypatch: pytest.MonkeyPatch
):
    invented = find_learners(state, Scope(), "example")[:3]
    monkeypatch.setattr(search, "is_synthetic", lambda state: True)
    monkeypatch.setattr(search, "examples", lambda state, scope: invented)
    opened(screen, state)
    offered = {f"choose-{one.learner_id}" for one in invented}
    assert {one.key for one in screen.button} == offered
    screen.text_input(key="find").set_value("example").run()
    assert not screen.exception
    assert offered <= {one.key for one in screen.button}
    screen.text_input(key="find").set_value("").run()
    assert {one.key for one in screen.button} == offered


def test_nobody_found_is_said_helpfully(screen: AppTest, state: State):
    opened(screen, state)
    screen.text_input(key="find").set_value("nobody at all").run()
    assert "No student is found by that" in said(screen)


def test_a_link_opens_the_same_journey(screen: AppTest, state: State):
    opened(screen, state, "ana", badge="debate")
    assert "Ana Example has completed Critical Thinking." in said(screen)
    assert "5 January 2026" in said(screen)
    assert screen.selectbox(key="badge").value == "debate"


@pytest.mark.parametrize("address", ["0" * 32, "ana", "<script>"])
def test_a_link_that_leads_to_nobody_says_so(
    screen: AppTest, state: State, address: str
):
    opened(screen, state, None, learner=address)
    assert "leads to no student here" in said(screen)
    assert not screen.header


def test_a_filter_that_leaves_somebody_out_holds_for_links_too(
    screen: AppTest, state: State
):
    opened(screen, state, "ana", where="college: law")
    assert "leads to no student here" in said(screen)


def test_a_badge_opens_its_evidence_as_plain_text(screen: AppTest, state: State):
    opened(screen, state, "gus", badge="debate")
    assert "**Argued** well" in said(screen)  # st.text, not Markdown
    assert screen.header[0].value == r"Gus \[x\](http\://a)"
    (link,) = screen.get("link_button")
    assert link.proto.url == "https://e.example/1"
    screen.selectbox(key="badge").select("logic").run()
    assert not screen.get("link_button")
    assert "javascript:alert(1)" in said(screen)


def test_a_badge_that_is_not_held_says_where_it_would_count(
    screen: AppTest, state: State
):
    opened(screen, state, "ben", badge="capstone")
    assert "Not earned yet" in said(screen)
    assert "Critical Thinking" in said(screen)


def test_somebody_without_any_badge_has_a_journey_too(screen: AppTest, state: State):
    opened(screen, state, "hal")
    assert "Hal Example has not started a pathway yet." in said(screen)


def test_an_opt_out_is_said_at_the_name(screen: AppTest, state: State):
    opened(screen, state, "cyd")
    assert "Directory opt-out" in "".join(str(m.value) for m in screen.markdown)


def test_of_somebody_who_died_only_what_they_earned_is_shown(
    screen: AppTest, state: State
):
    opened(screen, state, "ivy")
    assert "Ivy Example died on 1 May 2026. This is what they earned." in said(screen)
    assert "to go" not in said(screen)
    assert len(screen.get("plotly_chart")) == 1  # the timeline, no map


def test_the_next_badges_stand_with_their_reasons(screen: AppTest, state: State):
    opened(screen, state, "ben", tab="Next")
    told = said(screen) + "".join(str(m.value) for m in screen.markdown)
    assert "**1 " in told
    assert "Completes Critical Thinking's" in told
    assert "nothing loaded tells where badges are offered" in told


def test_whoever_has_completed_it_has_nothing_next(screen: AppTest, state: State):
    opened(screen, state, "ana", tab="Next")
    assert "Nothing is left: every pathway of theirs is complete." in said(screen)


def as_learner(monkeypatch: pytest.MonkeyPatch, learner: str) -> None:
    """Let the frame be drawn for a learner, as signing in will."""
    real = filters.draw
    viewer = Viewer("learner", learner)
    monkeypatch.setattr(filters, "draw", lambda _: real(viewer))


def test_what_is_shown_is_for_the_learner_alone(
    screen: AppTest, state: State, monkeypatch: pytest.MonkeyPatch
):
    whole = {"badge": "debate", "tab": "What the world sees"}
    opened(screen, state, "gus", **whole)
    assert THEIR_OWN in said(screen)
    assert "Who may see it" not in said(screen)
    as_learner(monkeypatch, "gus")
    opened(screen, state, "gus", **whole)
    assert THEIR_OWN not in said(screen)
    assert "Who may see it" in said(screen)
    (told,) = [m.value for m in screen.markdown if "looked at since" in m.value]
    assert told.startswith("Of **2** awards, **0** shared and **0** looked at since")
