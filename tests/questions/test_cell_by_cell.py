"""Cell by cell: tables of screens hold what the command line prints, in its order."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from analytics.asking.address import address_of
from analytics.cli.commands import commands
from analytics.sample.write import write_programme
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tests.questions.opening import with_tabs

pytestmark = pytest.mark.long

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Told:
    """A table: its columns with those of the command's answer; ``rows`` picks these."""

    command: str
    columns: dict[str, str]
    rates: dict[str, str]
    rows: Callable[[dict[str, Any]], Rows] = lambda answer: answer["rows"]


def marks(answer: dict[str, Any]) -> Rows:
    """Count from the days, by hand, where everybody stood at round marks."""
    found = []
    for part in answer["summary"]:
        name = part["group"]
        rows = [row for row in answer["rows"] if row.get("group", "") == name]
        seen = list(takewhile(lambda row: row["still_followed"] >= 10, rows))
        for months in range(0, 1200, 6):
            if not seen or months * 365.25 / 12 > seen[-1]["day"]:
                break
            past = [row for row in seen if row["day"] < months * 365.25 / 12]
            sums = {
                event: sum(row[event] for row in past)
                for event in ("completed", "graduated_without", "not_enrolled")
            }
            left = sums | {"censored": sum(row["censored"] for row in past)}
            followed = part["learners"] - sum(left.values())
            share = past[-1]["incidence"] if past else 0
            found.append(
                left
                | {"months": months, "still_followed": followed, "incidence": share}
            )
    return found


ENDED = {
    "Still followed": "still_followed", "Completed": "completed",
    "Graduated without": "graduated_without", "Not enrolled": "not_enrolled",
    "Began too recently": "censored",
}  # fmt: skip
TREE = Told("progression", {"Completed": "completed", "Started": "entered"},
            {"Rate": "rate"})  # fmt: skip
BLOCKED = Told(
    "bottlenecks",
    {"Lack only this": "lacking", "Still enrolled": "here",
     "Waiting for assessment": "waiting", "Not on offer in that time": "not_offered",
     "Not taken up": "not_taken_up", "Not known": "supply_unknown"}, {},
)  # fmt: skip
MARKS = Told("completion-time", {"Months": "months"} | ENDED,
             {"Completed by then": "incidence"}, marks)  # fmt: skip
DAYS = Told("completion-time", {"Day": "day"} | ENDED,
            {"Completed by then": "incidence"})  # fmt: skip
TREND = Told("progression --trend --within 365d",
             {"Began": "entered", "Had the time": "mature",
              "Completed in time": "mature_completed"}, {"Rate": "rate"})  # fmt: skip
WITH = Told("goes-with",
            {"Students with": "learners", "Completed with": "completed",
             "Students without": "others", "Completed without": "others_completed"},
            {"Rate with": "rate", "Rate without": "others_rate"})  # fmt: skip
TRIED = Told(
    "what-if",
    {"Counted": "learners", "Completed now": "completed_now",
     "Completed then": "completed_then", "Would gain it": "gained",
     "Would lose it": "lost", "Could still, now": "open_now",
     "Could still, then": "open_then"}, {},
)  # fmt: skip
WHERE = Told("overlaps", {"Hold it": "learners", "Counts in": "pathways"}, {})
SEVERAL = Told("overlaps", {"On so many": "pathways", "Students": "learners"}, {},
               lambda answer: answer["people"])  # fmt: skip
NEXT = Told("next-badges", {"Rank": "rank", "Fewest left then": "fewest_left_after"},
            {})  # fmt: skip
STAYED = Told(
    "retention --cohort first-time-full-time",
    {"Entered": "entered", "Excluded": "excluded", "Enrolled": "returned",
     "Graduated by then": "graduated", "Not enrolled": "not_enrolled",
     "Not known": "unknown", "Stayed": "numerator", "Out of": "denominator"},
    {"Rate": "rate"},
)  # fmt: skip
CELLS = Told(
    "retention --triangle --cohort first-time-full-time",
    {"Terms since entry": "place", "There": "numerator", "Out of": "denominator"},
    {"Rate": "rate"}, lambda answer: [*answer["rows"], *answer["means"]],
)  # fmt: skip
WORK = {"Delivery": "title", "Assessed": "assessed", "Met": "met", "Not met": "not_met",
        "Waiting": "waiting"}  # fmt: skip
MET = Told(
    "attainment --split delivery", WORK, {"Rate": "rate"},
    lambda answer: sorted(answer["rows"], key=lambda row: row["rate"]),
)  # fmt: skip

