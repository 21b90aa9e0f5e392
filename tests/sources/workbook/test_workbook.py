"""Excel workbooks: each sheet that is shown is a table, and nothing runs or unfolds."""

import io
import zipfile
from dataclasses import replace

import pytest

from analytics.sources.limits import LIMITS
from tests.sources.workbook.books import book, rows

NAMES = "award_id | learner_id | achievement_id | earned_on | score"
AWARDS = rows(
    "Badges issued",
    "",
    NAMES,
    "a1 | 1000 | B1 | =45901 | 87.5",
    "a2 | 007 | B1 | =45902",
)
TOLD = (
    "select award_id, learner_id, earned_on::varchar, score, line from incoming.awards"
)


def test_a_sheet_is_a_table_and_what_is_converted_is_counted(door):
    data = book({"awards": AWARDS, "notes": rows("old")}, hidden=("notes",))
    delivery = door.take("Badges.xlsx", data)
    assert door.ask(TOLD) == [
        ("a1", "1000", "2025-09-01", 87.5, 4),
        ("a2", "7", "2025-09-02", None, 5),
    ]
    assert delivery.files[0].written == (
        "the columns' names are in row 3; 2 rows above left out",
        "numbers written as text: 3",
        "days and times, kept as numbers, written as days: 2",
    )
    assert delivery.left_alone == ("Badges.xlsx, sheet notes (hidden)",)


def test_sheets_lie_in_a_folder_and_in_a_zip_as_files_do(door):
    people = rows("learner_id | college", "1000 | Arts")
    path = door.file("programme/all.xlsx", book({"awards": AWARDS, "learners": people}))
    delivery = door.load(path.parent)
    assert [(f.table, f.rows) for f in delivery.files] == [
        ("awards", 2),
        ("learners", 1),
    ]


def test_a_mapping_says_which_sheet(door):
    path = door.file("all.xlsx", book({"One": AWARDS, "Two": AWARDS}))
    said = "awards: {file: all.xlsx, columns: {learner_id: learner_id, "
    said += "achievement_id: achievement_id, earned_on: earned_on}"
    for more, rule in (
        ("}", "say which sheet of all.xlsx: One, Two"),
        (", sheet: Three}", "all.xlsx shows no such sheet"),
    ):
        assert rule in door.refusal(path, mapping=door.file("m.yaml", said + more))
    door.load(path, mapping=door.file("m.yaml", said + ", sheet: Two}"))
    assert door.ask("select count(*) from incoming.awards") == [(2,)]


def test_numbers_that_excel_has_shortened_are_no_ids(door):
    data = book(
        {
            "awards": rows(
                NAMES,
                "a1 | 1.2E+11 | B1 | =45901",
                *["a2 | 3 | B | =45901"] * 1,
                "a3 | 1234567890123456789 | B1 | =45901",
                "a4 | 1234567890123456 | B1 | =45901",
                "a5 | 9999999999999999 | B1 | =45901",
                "a6 | 999999999999999 | B1 | =45901",
                "a7 | 1E+16 | B1 | =45901",
            )
        }
    )
    delivery = door.take("x.xlsx", data)
    assert [(f.place, f.column) for f in delivery.set_aside] == [
        (f"row {row}", "learner_id") for row in (4, 5, 6, 8)
    ]
    assert all("has shortened" in one.rule for one in delivery.set_aside)
    assert door.ask("select learner_id from incoming.awards order by 1") == [
        ("120000000000",),
        ("3",),
        ("999999999999999",),
    ]


def test_macros_links_errors_and_formulas_are_said_and_left(door):
    data = rows(NAMES, "a1 | L1 | B1 | =45901 | #N/A")
    data = data.replace('<c r="E2"', '<c r="F2"><f>1+1</f></c><c r="E2"')
    more = {
        "xl/vbaProject.bin": b"macro",
        "xl/externalLinks/externalLink1.xml": b"<x/>",
    }
    delivery = door.take("x.xlsm", book({"awards": data}, more=more))
    assert delivery.files[0].rows == 1
    assert door.ask("select score from incoming.awards") == [(None,)]
    assert [said.partition(":")[0] for said in delivery.files[0].written[:4]] == [
        "formulas",
        "cells with an error (#N/A and the like)",
        "macros left out",
        "links to other workbooks left out",
    ]


def test_formulas_and_errors_are_said_of_the_sheet_that_has_them(door):
    """They were said of each sheet of the workbook."""
    bad = rows(NAMES, "a1 | L1 | B1 | =45901 | #N/A").replace(
        '<c r="E2"', '<c r="F2"><f>1+1</f></c><c r="E2"'
    )
    people = rows("learner_id | college", "1000 | Arts", "1001 | #N/A", "1002 | #N/A")
    degrees = rows("learner_id | conferred_on", "1000 | =45901")
    sheets = {"learners": people, "awards": bad, "completions": degrees}
    delivery = door.take("all.xlsx", book(sheets))
    assert [
        [said for said in file.written if said.startswith(("formulas", "cells"))]
        for file in delivery.files
    ] == [
        ["cells with an error (#N/A and the like): 2; read as empty"],
        [
            "formulas: 1; the values that were kept with them are read, nothing is "
            "worked out",
            "cells with an error (#N/A and the like): 1; read as empty",
        ],
        [],
    ]


@pytest.mark.parametrize(("room", "is_taken"), [(0, True), (-1, False)])
def test_what_unfolds_too_far_is_not_opened(door, room, is_taken):
    data = book({"awards": AWARDS}, more={"xl/media/x.xml": b" " * 3_000_000})
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    limits = replace(LIMITS, ratio_from=unpacked + room, ratio=2)
    if is_taken:
        assert door.take("x.xlsx", data, limits=limits).files[0].rows == 2
    else:
        said = door.refused("x.xlsx", data, limits=limits)
        assert "unpacks to more than 2 times its size" in said


def test_a_part_that_is_larger_than_it_says_is_not_opened(door):
    out = io.BytesIO(book({"awards": AWARDS}, more={"xl/media/x.xml": b" " * 3_000}))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.getinfo("xl/media/x.xml").file_size = 2_999
        parts.writestr("xl/media/y.xml", b"")
    said = door.refused("x.xlsx", out.getvalue())
    assert "damaged: a part is larger than it says" in said


@pytest.mark.parametrize(("cells", "is_taken"), [(15, True), (14, False)])
def test_a_sheet_that_is_too_large_is_not_opened(door, cells, is_taken):
    # three columns, five rows: what lies between its corners counts
    data = rows("learner_id | achievement_id | earned_on", "", "", "", "L | B | =45901")
    limits = replace(LIMITS, cells=cells)
    path = door.file("x.xlsx", book({"awards": data}))
    if is_taken:
        assert door.load(path, limits=limits).files[0].rows == 1
    else:
        assert "a sheet of more than 14 cells" in door.refusal(path, limits=limits)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"PK\x03\x04" + bytes(60), "damaged: it can't be read as a workbook"),
        (book({"awards": rows(NAMES)}, more={"xl/workbook.xml": b"<"}), "damaged"),
        (book({"awards": ""}), "the sheet is empty"),
    ],
)
def test_what_is_no_workbook_is_refused(door, data, rule):
    assert rule in door.refused("x.xlsx", data)
