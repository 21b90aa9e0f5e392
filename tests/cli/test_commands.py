"""Every command: what it prints, and its exit status."""

import csv
import io
import json

from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY
from tests.sources.credentials.badges import ob3, signed

DRAWN = {"awards": AWARDS, "learners": LEARNERS}


def loaded(worlds: Worlds) -> tuple[str, object]:
    worlds.load(DRAWN, PATHWAY)
    return "--store", worlds.store


def test_status_of_an_empty_store_says_what_to_do(cairn, worlds: Worlds):
    ran = cairn("status", "--store", worlds.store)
    assert (ran.status, "cairn load FOLDER" in ran.out) == (0, True)
    empty = cairn("status", "--store", worlds.store, "--format", "json").json
    assert empty == {
        "state": None, "name": None, "as_of": None,
        "counts": {}, "set_aside": 0, "loads": [],
    }  # fmt: skip
    assert cairn("show", "overview", "--store", worlds.store).status == 3


def test_a_load_and_its_status(cairn, worlds: Worlds):
    folder = worlds.folder(DRAWN, PATHWAY)
    ran = cairn("load", folder, "--store", worlds.store, "--format", "json")
    assert ran.status == 0
    assert ran.json["tables"]["awards"]["new"] == 11
    # ek, credential, capstone, intern, debate, logic, cases and other
    assert ran.json["created"] == {"learners": 0, "achievements": 8}
    status = cairn("status", "--store", worlds.store, "--format", "json").json
    assert (status["state"], status["as_of"]) == (1, "2026-06-01")
    assert status["counts"]["learners"] == 6
    assert [load["id"] for load in status["loads"]] == [1]
    assert set(status["loads"][0]) >= {"id", "at", "sources", "counts"}


def test_signatures_can_be_left_for_later(cairn, worlds: Worlds):
    path = worlds.root / "badge.json"
    path.write_text(json.dumps(signed(ob3())), encoding="utf-8")
    assert cairn("load", path, "--no-verify", "--store", worlds.store).status == 0
    ran = cairn("verify", "--store", worlds.store)
    assert (ran.status, ran.out) == (0, "State 2 is published.\n")
    ran = cairn("verify", "--store", worlds.store)
    assert (ran.status, ran.out) == (0, "Nothing was left unchecked.\n")
    nothing = cairn("verify", "--store", worlds.root / "elsewhere")
    assert nothing.status == 3


def test_a_row_set_aside_is_status_1_and_a_refusal_3(cairn, worlds: Worlds):
    some = worlds.folder({"awards": AWARDS + "gus|debate|never|||\n"})
    ran = cairn("load", some, "--store", worlds.store)
    assert ran.status == 1
    assert "line 13, column earned_on" in ran.out
    assert "gus" not in ran.out + ran.err
    none = worlds.folder({"awards": "learner_id|achievement_id\ngus|debate"})
    ran = cairn("load", none, "--store", worlds.store)
    assert ran.status == 3
    assert "earned_on" in ran.err
    assert "gus" not in ran.out + ran.err


def test_wrong_usage_is_status_2(cairn, worlds: Worlds):
    store = loaded(worlds)
    progression = ("show", "progression", "--pathway", "thinking", *store)
    for words in (
        ("show", "nothing", *store),
        ("show", "progression", "--pathway", "nothing", *store),
        (*progression, "--as", "emperor"),
        (*progression, "--as", "advisor:nobody"),
        (*progression, "--as-of", "yesterday"),
        (*progression, "--within", "soon"),
        (*progression, "--where", "college"),
        (*progression, "--basis", "all"),
        ("show", "journey", "--learner", "nobody", *store),
        ("load", "no-such-folder", *store),
        ("sample", worlds.root / "few", "--learners", "3"),
    ):
        assert cairn(*words).status == 2, words


def test_show_prints_the_contract_s_columns(cairn, worlds: Worlds):
    store = (*loaded(worlds), "--format", "json")
    asked = cairn("show", "progression", "--pathway", "thinking", *store).json
    assert set(asked) >= {
        "metric",
        "definition",
        "as_of",
        "state",
        "scope",
        "rows",
        "notes",
    }
    assert list(asked["rows"][0])[:3] == ["step", "kind", "title"]
    assert set(asked["rows"][0]) >= {
        "step", "kind", "title", "parent", "needs", "of", "entered", "completed",
        "rate", "low", "high", "median_days",
    }  # fmt: skip
    by = cairn(
        "show", "progression", "--pathway", "thinking", "--by", "college", *store
    )
    assert {row["group"] for row in by.json["rows"]} == {"arts", "law"}
    (row,) = cairn("show", "pathways", *store).json["rows"]
    assert set(row) >= {
        "pathway", "title", "steps", "achievements",
        "learners_started", "learners_completed",
    }  # fmt: skip
    assert (row["steps"], row["achievements"]) == (3, 7)
    row = cairn("show", "overview", *store).json["rows"][0]
    assert set(row) >= {"measure", "value", "previous"}
    row = cairn("show", "journey", "--learner", "ben", *store).json["rows"][0]
    assert set(row) >= {
        "pathway", "step", "kind", "title", "parent", "state",
        "completed_on", "progress", "fewest_left",
    }  # fmt: skip
    listed = cairn("show", "--format", "json").json
    assert {"overview", "pathways", "progression", "journey", "status"} <= {
        metric["metric"] for metric in listed
    }


def test_a_table_is_whole_where_it_is_piped(cairn, worlds: Worlds):
    ran = cairn("show", "journey", "--learner", "ana", *loaded(worlds))
    assert "Demonstrated Proficiency" in ran.out
    assert "…" not in ran.out


def test_csv_can_be_read_back_and_runs_nothing(cairn, worlds: Worlds):
    worlds.load({"awards": AWARDS}, PATHWAY.replace("Essential", "=1+1 Essential"))
    words = ("show", "progression", "--pathway", "thinking", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(cairn(*words, "--store", worlds.store).out)))
    assert len(rows) == 8
    assert rows[1]["title"] == "'=1+1 Essential Knowledge"


def test_states_are_named_shown_and_published_again(cairn, worlds: Worlds):
    store = loaded(worlds)
    assert cairn("pin", 1, "Fall 2026 census", *store).status == 0
    worlds.load(
        {"awards": "learner_id|achievement_id|earned_on\ngus|debate|2026-06-09"}
    )
    named = ("--state", "Fall 2026 census", "--format", "json")
    then = cairn("show", "pathways", *store, *named).json
    now = cairn("show", "pathways", *store, "--format", "json").json
    assert (then["rows"][0]["learners_started"], then["state"]) == (4, 1)
    assert (now["rows"][0]["learners_started"], now["state"]) == (5, 2)
    assert cairn("status", *store, *named).json["name"] == "Fall 2026 census"
    assert cairn("rollback", *store).status == 0
    back = cairn("show", "pathways", *store, "--format", "json").json
    assert (back["rows"][0]["learners_started"], back["state"]) == (4, 3)
    assert cairn("show", "pathways", *store, "--state", "Spring").status == 3
    assert cairn("rollback", "99", *store).status == 3


def test_the_public_sees_no_small_groups_and_no_one(cairn, worlds: Worlds):
    store = (*loaded(worlds), "--format", "json", "--as", "public")
    asked = cairn("show", "progression", "--pathway", "thinking", *store).json
    assert {row["entered"] for row in asked["rows"]} == {None}
    assert any("Held back" in note for note in asked["notes"])
    assert cairn("show", "journey", "--learner", "ana", *store).status == 2
