"""What a screen shows is noted: one entry a view, with those who were shown."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analytics.decisions.admission import Visitor
from analytics.decisions.begun import SETTING
from analytics.decisions.log import Told, entries, note, people
from analytics.scope import Viewer
from pages.shared import seen, visit
from tests.conftest import Worlds
from tests.questions.opening import opener

ADVISOR = Viewer("advisor", "A1")


class Clock(datetime):
    """A clock that a test sets."""

    time = datetime(2026, 6, 30, 12, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.time


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(SETTING, raising=False)
    session = {"visitor": Visitor("ann@x.example", (ADVISOR,))}
    for module in (seen, visit):
        monkeypatch.setattr(module.st, "session_state", session)
    monkeypatch.setattr(seen, "datetime", Clock)
    monkeypatch.setattr(Clock, "time", Clock.time)
    return tmp_path


def show(root: Path, *learners: str, what: str = "caseload", viewer=ADVISOR) -> None:
    seen.st.session_state["screen"] = what
    seen.shown(root, viewer, frozenset(learners), 1)


def test_two_hundred_turns_in_an_hour_are_one_entry_and_the_next_hour_is_another(
    root, monkeypatch
):
    for turn in range(200):
        monkeypatch.setattr(Clock, "time", Clock.time + timedelta(seconds=17))
        show(root, "ana", "ben") if turn % 2 else show(root, "ana", "ben", "cyd")
    (entry,) = entries(root)
    assert (entry.who, entry.viewer, entry.kind, entry.learners) == (
        "ann@x.example", "advisor:A1", "list", 3,
    )  # fmt: skip
    monkeypatch.setattr(Clock, "time", Clock.time + timedelta(hours=1))
    show(root, "ana", "ben")
    assert [one.learners for one in entries(root)] == [2, 3]


def test_somebody_new_another_question_or_another_viewer_is_another_entry(root):
    show(root, "ana")
    show(root, "ana", "ben")
    show(root, "ben", what="journey")
    show(root, "ben", viewer=Viewer("administrator"))
    show(root)
    told = [(e.kind, e.what, e.learners) for e in reversed(entries(root))]
    assert told == [
        ("view", "caseload", 1),
        ("list", "caseload", 2),
        ("view", "journey", 1),
        ("view", "caseload", 1),
    ]


WORLD = {
    "awards": "learner_id|achievement_id|earned_on\nana|a|2026-01-05\nben|a|2026-01-06",
    "learners": "learner_id|name\nana|Ana Example\nben|Ben Example",
}


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(SETTING, raising=False)
    worlds.load(WORLD)
    return worlds.store


def test_a_search_and_a_journey_are_noted_with_whom_they_show(store, monkeypatch):
    opened = opener("pages/journey/screen.py", store, monkeypatch)()
    assert entries(store) == []
    opened.text_input(key="find").set_value("example").run()
    opened.run()
    (entry,) = entries(store)
    assert (entry.who, entry.kind, entry.what) == ("local", "search", "journey")
    assert people(store, entry.id, ["ana", "ben", "cyd"]) == ["ana", "ben"]
    opened.button(key="choose-ben").click().run()
    assert not opened.exception
    latest = entries(store)[0]
    assert (latest.kind, latest.what) == ("view", "journey")
    assert people(store, latest.id, ["ana", "ben"]) == ["ben"]
    assert [one.id for one in entries(store, learner="ana")] == [entry.id]


def test_a_link_that_is_not_understood_is_noted_once(store, monkeypatch):
    opener("pages/journey/screen.py", store, monkeypatch)(where="foo").run()
    told = [(entry.kind, entry.what) for entry in entries(store)]
    assert told == [("refusal", "a link's where")]


def test_the_log_is_for_the_privacy_officer_and_no_record_is(store, monkeypatch):
    note(store, Told("ann@x.example", ADVISOR, "view", "journey", frozenset(["ana"])))
    officer = Visitor("officer@x.example", (Viewer("privacy-officer"),))
    monkeypatch.setattr(visit, "LOCAL_VISITOR", officer)
    opened = opener("pages/log/screen.py", store, monkeypatch)()
    assert not opened.exception
    assert opened.title[0].value == "Who saw whom?"
    assert list(opened.dataframe[0].value["who"]) == ["ann@x.example"]
    opened.text_input(key="log-learner").set_value("ben").run()
    assert "No entries." in [one.value for one in opened.markdown]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened.switch_page("pages/journey/screen.py")
