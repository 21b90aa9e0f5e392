"""Files as institutions get them: proposed, the questions answered, and loaded."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from analytics.sources.preview import preview
from analytics.sources.proposals.draft import mapping_text
from analytics.sources.proposals.intake import Intake, propose_files
from analytics.store.ledger import current_number
from analytics.store.load import LoadReport, load
from analytics.store.place import Place
from tests.conftest import NOW

# What only the institution knows: the days of its terms.
DAYS = {
    "1238": ("2023-08-21", "2023-12-15"),
    "1241": ("2024-01-16", "2024-05-10"),
    "1248": ("2024-08-19", "2024-12-13"),
    "1251": ("2025-01-13", "2025-05-09"),
    "1258": ("2025-08-18", "2025-12-12"),
}


def _answered(found: Intake) -> str:
    answers = {}
    for question in found.questions:
        if question.is_open:
            *_, key, term = question.place
            answers[question.place] = DAYS[term][key == "ends_on"]
    return found.text(answers)


def _taken(files: list[Path], folder: Path) -> tuple[Intake, LoadReport]:
    found = propose_files(files)
    mapping = folder / "mapping.yaml"
    mapping.write_text(_answered(found), encoding="utf-8")
    return found, load(folder / "store", files, mapping=mapping, now=NOW)


@pytest.fixture
def ask(tmp_path: Path):
    def asked(sql: str) -> list[tuple]:
        place = Place((tmp_path / "store").resolve())
        number = current_number(place)
        with duckdb.connect(place.state(number), read_only=True) as con:
            return con.execute(sql).fetchall()

    return asked


@pytest.mark.shared
def test_an_export_and_an_extract_are_a_right_programme(shared, tmp_path, ask):
    files = sorted((shared / "found/intake/export_and_extract").iterdir())
    found, report = _taken(files, tmp_path)
    assert [q.asks[:8] for q in found.questions if not q.is_open] == [
        "It isn't", "The day ", "2 rows h",
    ]  # fmt: skip
    rows = {(f.label[:2], f.table): f.rows for f in report.files}
    assert rows["ca", "awards"] == 817
    # a row has no day, and one has a term in its place: named, and nobody's guess
    assert [(f.line, f.column) for f in report.set_aside[:2]] == [
        (12, "Issued On (earned_on)"),
        (22, "Issued On (earned_on)"),
    ]
    assert report.rows_aside() == 2
    assert report.counts["achievements"] == 9
    assert report.counts["learners"] == 355  # 320 of the extract, 35 of badges alone
    assert ask(
        "select accepted, count(*) from record.awards group by 1 order by 1"
    ) == [
        (False, 208),  # and one without a day
        (True, 607),  # and one with a term in its place
    ]
    assert report.found[0].startswith(
        "225 of 260 people with awards found in the roster"
    )
    enrolled = "select term_id, count(*) filter (status = 'enrolled'), count(*)"
    assert ask(f"{enrolled} from record.enrollments group by 1 order by 1") == [
        ("1238", 95, 108),
        ("1241", 82, 98),
        ("1248", 172, 201),
        ("1251", 153, 176),
        ("1258", 221, 257),
    ]
    opted_out = "select count(*), count(*) filter (confidential) from record.learners"
    listed = "where learner_id not in (select recipient_id from record.recipients)"
    assert ask(f"{opted_out} {listed}") == [(320, 12)]
    assert ask("select name from record.terms order by starts_on") == [
        (name,)
        for name in (
            "Fall 2023",
            "Spring 2024",
            "Fall 2024",
            "Spring 2025",
            "Fall 2025",
        )
    ]
    assert ask("select name from record.learners where learner_id = 'co0000'") == [
        ("Carlos O'Brien",)
    ]


@pytest.mark.shared
def test_a_workbook_of_badges_and_a_roster_is_a_programme(shared, tmp_path, ask):
    (file,) = (shared / "found/intake/workbook").iterdir()
    found, report = _taken([file], tmp_path)
    assert not any(question.is_open for question in found.questions)
    assert report.rows_aside() == 0
    assert report.counts["awards"] == 60
    assert report.counts["learners"] == 60
    assert report.found == (
        "50 of 60 people with awards found in the roster; 10 are known from awards "
        "alone.",
    )
    assert report.left_alone == (f"{file.name}, sheet scratch (hidden)",)
    accepted = "select count(*) filter (accepted), min(earned_on) from record.awards"
    assert ask(accepted) == [(30, date(2025, 9, 1))]
    assert ask("select name from record.learners where learner_id = '1003'") == [
        ("Given3 Name3",)
    ]


@pytest.mark.shared
def test_each_separator_gives_twenty_awards(shared):
    for file in sorted((shared / "found/intake/separators").iterdir()):
        found = propose_files([file])
        asked = [question.asks for question in found.questions]
        assert len(asked) == (file.name == "two_digit_years.csv")
        (awards,) = (draft for draft in found.drafts if draft.table == "awards")
        seen = preview(file, mapping_text(awards), NOW)
        assert (seen.total, seen.set_aside, seen.refused) == (20, 0, ())
