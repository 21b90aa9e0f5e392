"""What is too few: one case on each side of every end of the rule."""

from dataclasses import dataclass

import pytest

from analytics.asking.small import Shown, blank, figures, hold_back, is_small
from analytics.scope import Viewer

PUBLIC = Viewer("public")


@dataclass(frozen=True)
class Row:
    group: Shown[str]
    pathway: Shown[str]
    did: int | None
    of: int | None


@dataclass(frozen=True)
class Ungrouped:
    did: int | None


def parts(row: Row) -> tuple[int | None, int | None]:
    return row.did, row.of


@pytest.mark.parametrize(
    ("did", "of", "small"),
    [
        # A count alone: nobody tells about nobody, one to nine tell about a few.
        (None, None, False),
        (0, None, False),
        (1, None, True),
        (9, None, True),
        (10, None, False),
        # A share of fewer than ten people, whoever did.
        (0, 0, True),
        (None, 9, True),
        (0, 9, True),
        (9, 9, True),
        (None, 10, False),
        (0, 10, False),
        (10, 10, False),
        # Few who did.
        (1, 100, True),
        (9, 100, True),
        (10, 100, False),
        # Few who didn't: 95 of 100 tell about five.
        (100, 100, False),
        (99, 100, True),
        (95, 100, True),
        (91, 100, True),
        (90, 100, False),
    ],
)
def test_a_few_are_one_to_nine_who_did_or_did_not(did, of, small):
    assert is_small(did, of) is small


def test_a_small_group_is_blank_in_all_its_rows_and_no_other_is():
    rows = [
        Row("arts", "p", 50, 100),
        Row("arts", "p", 95, 100),  # five didn't
        Row("arts", "q", 50, 100),
        Row("law", "p", 50, 100),
    ]
    held, notes = hold_back(PUBLIC, rows, parts)
    nothing = Row("arts", "p", None, None)
    assert held == [nothing, nothing, rows[2], rows[3]]
    assert notes == [
        "Held back: groups in which fewer than 10 people could be told apart."
    ]


def test_without_a_small_group_all_is_shown_and_nothing_said():
    rows = [Row("arts", "p", 50, 100), Row("law", "p", 10, 20)]
    assert hold_back(PUBLIC, rows, parts) == (rows, [])


@pytest.mark.parametrize("role", ["administrator", "operator", "advisor", "director"])
def test_nothing_is_held_back_from_those_who_need_to_know(role):
    rows = [Row("arts", "p", 1, 2)]
    assert hold_back(Viewer(role, "x"), rows, parts) == (rows, [])


def test_rows_without_groups_are_one_group():
    rows = [Ungrouped(3), Ungrouped(30)]
    held, _ = hold_back(PUBLIC, rows, lambda row: (row.did, None))
    assert held == [Ungrouped(None), Ungrouped(None)]


def test_all_figures_are_blank_and_what_is_shown_stays():
    assert figures(Row) == ("did", "of")
    assert blank(Row("arts", "p", 5, 100)) == Row("arts", "p", None, None)
