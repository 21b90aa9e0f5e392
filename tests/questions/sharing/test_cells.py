"""The sharing screen cell by cell: its tables hold what the command line prints."""

from typing import Any

import pytest

from tests.questions.test_cell_by_cell import (
    Rows,
    Told,
    check,
    of_table,
    shown,
    store,
    tables,
)

pytestmark = pytest.mark.long

__all__ = ["store", "tables"]  # fixtures: a sample, and the tables of a screen

SCREEN = "pages/sharing/screen.py"
STAGE = {
    "Had the time": "mature", "Came so far in time": "mature_reached",
    "By now": "awards", "Students": "learners", "Left out": "left_out",
}  # fmt: skip
RATES = {"Of all": "rate", "Of the stage before": "rate_from_previous"}
LOOKED = {"Shares": "shares", "Looked at": "viewed", "Looks": "views",
          "Median": "median"}  # fmt: skip
ENDS = ("claimed", "shared")
MARKS = {"0 days": 0, "1 day": 1, "7 days": 7, "14 days": 14, "30 days": 30,
         "60 days": 60, "3 months": 90, "6 months": 180, "12 months": 365}  # fmt: skip


def beside(answer: dict[str, Any]) -> Rows:
    """Put what was earned beside what was shared, part by part."""
    earned = {
        r["split"]: r["awards"] for r in answer["rows"] if r["stage"] == "awarded"
    }
    return [
        row | {"earned": earned[row["split"]]}
        for row in answer["rows"]
        if row["stage"] == "shared"
    ]


def tiles(answer: dict[str, Any]) -> Rows:
    """Leave out what isn't known, and the mean, which no tile shows."""
    known = [tile for tile in answer["tiles"] if tile["value"] is not None]
    return [tile for tile in known if tile["measure"] != "views_per_share"]


def by(split: str) -> Told:
    return Told(
        f"sharing --split {split}",
        {"Earned by now": "earned", "Shared by now": "awards", "Had the time": "mature",
         "Shared in time": "mature_reached"}, {"Rate": "rate"}, beside,
    )  # fmt: skip


def looks(split: str) -> Told:
    part = {split.capitalize(): "split"}
    question = f"sharing-views --split {split}"
    return Told(question, part | LOOKED, {"Top tenth has": "top_tenth"})


PATH = Told("sharing", STAGE, RATES)
GROUPS = Told("sharing", {"College": "group"} | STAGE, RATES)
TILES = Told("sharing", {"Count": "numerator", "Out of": "denominator"}, {}, tiles)
SINCE = Told("sharing-views", {"Shares old enough": "shares", "Looked at": "viewed",
             "Looks": "views"}, {}, lambda answer: answer["since"])  # fmt: skip
BESIDE = Told(
    "sharing-pathways",
    {"Completed": "completed", "Had the time": "mature",
     "Had shared before": "shared_before", "First shared since": "shared_after",
     "Compared": "compared", "Shared just before": "in_before",
     "Shared just after": "in_after"},
    {"Rate before": "rate_before", "Rate since": "rate_after"},
)  # fmt: skip
CASES = (
    ({}, (), (PATH, TILES, by("skill"), BESIDE, looks("source"), SINCE)),
    ({"by": "college"}, ("--by", "college"), (GROUPS,)),
    ({"shown": "network", "looks": "network"}, (), (by("network"), looks("network"))),
    ({"shown": "pathway", "looks": "kind", "where": "college: Science"},
     ("--where", "college=Science"), (PATH, TILES, by("pathway"), looks("kind"))),
    ({"shown": "term", "as_of": "2025-06-01"}, ("--as-of", "2025-06-01"),
     (PATH, by("term"), BESIDE, SINCE)),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "words", "known"), CASES)
def test_every_number_is_the_command_lines(store, tables, asked, words, known):
    checked = set()
    for table in tables(SCREEN, asked):
        told = of_table(table, known)
        if told is not None:
            check(table, told, shown(store, told.command, *words))
            checked.add(id(told))
    assert checked == {id(told) for told in known}


@pytest.mark.parametrize("split", ["", "kind"])
def test_the_curves_at_round_days_are_the_command_lines(store, tables, split):
    found = tables(SCREEN, {"soon": split} if split else {})
    (table,) = [t for t in found if {"Within", "Shared"} <= set(t.columns)]
    option = ("--split", split) if split else ()
    for end, column in zip(ENDS, ("Accepted", "Shared"), strict=True):
        rows = shown(store, "sharing-time", "--until", end, *option)["rows"]
        for _, line in table.iterrows():
            part = line[split.capitalize()] if split else ""
            own = [r for r in rows if r["split"] == part]
            past = [r for r in own if r["day"] <= MARKS[line["Within"]]]
            share = past[-1]["incidence"] if past else 0
            assert line[column].split(" ")[0] == f"{share * 100:.0f}%"
