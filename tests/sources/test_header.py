import io
from collections import Counter

import pytest

from analytics.model import TABLES
from analytics.sources.limits import LIMITS
from analytics.sources.look import looking
from analytics.sources.streams import Given


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("awards.csv", "a,b\n1,2\n", "is the header missing?"),
        ("awards.csv", "learner_id,earned_on\n", "column achievement_id missing"),
        ("learners.csv", "learner_id,college,college\n", "column college is there 2"),
        ("learners.csv", "learner_id,,college\n", "column 2 has no name"),
        ("learners.csv", "learner_id," + "x" * 129 + "\n", "name of column 2 is too"),
        ("learners.csv", "learner_id,Name\n", "unknown column Name: write it name"),
        ("merges.csv", "learner_id,into,why\n", "unknown column why: map it in"),
        ("shares.csv", "share_id,network,shared_on\n", "award_id, or learner_id and"),
        ("views.csv", "view_id,viewed_on\n", "share_id, or award_id"),
    ],
)
def test_what_is_wrong_with_a_header_refuses_the_file(door, name, content, said):
    assert said in door.refused(name, content)


def test_everything_wrong_with_a_header_is_said_at_once(door):
    said = door.refused("export.csv", "award_id,student_id,achievement_id,earned_on\n")
    assert said.splitlines() == [
        "export.csv, line 1: required column learner_id missing",
        "export.csv, line 1: unknown column student_id: map it in mapping.yaml",
    ]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_single_file_with_all_columns_is_recognised(door, name):
    table = TABLES[name]
    cells = {
        "moment": "2026-03-01",
        "day": "2026-03-01",
        "number": "1",
        "count": "1",
        "flag": "true",
    }
    row = [
        column.choices[0] if column.choices else cells.get(column.kind, f"x{place}")
        for place, column in enumerate(table.columns)
    ]
    header = ",".join(column.name for column in table.columns)
    delivery = door.take("export.csv", f"{header}\n{','.join(row)}\n")
    assert [(file.table, file.rows) for file in delivery.files] == [(name, 1)]
    described = door.ask(f"describe incoming.{name}")
    physical = [pair for column in table.columns for pair in column.physical]
    expected = [*physical, ("file", "INTEGER"), ("line", "BIGINT")]
    assert [(row[0], row[1]) for row in described] == expected


def test_learners_with_attributes_are_recognised(door):
    delivery = door.take(
        "people.csv", "learner_id,college,name\nL1,Arts,Ana\nL2,,Ben\n"
    )
    (file,) = delivery.files
    assert (file.table, file.columns) == ("learners", ("learner_id", "name"))
    assert file.attributes == ("college",)
    found = door.ask("select * from incoming.attributes order by line")
    assert found == [("L1", "college", "Arts", 0, 2), ("L2", "college", None, 0, 3)]


def test_a_header_that_may_be_two_tables_is_refused(door):
    said = door.refused("export.csv", "learner_id,into,level\n")
    assert "unknown column level" in said
    assert "merges" not in door.refused("export.csv", "learner_id,term_id\n")


def test_a_file_that_nobody_knows_is_looked_into_once_for_its_header(tmp_path):
    opened = Counter()

    def given(name: str, data: bytes) -> Given:
        def opening(_given):
            opened[name] += 1
            return io.BytesIO(data)

        return Given("", name, len(data), len(data), opening)

    look = looking(LIMITS)
    files = [given("odd.csv", b"x,y\n1,2\n"), given("empty.csv", b"")]
    for _ in range(3):
        assert [look(one) for one in files] == [("x", "y"), ()]
    assert opened == {"odd.csv": 1}
