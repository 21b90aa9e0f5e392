"""Ids that look alike: none joined silently, all proposed, none lost."""

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.questions.quality.counts import cases
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds, examples
from tests.store.test_report_adds_up import in_files, told

LEARNERS, BADGES = "alike-learners", "alike-achievements"


def alike(state: State, finding: str) -> list[tuple[str, str, str]]:
    rows = cases(state, Scope(), finding).rows
    return [(row.learner or row.achievement, row.other, row.detail) for row in rows]


# How an id of the roster is written in awards, and in what that differs. The last
# three are others: the last one may be a version.
WRITTEN = {
    "a b1": "blanks",
    "a\u00a0b2": "blanks",
    "AB3": "capitals",
    "'ab4": "an apostrophe",
    "\u2019ab5": "an apostrophe",
    "0ab6": "zeros before it",
    "'00A B7": "blanks, capitals, an apostrophe, zeros before it",
    "ab-8": None,
    "ab90": None,
    "ab9.0": None,
}


def test_an_id_that_looks_like_one_of_the_roster(worlds: Worlds):
    """The same of learners and of badges; all of them stay two."""
    known = [f"ab{n}" for n in range(1, 10)]
    rows = [f"{one} | {one} | 2026-01-01" for one in (*known, *WRITTEN)]
    drawn = {
        "learners": "\n".join(["learner_id", *known]),
        "achievements": "\n".join(
            ["achievement_id | name", *(f"{k} | {k}" for k in known)]
        ),
        "awards": "\n".join(["learner_id | achievement_id | earned_on", *rows]),
    }
    state = worlds.state(drawn)
    expected = sorted(
        (written, f"ab{written[-1]}", f"id that differs in {differs_in}")
        for written, differs_in in WRITTEN.items()
        if differs_in
    )
    assert sorted(alike(state, LEARNERS)) == expected
    assert sorted(alike(state, BADGES)) == expected
    counts = state.entry.counts
    assert [counts[what] for what in ("learners", "achievements", "awards")] == [19] * 3


def test_numbers_may_come_with_a_decimal_point_or_with_zeros(worlds: Worlds):
    """Of 42 four are written, 10 isn't 1, 1.5 not 15, and 0 is 000."""
    ids = ("42", "42.0", "042", "042.00", "10", "1", "1.5", "15", "0", "000")
    rows = "\n".join(f"{one} | b | 2026-01-01" for one in ids)
    drawn = {
        "learners": "learner_id\n42",
        "awards": f"learner_id|achievement_id|earned_on\n{rows}",
    }
    assert alike(worlds.state(drawn), LEARNERS) == [
        ("000", "0", "id that differs in zeros before it"),
        ("042", "42", "id that differs in zeros before it"),
        ("042.00", "42", "id that differs in zeros before it, a decimal point"),
        ("42.0", "42", "id that differs in a decimal point"),
    ]


def test_addresses_that_look_alike(worlds: Worlds):
    """ben's old address is cyd's now, and said to be: days tell whose it is."""
    drawn = {
        "learners": """
        learner_id | email
        ana        | ana@x.example
        ana2       | 'Ana@x.example
        ben        | ben@x.example
        cyd        |
        dan        | dan@x.example
        eve        | 0dan@x.example
        """,
        "identities": """
        learner_id | kind   | value           | valid_from
        cyd        | email  | BEN@x.example   | 2026-01-01
        eve        | E-Mail | ana @ x.example |
        dan        | sis_id | EVE             |
        """,
        "awards": "learner_id|achievement_id|earned_on\nana|b|2026-01-01",
    }
    mail = "e-mail address that differs in "
    assert alike(worlds.state(drawn), LEARNERS) == [
        ("ana2", "ana", f"{mail}capitals, an apostrophe"),
        ("eve", "ana", f"{mail}blanks"),
        ("eve", "dan", "id that differs in capitals"),
    ]


@pytest.mark.shared
def test_padded_ids_are_found_and_the_others_proposed(worlds: Worlds, shared: Path):
    report = load(worlds.store, [shared / "found" / "padded_ids"], now=NOW)
    state = open_state(worlds.store)
    assert sum(one.cells for file in report.files for one in file.converted) == 4
    assert [case[:2] for case in alike(state, LEARNERS)] == [
        ("'L4", "L4"),
        ("l5", "L5"),
    ]
    assert (state.entry.counts["learners"], state.entry.counts["achievements"]) == (
        7,
        1,
    )


# In the order in which they are put on.
DISGUISES: dict[str, Callable[[str], str]] = {
    "capitals": str.lower,
    "decimal": lambda one: f"{one}.0" if one.isdigit() else one,
    "blank": lambda one: f"{one[0]} {one[1:]}",
    "zeros": lambda one: f"00{one}",
    "apostrophe": lambda one: f"'{one}",
    "padded": lambda one: f" {one}\u00a0",
}


@st.composite
def rosters(draw: st.DrawFn) -> dict[str, list[str]]:
    """Ids of a roster, each with the ways in which awards write it."""
    numbers = draw(st.lists(st.integers(10, 99), min_size=3, max_size=8, unique=True))
    ids = [draw(st.sampled_from((f"{n}", f"S{n}", f"Q{n}x"))) for n in numbers]
    ways = st.lists(st.sampled_from(sorted(DISGUISES)), max_size=4, unique=True)
    return {one: [_written(one, draw(ways)) for _ in range(3)] for one in ids}


def _written(one: str, ways: list[str]) -> str:
    for way, put_on in DISGUISES.items():
        one = put_on(one) if way in ways else one
    return one


@given(rosters())
@settings(max_examples=examples(4))
def test_no_look_alike_is_joined_or_lost(roster: dict[str, list[str]]):
    rows = [
        (f"{one}-{n}", written, written, "2026-01-01")
        for one, each in roster.items()
        for n, written in enumerate(each)
    ]
    tables = {
        "learners": [("learner_id",), *((one,) for one in roster)],
        "awards": [("award_id", "learner_id", "achievement_id", "earned_on"), *rows],
    }
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at) / "drawn"
        folder.mkdir()
        for name, lines in tables.items():
            with (folder / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(lines)
        report = load(Path(at) / "store", [folder], now=NOW)
        state = open_state(Path(at) / "store")
        assert told(report) == in_files(report.files) == len(rows) + len(roster)
        assert report.counts["awards"] == len(rows)
        plain = {one: {written.strip() for written in roster[one]} for one in roster}
        others = {(w, one) for one, each in plain.items() for w in each - {one}}
        assert report.counts["learners"] == len(roster) + len(others)
        assert {case[:2] for case in alike(state, LEARNERS)} == others
        assert len(alike(state, BADGES)) == sum(len(p) - 1 for p in plain.values())
