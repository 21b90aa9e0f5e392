"""One row of one table at a time: what a cell may hold, and what is said if not."""

from datetime import date, datetime

import pytest

HEADS = {
    "awards": "learner_id,achievement_id,earned_on",
    "learners": "learner_id",
    "activities": "activity_id,achievement_id",
    "assessments": "learner_id,achievement_id",
    "enrollments": "learner_id,term_id",
    "advisors": "advisor_id,learner_id",
    "terms": "term_id,starts_on,ends_on",
}
GOOD = {
    "awards": "L,B,2026-03-01",
    "learners": "L",
    "activities": "A,B",
    "assessments": "L,B",
    "enrollments": "L,T",
    "advisors": "D,L",
    "terms": "T,2026-01-10,2026-05-10",
}


def one(door, table: str, column: str, cell: str, mapping: str = ""):
    """Load a good row and one that has ``cell``; give what became of the second."""
    content = f"{HEADS[table]},{column}\n{GOOD[table]},\n" + f'{GOOD[table]},"{cell}"\n'
    path = door.file(f"programme/{table}.csv", content)
    if mapping:
        door.file("programme/mapping.yaml", mapping)
    delivery = door.load(path.parent)
    if delivery.set_aside:
        finding = delivery.set_aside[0]
        assert (finding.line, finding.column) == (3, column)
        assert delivery.files[0].set_aside == 1
        return finding.rule
    stem = column.removesuffix("_on")
    names = f'"{column}"'
    if column.endswith("_on"):
        names += f', "{stem}_at"'
    row = door.ask(f"select {names} from incoming.{table} where line = 3")[0]
    return row if len(row) > 1 else row[0]


D = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2026-03-01", (D, None)),
        (" 2026-03-01 ", (D, None)),
        ("", (None, None)),
        ("  ", (None, None)),
        ("2026-03-01T10:00:00Z", (D, datetime(2026, 3, 1, 10))),
        ("2026-03-01T10:00Z", (D, datetime(2026, 3, 1, 10))),
        ("2026-03-01T10:00:00.25Z", (D, datetime(2026, 3, 1, 10, 0, 0, 250_000))),
        ("2026-03-01 10:00:00.5", (D, datetime(2026, 3, 1, 10, 0, 0, 500_000))),
        ("2026-03-01T10:00:00+05:30", (D, datetime(2026, 3, 1, 4, 30))),
        (
            "2026-03-01T02:00:00+0530",
            (date(2026, 2, 28), datetime(2026, 2, 28, 20, 30)),
        ),
        ("2026-03-01T23:30-02", (date(2026, 3, 2), datetime(2026, 3, 2, 1, 30))),
        ("2024-02-29", (date(2024, 2, 29), None)),
    ],
)
def test_days_and_instants(door, cell, value):
    assert one(door, "awards", "issued_on", cell) == value


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("2026-02-30", "no such day or time"),
        ("2025-02-29T10:00:00Z", "no such day or time"),
        ("2026-03-01T25:00", "no such day or time"),
        ("2026-03-01T10:61:00Z", "no such day or time"),
        ("03/04/2026", "ambiguous"),
        ("3.4.26", "ambiguous"),
        ("13/04/2026", "not ISO 8601: if the whole source"),
        ("46082", "spreadsheet serial number"),
        ("46082.5", "spreadsheet serial number"),
        ("yesterday", "not ISO 8601 (2026-03-01"),
        ("2026-3-1", "not ISO 8601 (2026-03-01"),
        ("20260301", "not ISO 8601 (2026-03-01"),
        ("2026-03-01T10", "not ISO 8601 (2026-03-01"),
        ("infinity", "not ISO 8601 (2026-03-01"),
        ("1899-12-31", "outside the years 1900 to 2200"),
        ("2201-01-01T00:00:00Z", "outside the years 1900 to 2200"),
        ("0000-01-01", "outside the years 1900 to 2200"),
        ("2026-11-25", "in the future"),
        ("2026-11-24T12:00:01Z", "in the future"),
    ],
)
def test_what_is_no_day(door, cell, said):
    assert said in one(door, "awards", "issued_on", cell)


