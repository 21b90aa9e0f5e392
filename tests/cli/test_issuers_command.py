"""``cairn issuers``: three answers listed, trust given and taken; ``--verified``."""

import csv
import io

import pytest

from analytics.decisions.begun import SETTING
from analytics.store.load import load
from tests.conftest import NOW, Worlds
from tests.store.test_decided import LEARNERS, badge

COLLEGE = "https://b.example/college"


@pytest.fixture
def store(worlds: Worlds, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(SETTING, raising=False)
    worlds.load({"learners": LEARNERS})
    load(worlds.store, [badge(worlds.root, 1, "ana@x.example")], now=NOW)
    return worlds.store


def listed(cairn, store) -> dict:
    (one,) = cairn("issuers", "--store", store, "--format", "json").json["issuers"]
    return one


def test_issuers_are_listed_trusted_and_taken_off_again(cairn, store):
    assert listed(cairn, store) == {
        "issuer": COLLEGE, "name": "College", "is_trusted": False,
        "has_new_keys": False, "has_other_keys": False, "awards": 1,
        "valid": 0, "own_key": 0, "invalid": 0, "not_checkable": 0, "unsigned": 1,
        "revoked": 0,
        "suspended": 0,
    }  # fmt: skip
    ran = cairn("issuers", "trust", COLLEGE, "--name", "Ours", "--store", store)
    assert (ran.status, "state 3 is published" in ran.out) == (0, True)
    assert (listed(cairn, store)["name"], listed(cairn, store)["is_trusted"]) == (
        "Ours", True,
    )  # fmt: skip
    ran = cairn("issuers", "--store", store, "distrust", COLLEGE)
    assert (ran.status, "state 4 is published" in ran.out) == (0, True)
    assert listed(cairn, store)["is_trusted"] is False


def test_issuers_as_table_and_csv(cairn, store):
    assert "Issuers of credentials" in cairn("issuers", "--store", store).out
    printed = cairn("issuers", "--store", store, "--format", "csv").out
    (row,) = csv.DictReader(io.StringIO(printed))
    assert (row["issuer"], row["unsigned"]) == (COLLEGE, "1")


def test_without_credentials_it_says_so(cairn, worlds: Worlds):
    worlds.load({"awards": "learner_id|achievement_id|earned_on\nana|b|2026-01-01"})
    assert "there are no issuers" in cairn("issuers", "--store", worlds.store).out


def test_wrong_usage_is_status_2(cairn, store):
    for words in (("trust", "https://b.example/none"), ("distrust", COLLEGE)):
        assert cairn("issuers", *words, "--store", store).status == 2


def test_verified_is_said_and_counted(cairn, store):
    shown = ("show", "overview", "--store", store, "--format", "json")
    assert cairn(*shown).json["scope"]["verified"] is False
    answer = cairn(*shown, "--verified").json
    assert answer["scope"]["verified"] is True
    assert any(n.startswith("Left out: 1 award that isn't") for n in answer["notes"])
