"""``cairn grants`` and ``cairn log``: who may see what, and who saw whom."""

import pytest

from analytics.decisions.begun import SETTING
from analytics.decisions.log import Told, note
from analytics.scope import Viewer
from tests.conftest import Worlds


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(SETTING, raising=False)
    worlds.load({"awards": "learner_id|achievement_id|earned_on\nana|a|2026-01-05"})
    return worlds.store


def test_grants_are_given_listed_and_ended(cairn, store):
    told = ("advisor", "--scope", "A7", "--to", "2100-01-01", "--cover")
    ran = cairn("grants", "give", "Ann@x.example", *told, "--store", store)
    assert (ran.status, ran.out) == (0, "1 given.\n")
    ran = cairn("grants", "give", "Ann@x.example", *told, "--store", store)
    assert ran.out == "Nothing new: all of it stands.\n"
    (row,) = cairn("grants", "--store", store, "--format", "json").json
    assert (row["subject"], row["role"], row["scope"]) == (
        "ann@x.example",
        "advisor",
        "A7",
    )
    assert (row["to"], row["cover"], row["given_by"]) == (
        "2100-01-01",
        True,
        "operator",
    )
    assert cairn("grants", "end", "1", "--store", store).status == 0
    assert cairn("grants", "end", "1", "--store", store).status == 2
    assert cairn("grants", "--store", store, "--format", "json").json == []
    file = store.parent / "grants.csv"
    file.write_text("subject,role\nann@x.example,dean\n", encoding="utf-8")
    ran = cairn("grants", "load", file, "--store", store)
    assert ran.status == 2 and "line 2: a role is one of" in ran.err
    listed = cairn("log", "--store", store, "--format", "json").json
    assert [row["what"] for row in listed] == [
        "grant 1 ended", "advisor given to ann@x.example",
    ]  # fmt: skip


def test_the_log_answers_both_questions(cairn, store):
    told = ("view", "journey", frozenset(["ana"]), 1)
    note(store, Told("Ann@x.example".lower(), Viewer("administrator"), *told))

    def printed(*words: str):
        return cairn("log", *words, "--store", store, "--format", "json").json

    (entry,) = printed()
    assert (entry["who"], entry["learners"], entry["state"]) == ("ann@x.example", 1, 1)
    assert printed("--learner", "ana") == printed("--who", "Ann@x.example") == [entry]
    assert printed("--learner", "ben") == printed("--who", "ben@x.example") == []
    assert printed("--entry", "1") == [{"learner": "ana"}]
    assert cairn("log", "--check", "--store", store).out == "The log is whole.\n"
