"""A publish that dies at any of its steps: the old state or the new one, whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analytics.questions.loads.counts import status
from analytics.store import place as place_of_store
from analytics.store import publish as publishing
from analytics.store.ledger import StoreError
from analytics.store.load import load
from analytics.store.publish import KEEP, pin, roll_back
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

STEPS = (
    (publishing, "sync_file"),
    (publishing, "write_entry"),
    (publishing, "sync_folder"),
    (publishing, "write_whole"),
    (publishing, "_prune"),
    (place_of_store, "sync_file"),
    (place_of_store, "sync_folder"),
)


class DiedError(Exception):
    """What a power cut is to the process: nothing after it runs."""


def award(level: int) -> dict[str, str]:
    return {
        "awards": "award_id|learner_id|achievement_id|earned_on|level\n"
        f"1|ana|debate|2026-01-05|{level}"
    }


def level(store: Path) -> int:
    with open_state(store).cursor() as cursor:
        row = cursor.execute("select level from record.awards").fetchone()
    assert row is not None
    return int(row[0])


def dying(wrapped: Callable[..., None], after: bool) -> Callable[..., None]:
    def die(*values: object) -> None:
        if after:
            wrapped(*values)
        raise DiedError

    return die


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("module", "step"), STEPS)
def test_a_load_that_dies_leaves_the_old_state_or_the_new_one(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, module, step: str, after: bool
):
    worlds.load(award(1))
    folder = worlds.folder(award(2))
    with monkeypatch.context() as patched:
        patched.setattr(module, step, dying(getattr(module, step), after))
        with pytest.raises(DiedError):
            load(worlds.store, [folder], now=NOW)
    told = status(worlds.store)
    assert (told["state"], level(worlds.store)) in [(1, 1), (2, 2)]
    assert [entry["id"] for entry in told["loads"]] == [*range(1, told["state"] + 1)]
    again = load(worlds.store, [folder], now=NOW)
    assert again.published == (told["state"] == 1)
    assert (status(worlds.store)["state"], level(worlds.store)) == (2, 2)
    assert not list((worlds.store / "work").iterdir())


@pytest.mark.parametrize(("module", "step"), STEPS)
def test_a_first_load_that_dies_can_be_made_again(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, module, step: str
):
    folder = worlds.folder(award(1))
    with monkeypatch.context() as patched:
        patched.setattr(module, step, dying(getattr(module, step), False))
        with pytest.raises(DiedError):
            load(worlds.store, [folder], now=NOW)
    assert status(worlds.store)["state"] in (None, 1)
    load(worlds.store, [folder], now=NOW)
    assert (status(worlds.store)["state"], level(worlds.store)) == (1, 1)


def test_a_rollback_that_dies_leaves_what_was_there(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
):
    worlds.load(award(1))
    worlds.load(award(2))
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "write_whole", dying(lambda *_: None, False))
        with pytest.raises(DiedError):
            roll_back(worlds.store)
    assert (status(worlds.store)["state"], level(worlds.store)) == (2, 2)
    roll_back(worlds.store)
    assert (status(worlds.store)["state"], level(worlds.store)) == (3, 1)


def test_what_can_t_be_pruned_doesn_t_undo_a_publish(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
):
    for number in range(KEEP):
        worlds.load(award(number))
    folder = worlds.folder(award(99))

    def busy(path: Path) -> None:
        if path.suffix == ".duckdb" and path.parent.name == "states":
            raise PermissionError(13, "Permission denied")
        real(path)

    real = Path.unlink
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", busy)
        assert load(worlds.store, [folder], now=NOW).published
    assert level(worlds.store) == 99


def test_a_damaged_list_of_names_refuses_before_anything_is_published(worlds: Worlds):
    worlds.load(award(1))
    pin(worlds.store, "1", "census")
    (worlds.store / "names.json").write_text("{")
    with pytest.raises(StoreError, match=r"names\.json is damaged"):
        worlds.load(award(2))
    (worlds.store / "names.json").unlink()
    assert (status(worlds.store)["state"], level(worlds.store)) == (1, 1)
