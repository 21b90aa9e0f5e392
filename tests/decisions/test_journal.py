"""Decisions are never lost, undone but kept, and the newest of a subject counts."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.decisions.begun import FILE, SETTING, DecisionsError
from analytics.decisions.journal import current, decide, history, undo
from analytics.decisions.matches import confirmed, match, unmatch
from analytics.scope import UnknownError
from tests.conftest import examples

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

DECIDE = """
import sys
from pathlib import Path
from analytics.decisions.journal import decide
root, who = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    decide(root, "match", f"{who}-{number}", {"learner": who}, by=who)
"""


def test_nothing_is_decided_and_nothing_is_written_by_asking(root: Path):
    assert (current(root, "match"), history(root), root.exists()) == ([], [], False)
    with pytest.raises(UnknownError):
        undo(root, 1, by="ana")


def test_a_decision_is_kept_as_it_was_made(root: Path):
    value = {"learner": "007", "why": 'it\'s né, "so"', "days": [1, None, True]}
    east = NOON.astimezone(tz=None) + timedelta(seconds=1)
    number = decide(root, "match", "recipient:1", value, by="ana", at=east)
    (kept,) = history(root)
    assert (kept.id, kept.kind, kept.about) == (number, "match", "recipient:1")
    assert (kept.value, kept.by, kept.undone_at) == (value, "ana", None)
    assert kept.at == NOON + timedelta(seconds=1)
    assert kept.at.utcoffset() == timedelta(0)


def test_the_newest_of_each_subject_and_kind_counts(root: Path):
    for kind, about, learner in (
        ("match", "r2", "ana"),
        ("match", "r1", "ben"),
        ("match", "r2", "cyd"),
        ("remind-on", "r2", "dot"),
    ):
        decide(root, kind, about, {"learner": learner}, by="op")
    assert confirmed(root) == [("r1", "ben"), ("r2", "cyd")]
    assert [d.value["learner"] for d in current(root, "remind-on")] == ["dot"]
    assert len(history(root, "match")) == 3
    assert len(history(root, about="r2")) == 3


def test_undo_brings_back_what_was_replaced_and_forgets_nothing(root: Path):
    match(root, "r1", "ana", by="op")
    match(root, "r1", "ben", by="op")
    unmatch(root, "r1", by="eve")
    assert confirmed(root) == [("r1", "ana")]
    unmatch(root, "r1", by="eve")
    assert confirmed(root) == []
    with pytest.raises(UnknownError):
        unmatch(root, "r1", by="eve")
    kept = history(root)
    assert [d.value["learner"] for d in kept] == ["ana", "ben"]
    assert all(d.undone_by == "eve" and d.undone_at >= d.at for d in kept)
    match(root, "r1", "ana", by="op")
    assert confirmed(root) == [("r1", "ana")]


def test_a_decision_is_undone_once(root: Path):
    number = match(root, "r1", "ana", by="op")
    undo(root, number, by="first")
    with pytest.raises(UnknownError):
        undo(root, number, by="second")
    assert history(root)[0].undone_by == "first"


def test_decisions_at_the_same_time_are_all_kept(root: Path):
    """Four processes at once, from the very first one on; then threads."""
    words = [sys.executable, "-c", DECIDE, str(root)]
    running = [subprocess.Popen([*words, f"p{n}", "25"]) for n in range(4)]
    assert [process.wait() for process in running] == [0] * 4

    def more(who: int) -> None:
        for number in range(25):
            match(root, f"t{who}-{number}", "x", by="op")

    threads = [threading.Thread(target=more, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = {f"{w}{n}-{i}" for w in "pt" for n in range(4) for i in range(25)}
    kept = history(root)
    assert {d.about for d in kept} == expected
    assert len({d.id for d in kept}) == len(kept) == 200


def test_one_of_many_undoing_at_once_undoes(root: Path):
    number = match(root, "r1", "ana", by="op")
    done: list[str] = []

    def take_back(who: str) -> None:
        try:
            undo(root, number, by=who)
        except UnknownError:
            return
        done.append(who)

    threads = [threading.Thread(target=take_back, args=(f"{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1 and history(root)[0].undone_by == done[0]


STEPS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", None])), max_size=12
)


@given(steps=STEPS)
@settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_subjects_are_stacks(root: Path, steps: list[tuple[str, str | None]]):
    """What counts is the top of a subject's stack: decide puts, undo takes."""
    stacks: dict[str, list[str]] = {}
    run = f"{len(history(root))}-"
    for subject, learner in steps:
        stack = stacks.setdefault(run + subject, [])
        if learner is not None:
            match(root, run + subject, learner, by="op")
            stack.append(learner)
        elif stack:
            unmatch(root, run + subject, by="op")
            stack.pop()
    expected = {subject: stack[-1] for subject, stack in stacks.items() if stack}
    found = {r: learner for r, learner in confirmed(root) if r.startswith(run)}
    assert found == expected


def test_sqlite_is_its_owner_s_alone_and_syncs(tmp_path: Path, monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    match(tmp_path / "store", "r1", "ana", by="op")
    assert (tmp_path / "store" / FILE).stat().st_mode & 0o077 == 0
    header = (tmp_path / "store" / FILE).read_bytes()[18:20]
    assert header == b"\x02\x02"  # the file says that it is in WAL mode


@pytest.mark.parametrize(
    "address",
    ["postgresql://cairn:hush@127.0.0.1:1/none", "nonsense hush", "hush://cairn/none"],
)
def test_a_wrong_address_is_never_repeated(tmp_path: Path, monkeypatch, address: str):
    monkeypatch.setenv(SETTING, address)
    with pytest.raises(DecisionsError) as caught:
        match(tmp_path, "r1", "ana", by="op")
    assert SETTING in str(caught.value) and "hush" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__cause__ is None
