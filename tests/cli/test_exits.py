"""How commands end: 0, 1, 2 or 3, never a traceback, and what they leave behind."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.cli import states
from analytics.store.place import Place
from analytics.store.publish import writing
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY

DRAWN = {"awards": AWARDS, "learners": LEARNERS}
HEAD = "learner_id|achievement_id|earned_on\n"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("words", [
    ("--as-of", ""),
    ("--as-of", "0001-01-01"),
    ("--as-of", "9999-12-31"),
    ("--as-of", "2026-1-5"),
    ("--as-of", "2026-02-30"),
    ("--within", "²d"),
    ("--within", "99999999999d"),
    ("--within", "-5d"),
    ("--entered", "2026-01-01"),
    ("--entered", "2026-02-01:2026-01-01"),
    ("--entered", "a:b"),
    ("--where", "=x"),
    ("--where", "nothing=x"),
    ("--by", "nothing"),
    ("--as", "public:1"),
    ("--as", "director:"),
    ("--as", "learner:nobody"),
    ("--version", "9"),
    ("--format", "xml"),
])  # fmt: skip
def test_what_can_t_be_asked_is_wrong_usage(cairn, worlds: Worlds, words: tuple):
    worlds.load(DRAWN, PATHWAY)
    asked = ("show", "progression", "--pathway", "thinking", *words)
    ran = cairn(*asked, "--store", worlds.store)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("words", [
    ("status",),
    ("status", "--state", "²"),
    ("status", "--state", "9" * 5000),
    ("show", "overview"),
    ("rollback",),
    ("rollback", "7"),
    ("pin", "1", "census"),
    ("load", "{folder}"),
    ("load", "--dry-run", "{folder}"),
])  # fmt: skip
def test_a_damaged_store_refuses_every_command(cairn, worlds: Worlds, words: tuple):
    worlds.load(DRAWN, PATHWAY)
    folder = worlds.folder(DRAWN)
    (worlds.store / "CURRENT").write_text("the last one")
    told = [word.format(folder=folder) for word in words]
    ran = cairn(*told, "--store", worlds.store)
    assert (ran.status, ran.out) == (3, "")
    assert "CURRENT" in ran.err


def test_a_store_that_can_t_be_is_refused(cairn, worlds: Worlds):
    folder, file = worlds.folder(DRAWN), worlds.root / "file"
    file.write_text("")
    for words in (
        ("load", folder),
        ("load", "--dry-run", folder),
        ("status",),
        ("show", "pathways"),
        ("rollback",),
        ("pin", "1", "census"),
    ):
        ran = cairn(*words, "--store", file)
        assert (ran.status, ran.out) == (3, ""), words


def test_a_second_load_is_refused_while_one_is_running(cairn, worlds: Worlds):
    worlds.load(DRAWN, PATHWAY)
    folder = worlds.folder({"awards": HEAD + "gus|debate|2026-06-09"})
    with writing(Place(worlds.store)):
        for words in (("load", folder), ("rollback",), ("pin", "1", "census")):
            ran = cairn(*words, "--store", worlds.store)
            assert (ran.status, "another load" in ran.err) == (3, True), words
        assert cairn("status", "--store", worlds.store).status == 0
    assert cairn("load", folder, "--store", worlds.store).status == 0


def test_an_unforeseen_fault_shows_no_value_and_is_not_taken_for_success(
    cairn, worlds: Worlds, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object, **__: object) -> None:
        raise KeyError("ana@x.example")

    monkeypatch.setattr(states, "read_status", fail)
    ran = cairn("status", "--store", worlds.store)
    assert (ran.status, ran.out) == (3, "")
    assert "KeyError in test_exits.py" in ran.err
    assert "ana@x.example" not in ran.err


def test_a_dry_run_leaves_no_trace(cairn, worlds: Worlds):
    folder = worlds.folder(DRAWN, PATHWAY)
    store = worlds.root / "not" / "there"
    ran = cairn("load", "--dry-run", folder, "--store", store, "--format", "json")
    assert (ran.status, ran.json["published"], store.parent.exists()) == (0, 0, False)
    worlds.load({"awards": HEAD + "gus|debate|2026-06-09"})
    before = names(worlds.store)
    ran = cairn("load", "--dry-run", folder, "--store", worlds.store)
    assert (ran.status, names(worlds.store)) == (0, before)
    assert "nothing was published" in ran.out
    bad = worlds.folder({"awards": AWARDS + "gus|debate|never|||\n"})
    assert cairn("load", "--dry-run", bad, "--store", worlds.store).status == 1
    assert names(worlds.store) == before


def test_a_store_is_left_alone_as_a_source(cairn, worlds: Worlds):
    worlds.load(DRAWN, PATHWAY)
    assert cairn("pin", 1, "census", "--store", worlds.store).status == 0
    other = ("--store", worlds.root / "other")
    ran = cairn("load", worlds.store, *other)
    assert (ran.status, "nothing to load" in ran.err) == (3, True)
    beside = worlds.folder(DRAWN, PATHWAY)
    worlds.store.rename(beside / "store")
    ran = cairn("load", beside, *other, "--format", "json")
    assert (ran.status, ran.json["left_alone"]) == (0, [f"{beside.name}/store"])
    ran = cairn("load", beside, "--store", beside, "--format", "json")
    assert ran.status == 0
    again = cairn("load", beside, "--store", beside, "--format", "json")
    assert (again.status, again.json["published"]) == (0, False)
    assert f"{beside.name}/CURRENT" in again.json["left_alone"]


def test_every_command_takes_a_store(cairn, worlds: Worlds):
    store = ("--store", worlds.store)
    sample = ("sample", worlds.root / "sample", "--learners", 100)
    ran = cairn(*sample, *store)
    assert (ran.status, str(worlds.store) in ran.out) == (0, True)
    assert not worlds.store.exists()
    assert cairn(*sample, "--seed", "-1", *store).status == 2
    (worlds.root / "sample" / "mine.txt").write_text("")
    assert cairn("sample", worlds.root / "sample", *store).status == 3
    assert cairn("show", *store).status == 0


def test_brackets_and_colons_of_records_are_printed_as_they_are(cairn, worlds: Worlds):
    name = "[red]Name[/red] :smile: [/x]"
    drawn = {
        "awards": HEAD + "[/ana]|[/a]|2026-01-01",
        "achievements": f"achievement_id|name\n[/a]|{name}",
    }
    worlds.load(drawn, f"pathway: p\ntitle: '{name}'\nof: ['[/a]']")
    store = ("--store", worlds.store)
    for words in (
        ("show", "pathways"),
        ("show", "progression", "--pathway", "p"),
        ("show", "journey", "--learner", "[/ana]"),
    ):
        ran = cairn(*words, *store)
        assert (ran.status, name in ran.out) == (0, True), words
    assert cairn("pin", 1, "[/census]", *store).status == 0
    assert "[/census]" in cairn("status", *store).out


def test_a_terminal_without_utf_8_gets_what_it_can_show(worlds: Worlds):
    folder = worlds.folder({"awards": HEAD + "Zoë|debate|2026-01-01"}, PATHWAY)

    def run(*words: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "analytics.cli", *map(str, words)],
            env=os.environ | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
        )

    store = ("--store", worlds.store)
    assert run("load", folder, *store).returncode == 0
    told = run("show", "journey", "--learner", "Zoë", "--format", "json", *store)
    assert (told.returncode, told.stderr) == (0, b"")
    assert json.loads(told.stdout)["learner"][0]["learner_id"] == "Zoë"


def strict(text: str) -> object:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refuse)


def test_every_answer_is_strict_json_and_csv_of_one_width(cairn, worlds: Worlds):
    worlds.load(DRAWN, PATHWAY)
    for words in (
        ("status",),
        ("show",),
        ("show", "status"),
        ("show", "overview"),
        ("show", "overview", "--as-of", "1999-12-31"),
        ("show", "pathways", "--by", "college"),
        ("show", "progression", "--pathway", "thinking", "--within", "30d"),
        ("show", "progression", "--pathway", "thinking", "--as-of", "1999-12-31"),
        ("show", "journey", "--learner", "ana"),
        ("show", "outcome", "--by", "college", "--outcome", "next-term"),
    ):
        told = (*words, "--store", worlds.store, "--format")
        assert strict(cairn(*told, "json").out), words
        rows = list(csv.reader(io.StringIO(cairn(*told, "csv").out)))
        assert {len(row) for row in rows} == {len(rows[0])}, words


def test_the_status_is_as_the_contract_has_it(cairn, worlds: Worlds):
    worlds.load({"awards": AWARDS + "gus|debate|never|||\n"}, PATHWAY)
    told = cairn("status", "--store", worlds.store, "--format", "json").json
    assert {name: told[name] for name in ("state", "name", "as_of", "set_aside")} == {
        "state": 1, "name": None, "as_of": "2026-06-01", "set_aside": 1,
    }  # fmt: skip
    counts = {"learners": 6, "awards": 11, "achievements": 8, "pathways": 1}
    assert told["counts"].items() >= counts.items()
    (load,) = told["loads"]
    assert (load["id"], load["counts"]) == (1, told["counts"])
    assert len(load["sources"]) == 2
    cairn("pin", 1, "census", "--store", worlds.store)
    named = ("status", "--state", "census", "--store", worlds.store)
    assert cairn(*named, "--format", "json").json["name"] == "census"