def test_the_future_begins_after_a_day_of_grace(door):
    assert one(door, "awards", "issued_on", "2026-11-24")[0] == date(2026, 11, 24)
    late = datetime(2026, 11, 24, 12)
    assert one(door, "awards", "issued_on", "2026-11-24T12:00:00Z")[1] == late
    assert one(door, "awards", "expires_on", "2099-01-01")[0] == date(2099, 1, 1)


CHICAGO = "time_zone: America/Chicago\n"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2026-03-01T20:00:00", (D, datetime(2026, 3, 2, 2))),
        ("2026-07-01 20:00", (date(2026, 7, 1), datetime(2026, 7, 2, 1))),
        ("2026-03-02T03:00:00Z", (D, datetime(2026, 3, 2, 3))),
        ("2026-03-02T08:00:00+09:00", (D, datetime(2026, 3, 1, 23))),
        ("2026-03-01", (D, None)),
        # No such local time, and a local time that comes twice: taken all the same.
        ("2026-03-08T02:30:00", (date(2026, 3, 8), datetime(2026, 3, 8, 8, 30))),
        ("2026-11-01T01:30:00", (date(2026, 11, 1), datetime(2026, 11, 1, 7, 30))),
    ],
)
def test_an_instant_without_an_offset_is_the_campus_time(door, cell, value):
    assert one(door, "awards", "issued_on", cell, mapping=CHICAGO) == value


@pytest.mark.parametrize(
    ("style", "cell", "value"),
    [
        ("%m/%d/%Y", "03/04/2026", (date(2026, 3, 4), None)),
        ("%d/%m/%Y", "03/04/2026", (date(2026, 4, 3), None)),
        ("%m/%d/%y", "3/4/26", (date(2026, 3, 4), None)),
        ("%d.%m.%Y", "2026-03-01", (D, None)),
        (
            "%m/%d/%Y %I:%M %p",
            "03/01/2026 08:30 PM",
            (D, datetime(2026, 3, 2, 2, 30)),
        ),
        (
            "%m/%d/%Y %H:%M %z",
            "03/01/2026 20:30 +0000",
            (D, datetime(2026, 3, 1, 20, 30)),
        ),
    ],
)
def test_a_mapping_says_how_days_are_written(door, style, cell, value):
    mapping = f'{CHICAGO}dates: "{style}"\n'
    assert one(door, "awards", "issued_on", cell, mapping=mapping) == value


@pytest.mark.parametrize(
    ("table", "column", "cell", "value"),
    [
        ("awards", "score", " 87.5 ", 87.5),
        ("awards", "score", "1e2", 100.0),
        ("awards", "score", "+.5", 0.5),
        ("activities", "seats", "030", 30),
        ("activities", "seats", "30.0", 30),
        ("awards", "revoked", "TRUE", True),
        ("awards", "revoked", "1", True),
        ("awards", "revoked", "No", False),
        ("awards", "revoked", "", None),
        ("awards", "visibility", "Public", "public"),
        ("assessments", "outcome", "NOT-MET", "not-met"),
        ("awards", "source", "007", "007"),
        ("awards", "source", "", "native"),
        ("awards", "level", "as  Written", "as  Written"),
        ("awards", "narrative", "=1+1\tand so on", "=1+1\tand so on"),
        ("awards", "narrative", "می\u200cخواهم", "می\u200cخواهم"),
        ("awards", "narrative", "👩\u200d🎓", "👩\u200d🎓"),
        ("advisors", "from", "2026-03-01T23:00:00Z", D),
    ],
)
def test_what_other_cells_mean(door, table, column, cell, value):
    assert one(door, table, column, cell) == value


