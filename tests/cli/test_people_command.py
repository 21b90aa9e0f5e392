"""``cairn people``: lists, confirms, undoes; ids alone are printed."""

import csv
import io

import pytest

from analytics.decisions.begun import SETTING
from analytics.store.load import load
from tests.conftest import NOW, Worlds
from tests.store.test_decided import LEARNERS, badge, whose


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(SETTING, raising=False)
    worlds.load({"learners": LEARNERS})
    for number, email in enumerate(("ana@x.example", "ben@y.example"), start=1):
        load(worlds.store, [badge(worlds.root, number, email)], now=NOW)
    return worlds.store


def test_people_are_listed_confirmed_and_undone(cairn, store):
    listed = cairn("people", "--store", store, "--format", "json").json
    (proposed,) = listed["proposals"]
    assert (proposed["learner"], proposed["evidence"]) == ("ben", "local-part")
    assert listed["recipients"] == {
        "decision": 0, "identity": 1, "ambiguous": 0, "unknown": 1,
    }  # fmt: skip
    recipient = proposed["recipient"]
    ran = cairn("people", "confirm", recipient, "ben", "--store", store)
    assert (ran.status, "state 4 is published" in ran.out) == (0, True)
    assert whose(store) == ["ana", "ben"]
    assert cairn("people", "--store", store, "--format", "json").json["proposals"] == []
    ran = cairn("people", "--store", store, "undo", recipient)
    assert (ran.status, "state 5 is published" in ran.out) == (0, True)
    assert whose(store) == ["ana", "?"]


def test_a_proposal_is_turned_down_and_comes_back_when_that_is_undone(cairn, store):
    def waiting() -> list[str]:
        listed = cairn("people", "--store", store, "--format", "json").json
        return [one["recipient"] for one in listed["proposals"]]

    (recipient,) = waiting()
    ran = cairn("people", "reject", recipient, "ben", "--store", store)
    assert (ran.status, "state 4 is published" in ran.out) == (0, True)
    assert waiting() == []
    assert cairn("people", "undo", recipient, "--store", store).status == 0
    assert waiting() == [recipient]


def test_no_name_and_no_address_is_printed(cairn, store):
    printed = [
        cairn("people", "--store", store, "--format", form).out
        for form in ("table", "json", "csv")
    ]
    for word in ("Ana Lee", "Ben", "example", "@"):
        assert not any(word in text for text in printed)
    (row,) = csv.DictReader(io.StringIO(printed[2]))
    assert row["learner"] == "ben" and row["recipient"].startswith("recipient:")
    assert "1 proposal" in printed[0] and "local-part" in printed[0]


def test_wrong_usage_is_status_2_and_says_no_id(cairn, store):
    for words in (
        ("confirm", "recipient:none", "ben"),
        ("confirm", "ana", "ben"),
        ("confirm", "recipient:none"),
        ("undo", "recipient:none"),
    ):
        ran = cairn("people", *words, "--store", store)
        assert ran.status == 2, words
        assert "recipient:none" not in ran.err


def test_a_database_that_is_not_there_is_status_3(cairn, store, monkeypatch):
    monkeypatch.setenv(SETTING, "postgresql://op:hush@127.0.0.1:1/none")
    ran = cairn("people", "undo", "recipient:none", "--store", store)
    assert (ran.status, SETTING in ran.err, "hush" in ran.err) == (3, True, False)


def test_a_rollback_keeps_what_people_decided(cairn, store):
    listed = cairn("people", "--store", store, "--format", "json").json
    cairn(
        "people",
        "confirm",
        listed["proposals"][0]["recipient"],
        "ben",
        "--store",
        store,
    )
    assert "State 3 is published again" in cairn("rollback", "3", "--store", store).out
    assert whose(store) == ["ana", "ben"]
    status = cairn("status", "--store", store, "--format", "json").json
    assert [load["kind"] for load in status["loads"]] == [
        "load", "load", "load", "people", "rollback", "people",
    ]  # fmt: skip
