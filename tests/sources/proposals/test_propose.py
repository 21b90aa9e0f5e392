"""What somebody else's columns most likely mean, and a mapping that says so."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.model import TABLES
from analytics.sources.mapping import read_mapping
from analytics.sources.preview import preview
from analytics.sources.proposals.date_styles import STYLES, styles_of
from analytics.sources.proposals.draft import Draft, lacking, mapping_text
from analytics.sources.proposals.peek import peek
from analytics.sources.proposals.propose import propose
from analytics.sources.reads import columns_of
from analytics.sources.secrets import is_secret
from tests.conftest import examples

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def written(path: Path, *rows: str) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([c.strip() for c in row.split("|")] for row in rows)
    return path


EXPORTS = {
    "badges.csv": (
        "Badge Name | Recipient Email | Issue Date | Badge ID | Password",
        "Debate | ana@example.edu | 13/01/2026 | b-1 | tulip",
        "Logic | ben@example.edu | 02/01/2026 | b-2 | rose",
    ),
    "awarded.csv": (
        "Assertion ID | User ID | Badge Class ID | Date Earned | Issued",
        "1 | 007 | debate | Jan 5, 2026 | Jan 6, 2026",
        "2 | 008 | logic | Feb 14, 2026 | Feb 15, 2026",
    ),
    "people.csv": (
        "EMPLID | Student Name | E-Mail | Admit Term | College",
        "007 | Ana Example | ana@example.edu | 25FA | Arts",
    ),
    "calendar.csv": (
        "Term Code | Description | Start Date | End Date | Census Date",
        "25FA | Fall 2025 | 2025-08-18 | 2025-12-12 | 2025-09-01",
    ),
    "regs.csv": (
        "PIDM | STRM | Enrollment Status | Credit Hours",
        "007 | 25FA | enrolled | 12",
    ),
}
EXPECTED = {
    "awarded.csv": ("awards", {
        "award_id": "Assertion ID", "learner_id": "User ID",
        "achievement_id": "Badge Class ID", "earned_on": "Date Earned",
        "issued_on": "Issued",
    }, "%b %d, %Y"),
    "people.csv": ("learners", {
        "learner_id": "EMPLID", "name": "Student Name", "email": "E-Mail",
        "entry_term": "Admit Term",
    }, None),
    "calendar.csv": ("terms", {
        "term_id": "Term Code", "name": "Description", "starts_on": "Start Date",
        "ends_on": "End Date", "census_on": "Census Date",
    }, None),
    "regs.csv": ("enrollments", {
        "learner_id": "PIDM", "term_id": "STRM", "status": "Enrollment Status",
        "credits": "Credit Hours",
    }, None),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_usual_exports_are_proposed_whole(tmp_path, name):
    found = propose(peek(written(tmp_path / name, *EXPORTS[name]))).draft
    table, columns, dates = EXPECTED[name]
    assert (found.table, dict(found.columns), found.dates) == (table, columns, dates)
    assert lacking(found) == []


def test_what_is_missing_is_said(tmp_path):
    seen = peek(written(tmp_path / "badges.csv", *EXPORTS["badges.csv"]))
    draft = propose(seen, "awards").draft
    # an e-mail address is one, and no id; the day of issue stands in for the other
    assert draft.learner == {"email": "Recipient Email"}
    assert draft.columns["earned_on"] == draft.columns["issued_on"] == "Issue Date"
    assert lacking(draft) == []
    assert lacking(Draft("awards", "x.csv", {"learner_id": "Id"})) == [
        "required column achievement_id missing",
        "required column earned_on missing",
    ]
    assert seen.never_read == ("Password",)
    assert not any("tulip" in cell for row in seen.rows for cell in row)


def test_days_are_guessed_only_where_one_reading_fits():
    assert styles_of(["2026-03-01", "2026-03-01T10:00:00Z"]) == ("",)
    assert styles_of(["03/13/2026", "01/02/2026"]) == ("%m/%d/%Y",)
    assert styles_of(["13/03/2026", "01/02/2026"]) == ("%d/%m/%Y",)
    assert set(styles_of(["01/02/2026"])) == {"%m/%d/%Y", "%d/%m/%Y"}
    assert styles_of(["01/02/2026 10:00 PM", "1/20/2026 9:00 AM"]) == (
        "%m/%d/%Y %I:%M %p",
    )
    assert styles_of(["soon", "2026-03-01"]) == ()
    days = [f"{day}/02/2026" for day in range(10, 20)]
    assert styles_of([*days, "soon"]) == ("%d/%m/%Y",)
    assert styles_of([]) == ()


@settings(max_examples=examples(60))
@given(
    st.sampled_from(STYLES),
    st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2060, 1, 1)), min_size=1),
)
def test_the_format_that_wrote_days_is_among_those_that_read_them(style, days):
    assert style in styles_of(day.strftime(style) for day in days)


def test_a_preview_is_the_load_of_the_whole_file(tmp_path):
    rows = [f"{n} | 007 | debate | Jan {n}, 2026 | Jan {n}, 2026" for n in range(1, 20)]
    bad = "20 | | debate | Jan 5, 2026 | "
    path = written(tmp_path / "awarded.csv", EXPORTS["awarded.csv"][0], *rows, bad)
    seen = preview(path, mapping_text(propose(peek(path)).draft), NOW)
    assert (seen.total, seen.set_aside, seen.refused) == (20, 1, ())
    assert seen.rows[0] == {
        "award_id": "1", "learner_id": "007", "achievement_id": "debate",
        "earned_on": "2026-01-01", "issued_on": "2026-01-01",
    }  # fmt: skip
    assert [(f.line, f.column) for f in seen.findings] == [(21, "User ID (learner_id)")]


def test_a_preview_says_why_a_file_would_be_refused(tmp_path):
    path = written(tmp_path / "awarded.csv", *EXPORTS["awarded.csv"])
    draft = Draft("awards", path.name, {"learner_id": "User ID"})
    seen = preview(path, mapping_text(draft), NOW)
    assert seen.rows == ()
    assert [f.rule for f in seen.refused][:1] == [
        "required column achievement_id missing"
    ]


def test_what_is_no_file_of_records_is_refused_as_ever(tmp_path):
    path = tmp_path / "page.csv"
    path.write_text("<html><body>sign in</body></html>")
    with pytest.raises(RefusedError):
        peek(path)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=20,
).filter(lambda name: name == name.strip() and not is_secret(name))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    table = TABLES[draw(st.sampled_from(sorted(TABLES)))]
    ours = [column.name for column in table.columns]
    columns = draw(st.dictionaries(st.sampled_from(ours), NAMES))
    further = NAMES.filter(lambda name: name not in ours)
    attributes = draw(st.lists(further, unique=True)) if table.extra else []
    return Draft(
        table.name,
        draw(NAMES),
        columns,
        attributes,
        draw(st.sampled_from([None, *STYLES])),
        draw(st.none() | NAMES) if table.name == "awards" else None,
    )


@given(drafts())
def test_what_is_written_is_read_back(draft):
    mapping = read_mapping(mapping_text(draft), "mapping.yaml")
    (section,) = mapping.sections
    assert (section.table.name, section.file) == (draft.table, draft.file)
    assert list(section.columns or {}) == list(draft.columns)
    assert columns_of(mapping) == draft.uses
    assert set(section.attributes or {}) == set(draft.attributes)
    assert mapping.dates == ((draft.dates,) if draft.dates else ())
    assert section.source == draft.source
