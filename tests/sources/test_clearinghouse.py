"""A StudentTracker detail file, drawn and counted by hand."""

from datetime import UTC, date, datetime

import pytest

from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import Worlds
from tests.sources.conftest import Door

# The spellings that occur: of colleges' files, and of high schools'.
COLLEGE = (
    "Your Unique Identifier,First Name,Middle Initial,Last Name,Name Suffix,"
    "Requester Return Field,Record Found Y/N,Search Date,College Code/Branch,"
    "College Name,College State,2-year / 4-year,Public / Private,Enrollment Begin,"
    "Enrollment End,Enrollment Status,Class Level,Graduated?,Graduation Date,"
    "Degree Title,College Sequence"
)
SCHOOL = (
    "Your_Unique_Identifier,First_Name,Middle_Name,Last_Name,Name_Suffix,"
    "Requester_Return_Field,Record_Found_Y/N,Search_Date,College_Code/Branch,"
    "College_Name,College_State,2-Year/4-Year,Public/Private,Enrollment_Begin,"
    "Enrollment_End,Enrollment_Status,Class_Level,Graduated,Graduation_Date,"
    "Degree_Title,College_Sequence"
)
HERE, THERE = "001111-00,EXAMPLE STATE", "002222-00,EXAMPLE COMMUNITY COLLEGE"


def row(
    who: str,
    found: str = "Y",
    at: str = ",",
    begin: str = "",
    end: str = "",
    status: str = "",
    degree: str = "N,,",
) -> str:
    """Write a row of a detail file; everything in it is made up."""
    name = f"x,Ana,B,EXAMPLE,,{who},{found},20240901"
    return f"{name},{at},TX,2,Public,{begin},{end},{status},,{degree},1"


# Ana went elsewhere and finished there; Ben has two spells, one of which he left;
# Cem was not found. The file's last day is Ben's second begin.
ROWS = (
    row("007", at=THERE, begin="20240826", end="20241213", status="F"),
    row("007", at=THERE, begin="20250113", end="20250509", status="Q"),
    row("007", at=THERE, degree="Y,20250510,ASSOCIATE OF ARTS"),
    row("0100", at=HERE, begin="20240826", end="20241213", status="H"),
    row("0100", at=THERE, begin="20250825", end="20251001", status="W"),
    row("300", found="N"),
)


def detail(*rows: str, header: str = COLLEGE) -> str:
    return "\n".join((header, *rows)) + "\n"


@pytest.mark.parametrize("header", [COLLEGE, SCHOOL])
def test_rows_are_searches_spells_and_degrees(door: Door, header: str) -> None:
    delivery = door.take("export 2025.csv", detail(*ROWS, header=header))
    assert [(file.table, file.rows) for file in delivery.files] == [
        ("searches", 3),
        ("spells", 4),
        ("completions", 1),
    ]
    last, since = date(2025, 8, 25), date(2024, 9, 1)
    assert door.ask(
        "select learner_id, searched_on, found, search_date from incoming.searches"
    ) == [
        ("007", last, True, since),
        ("0100", last, True, since),
        ("300", last, False, since),
    ]
    assert door.ask(
        'select learner_id, institution, begins_on, status, "load" from incoming.spells'
    ) == [
        ("007", "002222-00", date(2024, 8, 26), "enrolled", "full"),
        ("007", "002222-00", date(2025, 1, 13), "enrolled", "three-quarter"),
        ("0100", "001111-00", date(2024, 8, 26), "enrolled", "half"),
        ("0100", "002222-00", date(2025, 8, 25), "withdrawn", None),
    ]
    assert door.ask(
        "select learner_id, conferred_on, title, institution from incoming.completions"
    ) == [("007", date(2025, 5, 10), "ASSOCIATE OF ARTS", "002222-00")]


def test_days_may_be_written_the_american_way(door: Door) -> None:
    american = [one.replace("20250113", "1/13/2025") for one in ROWS]
    american = [one.replace("20240826", "08/26/2024") for one in american]
    door.take("detail.csv", detail(*american))
    days = door.ask("select begins_on from incoming.spells order by 1")
    assert [day.isoformat() for (day,) in days] == [
        "2024-08-26",
        "2024-08-26",
        "2025-01-13",
        "2025-08-25",
    ]