PAGES = "pages/"
PATHWAY = ("--pathway", "teamwork")
CHANGE = "essential-knowledge needs 1"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load a small sample programme."""
    root = tmp_path_factory.mktemp("same")
    write_programme(root / "programme", learners=1500)
    load(root / "store", [root / "programme"])
    return root / "store"


@pytest.fixture
def tables(store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list]:
    """Open a screen by its link; return all tables on it, tab by tab."""
    monkeypatch.setenv("CAIRN_STORE", str(store))

    def opened(screen: str, asked: dict[str, str]) -> list[pd.DataFrame]:
        walked = with_tabs(screen, **asked)
        assert not any(found.exception for found in walked)
        return [
            one.value for found in walked for one in (*found.table, *found.dataframe)
        ]

    return opened


def shown(store: Path, command: str, *words: str) -> dict[str, Any]:
    """Return what the command line prints."""
    whole = ["show", *command.split(), *words, "--store", str(store)]
    result = CliRunner().invoke(commands(), [*whole, "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def check(table: pd.DataFrame, told: Told, answer: dict[str, Any]) -> None:
    """Hold a table against an answer; no number in it may go unchecked."""
    rows = told.rows(answer)
    numbers = set(table.select_dtypes("number").columns)
    assert numbers <= set(told.columns), told.command
    assert len(table) == len(rows), told.command
    for column, name in told.columns.items():
        expected = [row[name] for row in rows]
        found = [None if pd.isna(cell) else cell for cell in table[column]]
        assert found == expected, f"{told.command}: {column}"
    for column, name in told.rates.items():
        for cell, row in zip(table[column], rows, strict=True):
            if cell[:1].isdigit():
                digits = 1 if 0 < row[name] < 0.01 else 0
                expected = f"{row[name] * 100:.{digits}f}%"
                plain = cell.replace("\\", "")  # as Markdown has it
                assert plain == expected, f"{told.command}: {column}"
            elif not cell.startswith(("<", ">", "\\<")):  # as Markdown has it
                assert not row[name], f"{told.command}: {column}"


def of_table(table: pd.DataFrame, known: tuple[Told, ...]) -> Told | None:
    return next(
        (told for told in known if {*told.columns, *told.rates} <= set(table.columns)),
        None,
    )


# The progression screen is cut by college where the second case says so.
CASES = (
    (PAGES + "progression/screen.py", {"pathway": "Teamwork"}, PATHWAY,
     (TREE, BLOCKED, MARKS, DAYS, TREND, WITH)),
    (PAGES + "progression/screen.py",
     {"pathway": "Teamwork", "where": "college: Science", "basis": "Anyone with a "
      "badge of it", "as_of": "2025-06-01"},
     (*PATHWAY, "--where", "college=Science", "--as-of", "2025-06-01"),
     (TREE, BLOCKED, DAYS, TREND)),
    (PAGES + "what_if/screen.py", {"of": "Teamwork", "set": CHANGE},
     (*PATHWAY, "--set", CHANGE), (TRIED,)),
    ("", {}, (), (WHERE, SEVERAL)),
    (PAGES + "attainment/screen.py", {"broken": "delivery"}, (), (MET,)),
    (PAGES + "persistence/screen.py", {}, (), (STAYED, CELLS)),
    (PAGES + "persistence/screen.py",
     {"completers": "Are left out", "where": "college: Science",
      "as_of": "2025-06-01"},
     ("--completers", "excluded", "--where", "college=Science", "--as-of",
      "2025-06-01"), (STAYED, CELLS)),
)  # fmt: skip


@pytest.mark.parametrize(("screen", "asked", "words", "known"), CASES)
def test_every_number_is_the_command_lines(store, tables, screen, asked, words, known):
    checked = set()
    for table in tables(screen or PAGES + "overview/screen.py", asked):
        told = of_table(table, known)
        if told is not None:
            check(table, told, shown(store, told.command, *words))
            checked.add(id(told))
    assert checked == {id(told) for told in known}


def test_the_next_badges_are_the_command_lines(store, tables):
    learner = "L0000142"
    address = address_of(open_state(store), Scope(), learner)
    found = tables("pages/journey/screen.py", {"learner": address})
    (table,) = [t for t in found if of_table(t, (NEXT,))]
    answer = shown(store, "next-badges", "--learner", learner)
    assert answer["rows"]
    assert list(table["Next"]) == [row["name"] for row in answer["rows"]]
    check(table, NEXT, answer)
