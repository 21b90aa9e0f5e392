"""A store that was damaged says so, and what to do; nothing is lost by saying it."""

import json
from pathlib import Path

import pytest

from analytics.questions.loads.counts import status
from analytics.store.ledger import StoreError
from analytics.store.load import load
from analytics.store.publish import pin, roll_back
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

AWARDS = "award_id|learner_id|achievement_id|earned_on|level\n1|ana|debate|2026-01-05|"


@pytest.fixture
def store(worlds: Worlds) -> Path:
    """Return a store of two states."""
    worlds.load({"awards": AWARDS + "1"})
    worlds.load({"awards": AWARDS + "2"})
    return worlds.store


def files(store: Path) -> dict[str, bytes]:
    return {
        path.relative_to(store).as_posix(): path.read_bytes()
        for path in store.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def check_all_say(worlds: Worlds, message: str) -> None:
    before = files(worlds.store)
    folder = worlds.folder({"awards": AWARDS + "3"})
    for ask in (
        lambda: status(worlds.store),
        lambda: open_state(worlds.store),
        lambda: load(worlds.store, [folder], now=NOW),
        lambda: pin(worlds.store, "1", "census"),
        lambda: roll_back(worlds.store),
    ):
        with pytest.raises(StoreError, match=message):
            ask()
    assert files(worlds.store) == before


@pytest.mark.parametrize("text", ["", "two", "-1", "1.0", "2 2", "²"])
def test_a_pointer_that_holds_no_number(worlds: Worlds, store: Path, text: str):
    (store / "CURRENT").write_text(text)
    check_all_say(worlds, "CURRENT does not hold a state's number")


def test_a_pointer_that_can_t_be_read(worlds: Worlds, store: Path):
    (store / "CURRENT").write_bytes(b"\xff\xfe2")
    check_all_say(worlds, "CURRENT can't be read")


def test_a_pointer_that_was_lost_loses_no_states(worlds: Worlds, store: Path):
    (store / "CURRENT").unlink()
    check_all_say(worlds, "CURRENT is missing")
    (store / "CURRENT").write_text("2")
    assert status(store)["state"] == 2


def test_a_lost_pointer_is_told_from_a_first_load_that_died(worlds: Worlds):
    worlds.load({"awards": AWARDS + "1"})
    pin(worlds.store, "1", "census")
    (worlds.store / "CURRENT").unlink()
    check_all_say(worlds, "CURRENT is missing")


@pytest.mark.parametrize("text", ["{", '["census"]', '{"census": "one"}', "\x00"])
def test_names_that_are_damaged(worlds: Worlds, store: Path, text: str):
    (store / "names.json").write_text(text)
    for ask in (
        lambda: status(store),
        lambda: open_state(store),
        lambda: pin(store, "1", "census"),
    ):
        with pytest.raises(StoreError, match=r"names\.json is damaged"):
            ask()


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": "yesterday"},
        {"counts": None},
        {"records": []},
        {"state": 7},
        {"bytes": "many"},
        {"sources": None},
    ],
)
def test_an_entry_of_the_ledger_that_is_damaged(store: Path, change: dict):
    path = store / "ledger" / "000002.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(StoreError, match="entry of state 2 is damaged"):
        status(store)


def test_an_entry_that_is_cut_off_or_gone(store: Path):
    path = store / "ledger" / "000002.json"
    path.write_text(path.read_text()[:40])
    with pytest.raises(StoreError, match="entry of state 2 is damaged"):
        open_state(store)
    path.unlink()
    with pytest.raises(StoreError, match="the ledger has no state 2"):
        open_state(store)


def test_what_doesn_t_belong_into_the_ledger_is_passed_over(store: Path):
    (store / "ledger" / "notes.json").write_text("")
    assert [entry["id"] for entry in status(store)["loads"]] == [1, 2]


def test_a_published_state_whose_file_is_gone(worlds: Worlds, store: Path):
    (store / "states" / "000002.duckdb").unlink()
    folder = worlds.folder({"awards": AWARDS + "3"})
    for ask in (
        lambda: status(store),
        lambda: load(store, [folder], now=NOW),
    ):
        with pytest.raises(StoreError, match="state 2 is not what was published"):
            ask()
    assert roll_back(store).of == 1


def test_a_damaged_state_is_not_published_again(store: Path):
    (store / "states" / "000001.duckdb").write_bytes(b"not a database")
    with pytest.raises(StoreError, match="state 1 is not what was published"):
        roll_back(store)
    assert status(store)["state"] == 2


@pytest.mark.parametrize("wanted", ["²", "9" * 5000, "0", "-1", "1.5", "x\ny"])
def test_a_state_that_can_t_be(store: Path, wanted: str):
    with pytest.raises(StoreError, match="no state"):
        open_state(store, wanted)


@pytest.mark.parametrize("name", ["", "  ", "12", "²", "two\nlines", "a\x1b[31m"])
def test_a_name_that_can_t_be(store: Path, name: str):
    with pytest.raises(StoreError, match="a state's name"):
        pin(store, "1", name)


@pytest.mark.parametrize("name", ["Herbst 2026 ✓", "../../etc", "9a", "a/b", "état"])
def test_a_name_is_only_a_name(store: Path, name: str):
    pin(store, "1", name)
    assert open_state(store, name).number == 1
    assert status(store, name)["name"] == name