def test_the_clearinghouse_s_underscore_is_taken_off_where_all_ids_have_it(
    door: Door,
) -> None:
    door.take("detail.csv", detail(row("007_", found="N"), row("08_", found="N")))
    ids = "select learner_id from incoming.searches"
    assert door.ask(ids) == [("007",), ("08",)]
    door.take("detail.csv", detail(row("007_", found="N"), row("08", found="N")))
    assert door.ask(ids) == [("007_",), ("08",)]


def test_one_spell_is_one_row_however_often_it_is_told(door: Door) -> None:
    spells = [
        row("1", at=HERE, begin="20240826", end="20241001", status="L"),
        row("1", at=HERE, begin="20240826", end="20241213", status="H"),
        row("1", at=HERE, begin="20240826", end="20241213", status="F"),
        row("1", at=THERE, begin="20240826", end="20241213", status="H"),
    ]
    for rows in (spells, spells[::-1]):
        door.take("detail.csv", detail(*rows))
        told = door.ask(
            'select institution, ends_on, "load" from incoming.spells order by all'
        )
        end = date(2024, 12, 13)
        assert told == [("001111-00", end, "full"), ("002222-00", end, "half")]


def test_a_status_that_is_not_told_is_no_status(door: Door) -> None:
    door.take("detail.csv", detail(row("1", at=HERE, begin="20240826")))
    assert door.ask('select status, "load" from incoming.spells') == [(None, None)]


def test_what_is_wrong_is_set_aside_with_its_line_and_the_file_s_column(
    door: Door,
) -> None:
    wrong = (
        row("1", at=HERE, begin="26 Aug", status="F"),
        row("2", at=HERE, begin="20240826", status="Z"),
        row("3", at=",", begin="20240826", status="F"),
    )
    delivery = door.take("detail.csv", detail(*ROWS, *wrong))
    assert [str(one).split(": ")[0] for one in delivery.set_aside] == [
        "detail.csv, line 8, column Enrollment Begin (begins_on)",
        "detail.csv, line 9, column Enrollment Status (status)",
        "detail.csv, line 10, column College Code/Branch (institution)",
    ]
    assert [one.table for one in delivery.files if one.set_aside] == ["spells"]


def test_a_search_without_any_day_was_made_when_it_was_loaded(door: Door) -> None:
    nothing = row("1", found="N").replace("20240901", "")
    door.take("detail.csv", detail(nothing))
    assert door.ask("select searched_on, found from incoming.searches") == [
        (date(2026, 11, 23), False)
    ]


def test_a_damaged_file_is_refused_and_not_passed_over(door: Door) -> None:
    door.file("programme/learners.csv", "learner_id,name\n007,Ana Example\n")
    broken = detail(*ROWS).replace("EXAMPLE,,007,Y", 'EXAMPLE,,"007,Y', 1)
    folder = door.file("programme/detail.csv", broken).parent
    assert "programme/detail.csv, line 2" in door.refusal(folder)


NOW = datetime(2026, 6, 30, tzinfo=UTC)
LEARNERS = {"learners": "learner_id | name\n007 | Ana Example\n300 | Cem Example"}


def test_who_was_looked_for_is_no_learner_and_not_gone(worlds: Worlds) -> None:
    file = worlds.root / "detail.csv"
    file.write_text(detail(*ROWS))
    people = worlds.folder(LEARNERS)
    orders = ([people, file], [file, people])
    for number, order in enumerate(orders):
        store = worlds.root / f"store{number}"
        for source in order:
            load(store, [source], now=NOW)
        assert not load(store, [file], now=NOW).published
        with open_state(store).cursor() as cursor:
            known = cursor.execute("select learner_id from learner order by 1")
            assert known.fetchall() == [("007",), ("300",)]
            enrolled = cursor.execute("select count(*) from record.enrollments")
            assert enrolled.fetchone() == (0,)
            searched = cursor.execute(
                "select learner_id from record.searches where not found"
            )
            assert searched.fetchall() == [("300",)]


def test_nothing_of_a_name_reaches_the_store(worlds: Worlds) -> None:
    file = worlds.root / "detail.csv"
    file.write_text(detail(*ROWS).replace("EXAMPLE,,", "QQNAMEQQ,,"))
    load(worlds.store, [file], now=NOW)
    bytes_ = [p.read_bytes() for p in worlds.store.rglob("*") if p.is_file()]
    assert bytes_ and not any(b"QQNAMEQQ" in one for one in bytes_)
