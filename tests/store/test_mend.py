"""Rows that were set aside come back as they came, are mended, and load."""

import csv
import json
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.store.ledger import StoreError, read_entry
from analytics.store.load import load
from analytics.store.mend import mendable, set_aside, write_to
from analytics.store.place import Place
from analytics.store.state import open_state
from tests.conftest import NOW, examples

HEADER = "award_id,learner_id,achievement_id,earned_on,narrative\n"
GOOD = [
    f'{n},l{n % 7},a{n % 3},2026-01-{n:02},"said ""so"", twice"' for n in range(1, 21)
]
BAD = '21,007,a1,31.02.2026,"=1+1, two\nlines"'
MENDED = BAD.replace("31.02.2026", "2026-02-28")


def records(store: Path) -> dict[str, list[str]]:
    number = int((store / "CURRENT").read_text())
    return read_entry(Place(store), number).records


def give(folder: Path, name: str, *rows: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_mended_rows_make_the_clean_load(tmp_path: Path):
    store, clean = tmp_path / "store", tmp_path / "clean"
    folder = tmp_path / "a" / "programme"
    give(folder, "awards.csv", *GOOD, BAD)
    assert len(load(store, [folder], now=NOW).set_aside) == 1
    state = open_state(store)
    (written,) = write_to(tmp_path / "mend", state, set_aside(state))
    assert written.read_text(encoding="utf-8") == HEADER + BAD + "\n"

    written.write_text(HEADER + MENDED + "\n", encoding="utf-8")
    report = load(store, [written.parent], now=NOW)
    give(folder, "awards.csv", *GOOD, MENDED)
    load(clean, [folder], now=NOW)

    assert records(store) == records(clean)
    assert report.tables["awards"].new == 1
    assert set_aside(open_state(store)) == ()


def test_what_is_wrong_stands_beside_with_its_row(tmp_path: Path):
    store = tmp_path / "store"
    load(store, [give(tmp_path, "awards.csv", *GOOD, BAD, "22,,a1,never,")], now=NOW)
    state = open_state(store)
    (written,) = write_to(tmp_path / "mend", state, set_aside(state))
    beside = written.with_name("awards.findings.csv")
    with beside.open(encoding="utf-8") as file:
        found = [(r["row"], r["line"], r["column"]) for r in csv.DictReader(file)]
    assert found == [
        ("2", "22", "earned_on"),
        ("3", "24", "learner_id"),
        ("3", "24", "earned_on"),
    ]
    assert mendable(state, set_aside(state)[0]).risky == 1


def test_files_to_mend_are_their_owners_alone_and_never_replaced(tmp_path: Path):
    store = tmp_path / "store"
    load(store, [give(tmp_path, "awards.csv", *GOOD, BAD)], now=NOW)
    state = open_state(store)
    (written,) = write_to(tmp_path / "mend", state, set_aside(state))
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    written.write_text("half mended")
    with pytest.raises(StoreError, match="there already"):
        write_to(tmp_path / "mend", state, set_aside(state))
    assert written.read_text() == "half mended"


def test_from_a_zip_they_load_under_the_same_label(tmp_path: Path):
    store, packed = tmp_path / "store", tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        text = HEADER + "\n".join([*GOOD, BAD]) + "\n"
        archive.writestr("top/awards-01.csv", text)
    load(store, [packed], now=NOW)
    state = open_state(store)
    (written,) = write_to(tmp_path / "mend", state, set_aside(state))
    written.write_text(HEADER + MENDED + "\n", encoding="utf-8")
    load(store, [written.parent], now=NOW)
    assert set_aside(open_state(store)) == ()


def test_columns_that_a_mapping_leaves_out_are_not_kept(tmp_path: Path):
    folder = tmp_path / "given"
    folder.mkdir()
    rows = "\n".join(f"s{n},b,2026-01-05,123-45-6789" for n in range(9))
    text = f"who,what,day,ssn\n{rows}\ns9,b,never,123-45-6789\n"
    (folder / "badges.csv").write_text(text)
    (folder / "mapping.yaml").write_text(
        "awards:\n  file: badges.csv\n  columns: {learner_id: who, "
        "achievement_id: what, earned_on: day}\n"
    )
    load(tmp_path / "store", [folder], now=NOW)
    state = open_state(tmp_path / "store")
    assert mendable(state, set_aside(state)[0]).text == "who,what,day\ns9,b,never\n"


def test_another_file_of_the_same_source_takes_nothing_off_the_list(tmp_path: Path):
    store, folder = tmp_path / "store", tmp_path / "upload"
    given = give(folder, "awards.csv", *GOOD, BAD)
    load(store, [folder], now=NOW)
    given.unlink()
    give(folder, "awards-02.csv", "30,l1,a1,2026-01-05,")
    load(store, [folder], now=NOW)
    assert [one.file for one in set_aside(open_state(store))] == ["upload/awards.csv"]


def test_an_earlier_load_still_has_its_own(tmp_path: Path):
    store = tmp_path / "store"
    load(store, [give(tmp_path, "awards.csv", *GOOD, BAD)], now=NOW)
    load(store, [give(tmp_path, "awards.csv", *GOOD, MENDED)], now=NOW)
    assert set_aside(open_state(store)) == ()
    assert [one.rows for one in set_aside(open_state(store, "1"))] == [1]


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9
)


@settings(max_examples=examples(25))
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_cells_come_back_as_they_came(tmp_path_factory, cells):
    root = tmp_path_factory.mktemp("cells")
    with (root / "awards.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["learner_id", "achievement_id", "earned_on", "narrative"])
        writer.writerows(["l", f"a{n}", "2026-01-05", ""] for n in range(9))
        writer.writerows([one, "b", "never", two] for one, two in cells)
    load(root / "store", [root / "awards.csv"], now=NOW)
    state = open_state(root / "store")
    lines = mendable(state, set_aside(state)[0]).text.splitlines(keepends=True)
    found = list(csv.reader(lines))[1:]
    assert [(row[0], row[3]) for row in found] == cells


def test_credentials_come_one_a_line(tmp_path: Path):
    good = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://badges.example.edu/1",
        "recipient": {"type": "email", "hashed": False, "identity": "ana@example.edu"},
        "badge": "https://badges.example.edu/b",
        "verification": {"type": "hosted"},
        "issuedOn": "2026-01-05T10:00:00Z",
    }
    bad = good | {"id": "https://badges.example.edu/2", "issuedOn": "never"}
    folder = tmp_path / "badges"
    folder.mkdir()
    (folder / "one.json").write_text(json.dumps(good, indent=2))
    (folder / "two.json").write_text(json.dumps(bad, indent=2))
    (folder / "cut.json").write_text(json.dumps(good, indent=2)[:-2])
    store = tmp_path / "store"
    load(store, [folder], now=NOW)
    state = open_state(store)
    written = write_to(tmp_path / "mend", state, set_aside(state))
    assert [path.name for path in written] == ["cut.json.jsonl", "two.json.jsonl"]
    assert json.loads(written[1].read_text()) == bad
    assert len(written[0].read_text().splitlines()) == 1

    written[0].write_text(written[0].read_text().rstrip() + "}\n")
    written[1].write_text(json.dumps(bad | {"issuedOn": "2026-01-06T10:00:00Z"}))
    report = load(store, [tmp_path / "mend" / "badges"], now=NOW)
    assert (report.counts["awards"], report.set_aside) == (2, ())
    assert set_aside(open_state(store)) == ()
