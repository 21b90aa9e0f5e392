"""The quality screen: findings with their lists, people and issuers with buttons."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.decisions.begun import SETTING
from analytics.questions.quality.issuers import issuers
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.publish import pin
from analytics.store.recognised import proposals
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.questions.opening import app_at
from tests.store.test_decided import LEARNERS as PEOPLE
from tests.store.test_decided import badge, whose

pytestmark = pytest.mark.long

SCREEN = "pages/quality/screen.py"


@pytest.fixture(autouse=True)
def no_database_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    return worlds.store


@pytest.fixture
def waiting(worlds: Worlds, store: Path) -> Path:
    """A store in which a badge went to ana's other address."""
    worlds.load({"learners": PEOPLE})
    load(store, [badge(worlds.root, 1, "ana@y.example")], now=NOW)
    return store


def opened(**asked: str) -> AppTest:
    return app_at(SCREEN, **asked).run()


def told(app: AppTest) -> str:
    parts = (
        *app.title,
        *app.header,
        *app.markdown,
        *app.caption,
        *app.success,
        *app.text,
    )
    return "\n".join(str(part.value) for part in parts)


def press(app: AppTest, label: str) -> AppTest:
    (one,) = [button for button in app.button if button.label == label]
    found = one.click().run()
    assert not found.exception and not found.error
    return found


def test_an_empty_store_says_what_to_do(store: Path):
    assert "Nothing is loaded yet" in told(opened())


def test_findings_are_counted_opened_and_closed(worlds: Worlds, store: Path):
    worlds.load({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    app = opened()
    text = told(app)
    assert not app.exception
    assert app.title[0].value == "What in the data deserves a look?"
    assert "First: Requirements met, but the milestone was not awarded (**2**" in text
    assert "Looks like one award recorded twice" in text  # looked for, not found
    assert (
        "No shares were loaded (shares.csv):\n\n- Shared before it was issued" in text
    )
    assert len(app.dataframe) == 0
    app = app.button(key="open-milestone-not-awarded").click().run()
    assert app.query_params["finding"] == "milestone-not-awarded"
    assert app.dataframe[0].value["Learner"].tolist() == ["ana", "ana"]
    assert app.dataframe[0].value["Achievement"].tolist() == ["credential", "ek"]
    assert (
        len(app.button(key="open-milestone-not-awarded").click().run().dataframe) == 0
    )


def test_a_link_opens_a_list(worlds: Worlds, store: Path):
    worlds.load({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
    app = opened(finding="milestone-without-rule")
    assert app.dataframe[0].value["Learner"].tolist() == ["cyd"]
    assert len(opened(finding="no-such").dataframe) == 0


def test_a_person_is_confirmed_and_that_is_undone(waiting: Path):
    app = opened()
    assert "ana@y.example (1 award): is it Ana Lee · ana@x.example" in told(app)
    assert "Ana Lee" in told(app) and "the same before the @" in told(app)
    app = press(app, "Confirm")
    assert "Their badges are joined." in told(app) and whose(waiting) == ["ana"]
    assert "Nobody waits for your word." in told(app)
    app = press(app, "Undo")
    assert whose(waiting) == ["?"] and len(proposals(open_state(waiting))) == 1


def test_somebody_else_is_turned_down_and_that_is_undone(waiting: Path):
    app = press(opened(), "Not this person")
    assert proposals(open_state(waiting)) == [] and whose(waiting) == ["?"]
    assert "is not ana" in told(app)
    press(app, "Undo")
    assert len(proposals(open_state(waiting))) == 1


def test_an_issuer_is_trusted_and_that_is_undone(waiting: Path):
    app = opened()
    assert "1 award: 1 not signed. Not on your list. 0 revoked." in told(app)
    app = press(app, "Trust")
    assert issuers(open_state(waiting), Scope())[0].is_trusted
    assert "Trusted." in told(app)
    press(app, "Undo trust")
    assert not issuers(open_state(waiting), Scope())[0].is_trusted


def test_nothing_is_decided_on_an_older_state(worlds: Worlds, waiting: Path):
    pin(waiting, "2", "Census")
    load(waiting, [badge(worlds.root, 2, "ben@x.example")], now=NOW)
    app = opened(state="Census")
    assert not {"Confirm", "Trust"} & {button.label for button in app.button}
    assert "as published" in told(app)


def test_unverified_awards_are_left_out_by_an_address(waiting: Path):
    text = told(app_at("pages/overview/screen.py", verified="true").run())
    assert "verified awards only" in text and "Left out: 1 award that isn't" in text
