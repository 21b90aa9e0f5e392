"""``cairn set-aside``: what is wrong, and files to mend."""

import pytest

from tests.conftest import Worlds, write_table

AWARDS = """
    learner_id | achievement_id | earned_on
    ana        | debate         | 2026-01-05
    ben        | debate         | 2026-01-06
    -5         | =debate        | 31.02.2026
"""


@pytest.fixture
def loaded(worlds: Worlds, cairn):
    folder = worlds.folder({"awards": AWARDS})
    assert cairn("load", folder, "--store", worlds.store).status == 1
    return worlds


def test_it_lists_place_and_rule_and_no_value(cairn, loaded):
    ran = cairn("set-aside", "--store", loaded.store)
    assert ran.status == 0
    assert "world1/awards.csv, line 4, column earned_on: not ISO 8601" in ran.out
    assert "=debate" not in ran.out
    found = cairn("set-aside", "--store", loaded.store, "--format", "json").json
    assert [(f["file"], f["line"], f["column"]) for f in found] == [
        ("world1/awards.csv", 4, "earned_on")
    ]


def test_it_writes_what_loads_when_mended(cairn, loaded, tmp_path):
    ran = cairn("set-aside", "--to", tmp_path / "mend", "--store", loaded.store)
    path = tmp_path / "mend" / "world1" / "awards.csv"
    assert (ran.status, f"Wrote {path}" in ran.out) == (0, True)
    assert "begin like a formula: 2" in ran.out
    path.write_text(path.read_text().replace("31.02.2026", "2026-02-28"))
    again = cairn("load", path.parent, "--store", loaded.store)
    assert again.status == 0
    assert "Left alone: world1/awards.findings.csv" in again.out
    said = cairn("set-aside", "--store", loaded.store)
    assert said.out == "Nothing is set aside.\n"


def test_nothing_to_write_is_said(cairn, worlds, tmp_path):
    write_table(tmp_path / "fine", "awards", AWARDS.rsplit("\n", 2)[0])
    cairn("load", tmp_path / "fine", "--store", worlds.store)
    ran = cairn("set-aside", "--to", tmp_path / "mend", "--store", worlds.store)
    assert (ran.status, ran.err) == (3, "nothing that is set aside can be written\n")
    assert not (tmp_path / "mend").exists()