@pytest.mark.parametrize(
    ("table", "column", "cell", "said"),
    [
        ("awards", "score", "87,5", "decimal comma"),
        ("awards", "score", "1.234,5", "decimal comma"),
        ("awards", "score", "1e309", "not a finite number"),
        ("awards", "score", "inf", "not a number"),
        ("awards", "score", "1_000", "not a number"),
        ("awards", "score", "-5", "less than 0"),
        ("awards", "score", "100.1", "more than 100"),
        ("enrollments", "gpa", "-1", "less than 0"),
        ("activities", "seats", "2.5", "not a whole number, 0 or more"),
        ("activities", "seats", "-1", "not a whole number, 0 or more"),
        ("activities", "seats", "9" * 30, "not a whole number, 0 or more"),
        ("awards", "revoked", "maybe", "neither true nor false"),
        ("assessments", "outcome", "passed", "not one of: met, not-met, waiting"),
        ("awards", "source", "a\u200bb", "invisible character U+200B"),
        ("awards", "source", "a\u200db", "invisible character U+200D"),
        ("awards", "source", "a\nb", "line break or tab in an id"),
        ("awards", "narrative", "\u202egnp.exe", "invisible character U+202E"),
        ("awards", "narrative", "a\u200cb", "invisible character U+200C"),
        ("awards", "narrative", "a\ufeffb", "invisible character U+FEFF"),
        ("learners", "college", "Arts\u2066", "invisible character U+2066"),
    ],
)
def test_what_sets_a_row_aside(door, table, column, cell, said):
    assert one(door, table, column, cell) == said or said == "decimal comma"
    assert said in one(door, table, column, cell)


def test_an_empty_required_cell_sets_its_row_aside(door):
    delivery = door.take(
        "awards.csv", f"{HEADS['awards']}\n{GOOD['awards']}\nL,,2026-03-01\n"
    )
    (finding,) = delivery.set_aside
    assert str(finding) == (
        "awards.csv, line 3, column achievement_id: required, but empty"
    )


@pytest.mark.parametrize(
    ("table", "rows", "column", "said"),
    [
        ("awards", ["L,B,2026-03-10,2026-03-01"], "revoked_on", "revoked before"),
        ("advisors", ["D,L,2026-03-02,2026-03-01"], "to", "ends before it starts"),
    ],
)
def test_nothing_ends_before_it_began(door, table, rows, column, said):
    further = {"awards": ",revoked_on", "advisors": ",from,to"}[table]
    good = GOOD[table] + "," * further.count(",")
    content = "\n".join((HEADS[table] + further, good, *rows)) + "\n"
    (finding,) = door.take(f"{table}.csv", content).set_aside
    assert (finding.column, finding.line) == (column, 3)
    assert said in finding.rule


def test_a_term_ends_after_it_starts(door):
    content = f"{HEADS['terms']}\n{GOOD['terms']}\nU,2026-05-10,2026-01-10\n"
    (finding,) = door.take("terms.csv", content).set_aside
    assert (finding.column, finding.line) == ("ends_on", 3)


def test_a_share_needs_its_award_or_its_learner_and_achievement(door):
    header = "award_id,learner_id,achievement_id,network,shared_on"
    rows = ["A,,,x,2026-03-01", ",L,B,x,2026-03-01", ",L,,x,2026-03-01"]
    (finding,) = door.take("shares.csv", "\n".join((header, *rows))).set_aside
    assert finding.line == 4
    assert finding.column is None
    assert "award_id, or learner_id and achievement_id" in finding.rule
    assert door.ask("select line from incoming.shares order by 1") == [(2,), (3,)]


def test_commas_that_can_only_group_thousands_are_left_out_and_counted(door):
    head = "award_id,viewed_on,count\n"
    rows = ['a,2026-03-01,"1,234"', 'b,2026-03-01,"1,234,567"', "c,2026-03-01,12"]
    delivery = door.take("views.csv", head + "\n".join([*rows, 'd,2026-03-01,"12,34"']))
    assert door.ask("select count from incoming.views order by line") == [
        (1_234,),
        (1_234_567,),
        (12,),
    ]
    assert [finding.line for finding in delivery.set_aside] == [5]
    found = [(c.column, c.cells) for c in delivery.files[0].converted]
    assert found == [("count", 2)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [("1,000.5", "more than 1000"), ("1,000", "decimal comma, or thousands")],
)
def test_a_number_with_one_comma_may_be_either(door, text, rule):
    rows = f'learner_id,term_id,credits\na,F,12\nb,F,"{text}"\n'
    (finding,) = door.take("enrollments.csv", rows).set_aside
    assert rule in finding.rule
