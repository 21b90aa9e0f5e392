"""Canvas course enrolments, drawn small and counted by hand."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.store.load import load
from tests.conftest import Worlds
from tests.sources.conftest import Door

SIS = {
    "users": """
        user_id | login_id | password | first_name | last_name | short_name | email | \
        status
        007 | ana | QQPASSQQ | Ana | Example | Annie | ana@example.edu | active
        010 | ben | QQPASSQQ | Ben | Example | | | active
        011 | cem | | Cem | Example | | | active
        t01 | tea | | Tea | Example | | | active""",
    "terms": """
        term_id | name | status | start_date | end_date
        f | Fall 2025 | active | 2025-08-25 00:00:00 | 2025-12-12 00:00:00
        s | Spring 2026 | active | 2026-01-12 | 2026-05-15
        default | Default | active | |""",
    "courses": """
        course_id | short_name | long_name | account_id | term_id | status
        writing-f | W | Writing | | f | active
        logic-f | L | Logic | | f | active
        logic-s | L | Logic | | s | active""",
    "sections": """
        section_id | course_id | name | status
        logic-s-1 | logic-s | One | active""",
    "enrollments": """
        course_id | user_id | role | section_id | status
        writing-f | 007 | student | | completed
        logic-f | 007 | student | | inactive
         | 007 | student | logic-s-1 | active
        logic-f | 010 | student | | inactive
        writing-f | 011 | student | | deleted
        writing-f | t01 | teacher | | active""",
}
# Canvas Data 2 has its own ids: the student system's stands with the login.
DATA2 = {
    "users": """
        key.id | value.name | value.short_name | value.workflow_state
        91 | Ana Example | Annie | registered
        92 | Ben Example | | registered
        93 | Cem Example | | registered""",
    "pseudonyms": """
        key.id | value.user_id | value.sis_user_id | value.unique_id | \
        value.workflow_state | value.crypted_password
        1 | 91 | 007 | ana | active | QQPASSQQ
        2 | 92 | 010 | ben | active | QQPASSQQ
        3 | 93 | | cem | active |""",
    "enrollment_terms": """
        key.id | value.name | value.sis_source_id | value.start_at | value.end_at | \
        value.workflow_state
        1 | Fall 2025 | f | 2025-08-25T05:00:00Z | 2025-12-12T06:00:00Z | active
        2 | Spring 2026 | s | 2026-01-12T06:00:00Z | 2026-05-15T05:00:00Z | active
        3 | Default | | | | active""",
    "courses": """
        key.id | value.enrollment_term_id | value.workflow_state
        501 | 1 | available
        502 | 2 | available""",
    "enrollments": """
        key.id | value.user_id | value.course_id | value.type | value.workflow_state
        1 | 91 | 501 | StudentEnrollment | completed
        2 | 91 | 502 | StudentEnrollment | active
        3 | 92 | 501 | StudentEnrollment | inactive
        4 | 93 | 501 | StudentEnrollment | deleted
        5 | 99 | 501 | TeacherEnrollment | active
        6 | 98 | 501 | StudentViewEnrollment | active""",
}
ENROLLED = [
    ("007", "f", "enrolled"),
    ("007", "s", "enrolled"),
    ("010", "f", "withdrawn"),
]


def folder(path: Path, tables: dict[str, str]) -> Path:
    path.mkdir()
    for name, drawn in tables.items():
        rows = [
            [cell.strip() for cell in line.split("|")]
            for line in drawn.strip().splitlines()
        ]
        file = io.StringIO()
        csv.writer(file).writerows(rows)
        (path / f"{name}.csv").write_text(file.getvalue())
    return path


def told(door: Door) -> list[tuple[object, ...]]:
    return door.ask(
        "select learner_id, term_id, status from incoming.enrollments order by all"
    )


def test_courses_lead_to_terms(door: Door) -> None:
    delivery = door.load(folder(door.folder / "sis", SIS))
    assert told(door) == ENROLLED
    assert door.ask(
        "select learner_id, name, display_name, email from incoming.learners order by 1"
    ) == [
        ("007", "Ana Example", "Annie", "ana@example.edu"),
        ("010", "Ben Example", None, None),
        ("011", "Cem Example", None, None),
    ]
    assert door.ask("select term_id, starts_on from incoming.terms order by 1") == [
        ("f", date(2025, 8, 25)),
        ("s", date(2026, 1, 12)),
    ]
    assert door.ask("select * exclude (file, line) from incoming.identities") == [
        ("007", "username", "ana", None, None),
        ("010", "username", "ben", None, None),
        ("011", "username", "cem", None, None),
    ]
    assert not delivery.set_aside
    assert delivery.left_alone == (
        "sis/enrollments.csv: rows marked deleted, or never accepted: 1",
        "sis/terms.csv: terms without a first or last day"
        " (give them in a terms file of your own): 1",
    )


def test_canvas_data_2_gives_the_same_under_the_student_system_s_ids(
    door: Door,
) -> None:
    door.load(folder(door.folder / "data2", DATA2))
    assert told(door) == ENROLLED
    assert door.ask("select learner_id, name from incoming.learners order by 1") == [
        ("007", "Ana Example"),
        ("010", "Ben Example"),
        ("93", "Cem Example"),
    ]
    names = door.ask("select learner_id, value from incoming.identities order by 1")
    assert names == [("007", "ana"), ("010", "ben"), ("93", "cem")]


def test_canvas_data_2_as_parquet_gives_the_same_as_csv(door: Door) -> None:
    for file in folder(door.folder / "data2", DATA2).iterdir():
        texts = list(csv.DictReader(file.open()))
        pq.write_table(pa.Table.from_pylist(texts), file.with_suffix(".parquet"))
        file.unlink()
    door.load(door.folder / "data2")
    assert told(door) == ENROLLED
    assert door.ask("select count(*) from incoming.learners") == [(3,)]


def test_terms_of_one_s_own_may_lie_beside_them(door: Door) -> None:
    own = "term_id | starts_on | census_on | ends_on\nf | 2025-08-25 | 2025-09-10 | \
2025-12-12"
    delivery = door.load(folder(door.folder / "sis", SIS | {"terms": own}))
    assert told(door) == ENROLLED
    assert door.ask("select term_id, census_on from incoming.terms") == [
        ("f", date(2025, 9, 10))
    ]
    assert {file.label for file in delivery.files} >= {"sis/terms.csv"}


def test_enrolments_of_the_contract_are_not_canvas_s(door: Door) -> None:
    own = "learner_id | term_id\n007 | f"
    tables = {"enrollments": own, "courses": SIS["courses"]}
    delivery = door.load(folder(door.folder / "own", tables))
    assert [file.table for file in delivery.files] == ["enrollments"]
    assert delivery.left_alone == ("own/courses.csv",)


def test_an_enrolment_of_no_term_is_set_aside_by_its_line(door: Door) -> None:
    more = SIS["enrollments"] + "\n        unknown | 010 | student | | active"
    delivery = door.load(folder(door.folder / "sis", SIS | {"enrollments": more}))
    assert [str(one) for one in delivery.set_aside] == [
        "sis/enrollments.csv, line 8, column course_id (term_id): required, but empty"
    ]


NOW = datetime(2026, 6, 30, tzinfo=UTC)


def test_no_password_reaches_the_store(worlds: Worlds) -> None:
    for number, tables in enumerate((SIS, DATA2)):
        store = worlds.root / f"store{number}"
        load(store, [folder(worlds.root / f"canvas{number}", tables)], now=NOW)
        files = [path.read_bytes() for path in store.rglob("*") if path.is_file()]
        assert any(b"Ana Example" in content for content in files)
        assert not any(b"QQPASSQQ" in content for content in files)
