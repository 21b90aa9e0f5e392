"""Merges that can't be meant: each is named with its place, and loses nothing else."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analytics.findings import RefusedError
from analytics.questions.quality.counts import cases
from analytics.scope import Scope
from analytics.store.load import LoadReport, load
from analytics.store.merges import follow
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds
from tests.store.test_report_adds_up import in_files, told

AWARDS = """
learner_id | achievement_id | earned_on
L1         | b1             | 2026-03-01
L2         | b1             | 2026-03-02
L3         | b1             | 2026-03-03
L4         | b1             | 2026-03-04
"""
HEAD = "learner_id | into\n"


def said(report: LoadReport) -> list[str]:
    return [str(finding).partition(", ")[2] for finding in report.set_aside]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("L2 | L2", ["line 3, column into: merged into itself"]),
        (
            "L2 | L3\nL2 | L1",
            [
                "line 3, column into: merged two ways: into another id by line 4",
                "line 4, column into: merged two ways: into another id by line 3",
            ],
        ),
        (
            "L2 | L3\nL3 | L2",
            [
                "line 3, column into: merged in a circle: with line 4",
                "line 4, column into: merged in a circle: with line 3",
            ],
        ),
        (
            "L1 | L3\nL3 | L2\nL2 | L1",
            [
                "line 3, column into: merged in a circle: with line 4; line 5",
                "line 4, column into: merged in a circle: with line 3; line 5",
                "line 5, column into: merged in a circle: with line 3; line 4",
            ],
        ),
    ],
)
def test_a_merge_that_leads_nowhere_loses_nothing_else(
    worlds: Worlds, rows: str, wrong: list[str]
):
    """L4 is merged all the same, and every award and row is accounted for."""
    report = worlds.load({"awards": AWARDS, "merges": HEAD + "L4 | L1\n" + rows})
    assert said(report) == wrong
    assert report.counts["awards"] == 4
    assert (report.counts["merges"], report.counts["learners"]) == (1, 3)
    assert report.rows_aside("merges") == len(wrong)
    assert told(report) == in_files(report.files) == 5 + len(wrong)


def test_what_leads_into_a_circle_is_no_part_of_it(worlds: Worlds):
    report = worlds.load({"merges": HEAD + "L1 | L2\nL2 | L3\nL3 | L2\nL4 | L1"})
    assert [finding.line for finding in report.set_aside] == [3, 4]
    assert report.counts["merges"] == 2


def test_an_earlier_load_stays_and_what_comes_is_wrong(worlds: Worlds):
    worlds.load({"awards": AWARDS, "merges": HEAD + "L1 | L2"})
    report = worlds.load({"merges": HEAD + "L1 | L2\nL2 | L1\nL1 | L3\nL4 | L3"})
    assert said(report) == [
        "line 3, column into: merged in a circle: with an earlier load",
        "line 4, column into: merged two ways: into another id by an earlier load",
    ]
    found = report.tables["merges"]
    assert (found.new, found.unchanged) == (1, 1)
    assert report.counts["learners"] == 2  # L2, and L3


@pytest.mark.parametrize(("rows", "is_refused"), [(10, False), (11, True)])
def test_a_file_with_too_many_of_them_is_refused(
    worlds: Worlds, rows: int, is_refused: bool
):
    ring = "\n".join(f"r{n} | r{(n + 1) % rows}" for n in range(rows))
    drawn = {"merges": HEAD + "L1 | L2\n" + ring}
    if is_refused:
        with pytest.raises(RefusedError, match="line 3, column into: merged in a"):
            worlds.load(drawn)
    else:
        assert worlds.load(drawn).rows_aside() == rows


def test_rows_of_parquet_are_named_as_rows(worlds: Worlds):
    folder = worlds.folder({"awards": AWARDS})
    rows = {"learner_id": ["L4", "L2", "L3"], "into": ["L1", "L3", "L2"]}
    pq.write_table(pa.table(rows), folder / "merges.parquet")
    report = load(worlds.store, [folder], now=NOW)
    assert said(report) == [
        "row 2, column into: merged in a circle: with row 3",
        "row 3, column into: merged in a circle: with row 2",
    ]


def test_an_id_that_nothing_else_names_is_said_and_counts(worlds: Worlds):
    """L1 counts as ghost. That nobody has the id GONE is what merges are for."""
    drawn = HEAD + "GONE | L2\nL1 | older\nolder | ghost"
    report = worlds.load({"awards": AWARDS, "merges": drawn})
    assert report.notices == (
        "world1/merges.csv, line 4, column into: merged into an id that no other "
        "record names. Was it mistyped, or is it still to come?",
    )
    state = open_state(worlds.store)
    found = cases(state, Scope(), "merged-nowhere").rows
    assert [(case.learner, case.other) for case in found] == [
        ("L1", "ghost"),
        ("older", "ghost"),
    ]
    report = worlds.load({"learners": "learner_id\nghost"})
    assert report.notices == ()
    assert not cases(open_state(worlds.store), Scope(), "merged-nowhere").rows


def test_the_first_ids_that_nobody_knows_are_named(worlds: Worlds):
    rows = "\n".join(f"L{n} | g{n}" for n in range(12))
    notices = worlds.load({"merges": HEAD + rows}).notices
    assert len(notices) == 11
    assert notices[-1] == (
        "2 rows more like these: quality lists all (merged-nowhere)."
    )


def test_merged_ids_are_followed_however_many_steps_away():
    into = {"a": "b", "b": "c", "x": "c", "y": "z"}
    assert follow(into) == {"a": "c", "b": "c", "x": "c", "y": "z"}
