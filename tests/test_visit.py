"""Who is looking, asked at every turn: signed in, granted, in time; else nothing."""

import time
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.decisions import grants
from analytics.decisions.begun import SETTING
from analytics.decisions.log import entries
from pages.shared import visit
from tests.conftest import Worlds
from tests.questions.opening import APP

ANN = "ann@x.example"
TODAY = date.today()
WORLD = {
    "awards": "learner_id|achievement_id|earned_on\nana|a|2026-01-05\nben|a|2026-01-06",
    "advisors": "advisor_id|learner_id\nA1|ana",
    "directors": "director_id|attribute|value\nD1|college|arts",
}


class User(dict):
    """What the provider says of whoever is at the screen."""

    def to_dict(self) -> dict:
        return dict(self)


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> User:
    said = User(is_logged_in=False)
    monkeypatch.setattr(visit.st, "user", said)
    return said


@pytest.fixture
def screen(worlds: Worlds, user: User, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.delenv(SETTING, raising=False)
    worlds.load(WORLD)
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    return AppTest.from_file(str(APP), default_timeout=120)


def titled(screen: AppTest) -> str:
    screen.run()
    assert not screen.exception
    return screen.title[0].value


def give(store: Path, role: str, scope: str) -> None:
    told = grants.wanted(ANN, role, scope, TODAY, None)
    grants.give(store, [told], by="operator")


def test_a_visit_begins_and_ends_with_its_token_and_its_grants(screen, user, worlds):
    assert titled(screen) == "Who is there?"
    user.update(is_logged_in=True, email=ANN, exp=time.time() + 600)
    assert titled(screen) == "Nothing is shown to you yet"
    assert not screen.metric and not screen.selectbox
    give(worlds.store, "advisor", "A1")
    assert titled(screen) == "How is the programme doing?"
    assert "Advisees of A1" in "".join(one.value for one in screen.caption)
    assert visit.OPEN not in "".join(one.value for one in screen.markdown)
    grants.end(worlds.store, 1, by="operator")
    assert titled(screen) == "Nothing is shown to you yet"
    give(worlds.store, "advisor", "A1")
    user.update(exp=time.time())
    assert titled(screen) == "Your visit has ended"
    assert not screen.metric
    kinds = [one.kind for one in entries(worlds.store)]
    assert kinds == ["grant", "grant", "sign-in", "grant", "refusal"]


def test_with_several_grants_one_is_chosen_and_no_other_can_be(screen, user, worlds):
    user.update(is_logged_in=True, email=ANN, exp=time.time() + 600)
    give(worlds.store, "advisor", "A1")
    give(worlds.store, "director", "D1")
    screen.query_params["as"] = "administrator"
    assert titled(screen) == "This link isn't understood"
    del screen.query_params["as"]
    screen.query_params["role"] = "administrator"
    assert titled(screen) == "How is the programme doing?"
    (seeing,) = (one for one in screen.selectbox if one.label == "Seeing as")
    assert (seeing.options, seeing.value) == (
        ["advisor:A1", "director:D1"],
        "advisor:A1",
    )
    seeing.set_value("director:D1").run()
    assert "of director D1" in "".join(one.value for one in screen.caption)


@pytest.mark.parametrize("setting", visit.BACK_DOORS)
def test_while_a_request_could_say_who_asks_nobody_is_let_in(
    screen, user, monkeypatch, setting
):
    user.update(is_logged_in=True, email=ANN, exp=time.time() + 600)
    real = visit.st.get_option
    monkeypatch.setattr(
        visit.st, "get_option", lambda name: True if name == setting else real(name)
    )
    screen.run()
    assert not screen.title and "nobody is let in" in screen.error[0].value
