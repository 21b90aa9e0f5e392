"""The tables of docs/traps.md are what the tool finds, and show what the page says."""

import re

import pytest

from tools import traps


@pytest.fixture(scope="module")
def told():
    return traps.parts()


def test_the_page_shows_what_is_found(told):
    page = traps.PAGE.read_text(encoding="utf-8")
    assert traps.renewed(page, told) == page, "run python -m tools.traps"


def test_the_naive_rate_falls_and_the_mature_one_does_not(told):
    rows = [row.split(" | ") for row in told["recent-entrants"].splitlines()[2:]]
    naive = [int(row[2].removesuffix("%")) for row in rows]
    assert naive[0] - naive[-1] > 30
    spans = [
        tuple(map(int, found.groups()))
        for row in rows
        if (found := re.search(r"\((\d+) to (\d+)%\)", row[4]))
    ]
    assert len(spans) == len(traps.YEARS)
    assert max(low for low, _ in spans) <= min(high for _, high in spans)


def test_the_usual_curve_promises_more_than_happens(told):
    pairs = re.findall(r"([\d.]+)% → ([\d.]+)%", told["competing"])
    assert len(pairs) == 9
    assert all(float(usual) >= float(ours) for usual, ours in pairs)
    assert max(float(usual) - float(ours) for usual, ours in pairs) > 10


def shares(row: str) -> list[float]:
    """The last two cells of a row: percentages with and without the badge."""
    return [float(cell.strip(" %|")) for cell in row.split(" | ")[-2:]]


def test_what_changes_nothing_looks_as_if_it_did(told):
    naive, ours = map(shares, told["survivors"].splitlines()[2:])
    assert naive[0] - naive[1] > 20 > 3 > abs(ours[0] - ours[1])
    rows = told["issued-late"].splitlines()[2:]
    earned, issued, placebo = map(shares, rows)
    assert earned[0] - earned[1] > 4 > 3 > abs(issued[0] - issued[1])
    assert placebo[0] == 100.0
