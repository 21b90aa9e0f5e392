"""Text that isn't UTF-8 with commas from line 1: read as it is meant, and said."""

import pytest

ROWS = (
    "award_id,learner_id,achievement_id,earned_on,narrative",
    "A1,L1,B1,2026-03-01,Renée",
    "A2,L2,B1,2026-03-02,fine",
)
TEXT = "\n".join(ROWS) + "\n"
FOUND = [("A1", "Renée"), ("A2", "fine")]
TOLD = "select award_id, narrative from incoming.awards order by 1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.replace(",", ";"), ("read with semicolons between fields",)),
        (TEXT.replace(",", "\t"), ("read with tabs between fields",)),
        (TEXT.replace(",", "|"), ("read with bars between fields",)),
        ("sep=;\n" + TEXT.replace(",", ";"), ("read with semicolons between fields",)),
        ("sep=,\n" + TEXT, ()),
        (
            "\n".join(f"{row},," for row in ROWS),
            ("2 columns without a name, and empty, left out",),
        ),
        (
            "Badges issued\nrun 21 November\n\n" + TEXT,
            ("the columns' names are in line 4; 3 rows above left out",),
        ),
        (
            TEXT.encode("utf-16"),
            ("read as UTF-16", "characters beyond ASCII made UTF-8: 1"),
        ),
    ],
)
def test_what_is_written_otherwise_is_read_and_said(door, content, said):
    delivery = door.take("awards.csv", content)
    assert door.ask(TOLD) == FOUND
    assert delivery.files[0].written == said


def test_lines_are_counted_from_the_file_s_beginning(door):
    rows = ["Badges issued", *ROWS[:2], *["A3,L3,B1,soon,x"]]
    delivery = door.take("awards.csv", "\n".join(rows))
    assert [finding.line for finding in delivery.set_aside] == [4]


def test_an_encoding_that_is_only_guessed_has_to_be_confirmed(door):
    path = door.file("awards.csv", TEXT.encode("cp1252"))
    assert "looks like Windows-1252" in door.refusal(path)
    told = door.file("m.yaml", "files: {awards.csv: {encoding: windows-1252}}")
    delivery = door.load(path, mapping=told)
    assert door.ask(TOLD) == FOUND
    assert delivery.files[0].written == (
        "read as Windows-1252",
        "characters beyond ASCII made UTF-8: 1",
    )


def test_what_was_confirmed_and_cannot_be_is_refused(door):
    path = door.file(
        "awards.csv", TEXT.replace("é", "\udc81").encode(errors="surrogateescape")
    )
    told = door.file("m.yaml", "files: {awards.csv: {encoding: windows-1252}}")
    assert "not Windows-1252, as the mapping says" in door.refusal(path, mapping=told)


def test_a_separator_and_a_heading_may_be_said(door):
    rows = ["a;b;c", "d;e;f", *(row.replace(",", ";") for row in ROWS)]
    path = door.file("awards.csv", "\n".join(rows))
    said = "files: {awards.csv: {separator: semicolon, heading: 3}}"
    door.load(path, mapping=door.file("m.yaml", said))
    assert door.ask(TOLD) == FOUND


def test_something_in_a_column_without_a_name_refuses_the_file(door):
    rows = [ROWS[0] + ",", ROWS[1] + ",", ROWS[2] + ",x"]
    assert "line 3: column 6 has no name, but something is in it" in door.refused(
        "awards.csv", "\n".join(rows)
    )


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("encoding: klingon", "encoding: expected one of"),
        ("separator: star", "separator: expected one of"),
        ("heading: 0", "heading: expected the number"),
        ("colour: red", "unknown key colour; expected encoding"),
    ],
)
def test_what_a_mapping_says_of_files_is_checked(door, said, rule):
    told = door.file("m.yaml", f"files:\n  awards.csv:\n    {said}")
    path = door.file("awards.csv", TEXT)
    assert f"m.yaml, line 3: {rule}" in door.refusal(path, mapping=told)


def test_json_lines_named_after_a_table_are_that_table(door):
    lines = (
        '{"learner_id": "007", "achievement_id": "B1", "earned_on": "2026-03-01"}\n\n'
        '{"learner_id": 12, "achievement_id": "B1", "earned_on": "2026-03-02",'
        ' "score": 87.50, "revoked": false}\n'
    )
    door.take("awards.jsonl", lines)
    told = "select line, learner_id, score, revoked from incoming.awards order by line"
    assert door.ask(told) == [(1, "007", None, None), (3, "12", 87.5, False)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "line 2: not JSON, one record a line"),
        ("[1]", "line 2: expected an object with names"),
        ('{"learner_id": ["a"]}', "line 2: holds lists or records"),
    ],
)
def test_json_lines_that_are_no_rows_are_refused(door, line, rule):
    first = '{"learner_id": "a", "achievement_id": "b", "earned_on": "2026-03-01"}\n'
    assert rule in door.refused("awards.jsonl", first + line)
