"""``cairn map`` and ``cairn mappings``: proposed, kept, used again, forgotten."""

from pathlib import Path

import pytest

FIRST = "User ID,Badge,Date Earned,Password\n007,debate,01/13/2026,tulip\n"
LATER = "User ID,Badge,Date Earned,Password\n008,debate,01/02/2026,rose\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "awarded.csv"
    path.write_text(FIRST)
    return path


def test_a_mapping_is_proposed_to_start_from(cairn, export):
    ran = cairn("map", export)
    assert ran.status == 0
    assert ran.out == (
        "# awarded.csv: 1 row as awards\n"
        "# awarded.csv: never loaded: Password\n"
        "dates: '%m/%d/%Y'\n"
        "awards:\n"
        "  file: awarded.csv\n"
        "  columns:\n"
        "    learner_id: User ID\n"
        "    achievement_id: Badge\n"
        "    earned_on: Date Earned\n"
    )
    assert cairn("map", export, "--table", "nothing").status == 2


def test_what_nobody_can_tell_is_left_to_do(cairn, export):
    export.write_text(LATER.replace("Badge", "Zyx"))
    told = cairn("map", export).out
    lacks = "# to do: awarded.csv, awards: required column achievement_id missing"
    assert lacks in told
    assert "# to answer: awarded.csv: How are days written?" in told
    assert "#     %m/%d/%Y: 01/02/2026 is 2 January 2026" in told
    assert "#     %d/%m/%Y: 01/02/2026 is 1 February 2026" in told
    assert "dates: '?'" in told
    assert "# awarded.csv: left out: Zyx" in told


def test_several_files_become_one_mapping_in_a_file(cairn, export, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("EMPLID,Student Name,College\n007,Ana Example,Arts\n")
    to = tmp_path / "mapping.yaml"
    ran = cairn("map", export, people, "--to", to)
    assert ran.out.endswith("Questions still to be answered in it: 0\n")
    assert cairn("map", export, people, "--to", to).status == 2  # nothing overwritten
    store = tmp_path / "store"
    ran = cairn("load", export, people, "--mapping", to, "--store", store)
    assert (ran.status, "1 of 1 person with awards found" in ran.out) == (0, True)


def test_a_kept_mapping_is_used_when_the_columns_come_again(
    cairn, export, store, tmp_path
):
    assert cairn("load", export, "--store", store).status == 3
    (tmp_path / "m.yaml").write_text(cairn("map", export).out)
    kept = cairn("mappings", "keep", export, tmp_path / "m.yaml", "--store", store)
    assert (kept.status, kept.out) == (0, "Mapping 1 is kept.\n")
    assert cairn("load", export, "--store", store).status == 0

    again = tmp_path / "october" / "from the platform.csv"
    again.parent.mkdir()
    again.write_text(LATER)
    ran = cairn("load", again, "--store", store)
    assert ran.status == 0
    assert "Read with a mapping that was made before: from the platform.csv" in ran.out
    (row,) = cairn("mappings", "--store", store, "--format", "json").json
    assert (row["number"], row["made of"], row["tables"]) == (
        1,
        "awarded.csv",
        "awards",
    )

    assert cairn("mappings", "forget", "1", "--store", store).status == 0
    assert cairn("mappings", "--store", store).out == "No mapping is kept.\n"
    assert cairn("load", again, "--store", store).status == 3
    assert cairn("mappings", "forget", "1", "--store", store).status == 2


def test_in_a_folder_it_is_read_beside_what_is_known(cairn, export, store, tmp_path):
    (tmp_path / "m.yaml").write_text(cairn("map", export).out)
    cairn("mappings", "keep", export, tmp_path / "m.yaml", "--store", store)
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "awards.csv").write_text(
        "learner_id,achievement_id,earned_on\n009,logic,2026-01-05\n"
    )
    (folder / "more.csv").write_text(LATER)
    (folder / "notes.csv").write_text("a,b\n1,2\n")
    ran = cairn("load", folder, "--store", store, "--format", "json").json
    assert ran["counts"]["awards"] == 2
    assert ran["recalled"] == ["both/more.csv"]
    assert ran["left_alone"] == ["both/notes.csv"]


def test_another_column_asks_a_person_again(cairn, export, store, tmp_path):
    (tmp_path / "m.yaml").write_text(cairn("map", export).out)
    cairn("mappings", "keep", export, tmp_path / "m.yaml", "--store", store)
    export.write_text(FIRST.replace("Password", "Revoked"))
    assert cairn("load", export, "--store", store).status == 3


def test_mended_rows_of_a_mapped_file_load_by_its_mapping(
    cairn, export, store, tmp_path
):
    (tmp_path / "m.yaml").write_text(cairn("map", export).out)
    cairn("mappings", "keep", export, tmp_path / "m.yaml", "--store", store)
    export.write_text(FIRST + "009,debate,soon,lily\n")
    assert cairn("load", export, "--store", store).status == 1
    cairn("set-aside", "--to", tmp_path / "mend", "--store", store)
    mended = tmp_path / "mend" / "awarded.csv"
    assert mended.read_text() == "User ID,Badge,Date Earned\n009,debate,soon\n"
    mended.write_text(mended.read_text().replace("soon", "01/14/2026"))
    assert cairn("load", mended, "--store", store).status == 0
    said = cairn("set-aside", "--store", store)
    assert said.out == "Nothing is set aside.\n"
