"""The log: what is noted, who saw whom, and that nothing of it is changed unseen."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analytics.decisions import log
from analytics.decisions.begun import FILE, SETTING, DecisionsError
from analytics.decisions.connect import transaction
from analytics.decisions.log import Told, entries, first_broken, note, people
from analytics.scope import Viewer

ADVISOR = Viewer("advisor", "A7")
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(SETTING, raising=False)
    return tmp_path


def told(*learners: str, who: str = "ann@x.example", **more) -> Told:
    more = {"kind": "list", "what": "caseload", "state": 3} | more
    return Told(who, ADVISOR, learners=frozenset(learners), **more)


def test_both_questions_are_answered_and_a_list_gives_its_people(root):
    note(root, told("ana", "ben"), NOW)
    note(root, told("ben", who="cyd@x.example", kind="view", what="journey"), NOW)
    note(root, told(kind="sign-in", what=""), NOW)

    saw_ben = [(e.who, e.what) for e in entries(root, learner="ben")]
    assert saw_ben == [("cyd@x.example", "journey"), ("ann@x.example", "caseload")]
    assert [e.id for e in entries(root, learner="ana")] == [1]
    assert entries(root, learner="dan") == []
    assert [e.id for e in entries(root, who="ann@x.example")] == [3, 1]
    assert people(root, 1, ["ana", "ben", "cyd"]) == ["ana", "ben"]
    assert people(root, 3, ["ana"]) == []
    first = entries(root)[-1]
    assert (first.at, first.viewer, first.learners, first.state) == (
        "2026-06-30T12:00:00+00:00", "advisor:A7", 2, 3,
    )  # fmt: skip


def test_a_list_is_kept_once(root):
    for _ in range(3):
        note(root, told("ana", "ben"))
    with sqlite3.connect(root / FILE) as raw:
        assert raw.execute("select count(*) from log_people").fetchone() == (2,)


def test_no_learner_is_in_it_by_id(root):
    note(root, told("ana-lee-77"))
    own = Viewer("learner", "ana-lee-77")
    note(root, Told("ana@x.example", own, "view", "journey", frozenset(["ana-lee-77"])))
    assert entries(root)[0].viewer == "learner"
    assert all(b"ana-lee-77" not in p.read_bytes() for p in root.glob(f"{FILE}*"))


def test_it_is_only_added_to(root):
    note(root, told("ana"))
    for change in ("update log_entry set who = 'x'", "delete from log_people"):
        with pytest.raises(DecisionsError), transaction(root) as connection:
            connection.exec_driver_sql(change)
    assert first_broken(root) is None


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("update log_entry set who = 'x' where id = 2", 2),
        ("delete from log_entry where id = 2", 3),
        ("delete from log_people where people = (select people from log_entry "
         "where id = 3)", 3),
    ],
)  # fmt: skip
def test_what_is_changed_past_the_triggers_shows(root, change, entry):
    for learner in ("ana", "ben", "cyd"):
        note(root, told(learner))
    with sqlite3.connect(root / FILE) as raw:
        names = raw.execute("select name from sqlite_master where type = 'trigger'")
        for (name,) in names.fetchall():
            raw.execute(f"drop trigger {name}")
        raw.execute(change)
    assert first_broken(root) == entry


def test_entries_of_many_at_once_are_one_chain(root):
    note(root, told())
    turns = [
        threading.Thread(target=lambda: [note(root, told("ana")) for _ in range(5)])
        for _ in range(4)
    ]
    for turn in turns:
        turn.start()
    for turn in turns:
        turn.join()
    assert len(entries(root)) == 21 and first_broken(root) is None


def test_it_is_kept_in_postgresql_as_well(root, monkeypatch, postgresql):
    monkeypatch.setenv(SETTING, postgresql)
    before = len(entries(root))
    number = note(root, told("ana"))
    assert len(entries(root)) == before + 1
    assert people(root, number, ["ana", "ben"]) == ["ana"]
    with pytest.raises(DecisionsError), transaction(root) as connection:
        connection.exec_driver_sql("delete from log_entry")
    assert first_broken(root) is None
    assert log.entries(root, who="nobody") == []
