"""The researcher's zip: enough to work it out again, and nothing about a person."""

import csv
import io
import json
import shlex
import zipfile
from collections import Counter
from datetime import date

import pytest

from analytics.asking.small import FEWEST
from analytics.questions.outcome.appendix import appendix, options, with_appendix
from analytics.questions.outcome.cells import SMALL, cells, without_few
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds
from tests.questions.outcome.adjusted_world import UNEVEN, world

SCOPE = Scope(as_of=date(2025, 12, 1))
QUESTION = OutcomeQuestion(exposure="achievement:debate", at_entry=("college",))


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    # three of music besides: too few to be a cell of their own
    parts = (*UNEVEN, ("music", True, 3, 1), ("music", False, 30, 10))
    return Worlds(tmp_path_factory.mktemp("appendix")).state(world(parts))


def opened(held):
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        texts = {n: archive.read(n).decode("utf-8") for n in archive.namelist()}
    return {name.removeprefix("appendix/"): text for name, text in texts.items()}


def table(files, name):
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"])))


@pytest.fixture(scope="module")
def files(state):
    return opened(appendix(state, SCOPE, QUESTION))


def test_the_same_question_gives_the_same_bytes(state):
    answer, held = with_appendix(state, SCOPE, QUESTION)
    assert held == appendix(state, SCOPE, QUESTION)
    assert answer == outcome(state, SCOPE, QUESTION)


def test_no_row_is_about_a_person(files):
    for name, text in files.items():
        assert "Example" not in text and "p0x" not in text, name
    for name, column in (
        ("cells", "learners"), ("strata", "learners"), ("person_terms", "at_risk"),
    ):  # fmt: skip
        sizes = [int(row[column]) for row in table(files, name)]
        assert sizes and min(sizes) >= FEWEST, name
    assert "music" in files["cells.csv"]
    assert not [r for r in table(files, "cells") if (r["class"], r["exposed"]) ==
                ("music", "True")]  # fmt: skip


def test_the_question_is_told_in_full(state, files):
    told = json.loads(files["question.json"])
    assert told["state"] == state.number
    assert told["state_sha256"] == state.entry.sha256
    assert told["question"]["at_entry"] == ["college"]
    assert {"cairn", "python", "duckdb", "numpy", "statsmodels"} <= set(
        told["versions"]
    )
    assert "too few" in told["rules"] and told["definition"] and told["notes"]
    for name in files:
        if name.endswith(".csv"):
            assert f"- {name}: " in files["README.md"]


def test_it_can_be_worked_out_again(files):
    plain, fair = table(files, "comparisons")
    sides = Counter(), Counter()
    for row in table(files, "cells"):
        if row["covariate"] == "entered in":
            sides[0][row["exposed"]] += int(row["learners"])
            sides[1][row["exposed"]] += int(row["succeeded"])
    rates = {side: sides[1][side] / sides[0][side] for side in sides[0]}
    assert rates["True"] == pytest.approx(float(plain["exposed_rate"]))
    assert rates["False"] == pytest.approx(float(plain["comparison_rate"]))
    others = [row for row in table(files, "strata") if row["exposed"] == "False"]
    rate = sum(float(row["weight_succeeded"]) for row in others) / sum(
        float(row["weight"]) for row in others
    )
    assert rate == pytest.approx(float(fair["comparison_rate"]), abs=1e-3)
    point = next(r for r in table(files, "curves") if r["side"] == "exposed")
    gone = [r for r in table(files, "person_terms")
            if (r["term"], r["exposed"]) == ("1", "True")]  # fmt: skip
    # the three of music are left out of the cells; two of them are gone
    assert sum(int(r["at_risk"]) for r in gone) == int(point["followed"]) - 3
    assert sum(int(r["gone"]) for r in gone) == int(point["gone"]) - 2


def test_the_public_gets_what_the_screen_shows(state):
    scope = Scope(Viewer("public"), SCOPE.as_of)
    found = opened(appendix(state, scope, QUESTION))
    assert set(found) == {
        "README.md", "question.json", "comparisons.csv", "windows.csv"
    }  # fmt: skip


def test_the_command_says_the_whole_question():
    question = OutcomeQuestion(
        exposure="any,pathway:a b", by_term=(0, 2), outcome="next-fall,graduated",
        at_entry=("honors",), exposed_from="issue", least=50,
    )  # fmt: skip
    scope = Scope(Viewer("director", "d 1"), None, (("college", "fine arts"),), "pell")
    words = shlex.split(options(question, scope))
    pairs = list(zip(words[::2], words[1::2], strict=True))
    assert ("--exposure", "any,pathway:a b") in pairs
    assert [value for name, value in pairs if name == "--by-term"] == ["0", "2"]
    assert [value for name, value in pairs if name == "--outcome"] == [
        "next-fall", "graduated",
    ]  # fmt: skip
    assert {("--where", "college=fine arts"), ("--as", "director:d 1")} <= set(pairs)
    assert {("--by", "pell"), ("--exposed-from", "issue"), ("--least", "50")} <= set(
        pairs
    )


def test_small_cells_are_added_up_or_left_out():
    rows = [
        {"side": True, "class": "a", "n": 12, "did": 5},
        {"side": True, "class": "b", "n": 9, "did": 9},
        {"side": True, "class": "c", "n": 1, "did": 0},
        {"side": False, "class": "d", "n": 9, "did": 2},
    ]
    assert without_few(rows, ("side",), ("n", "did")) == [
        rows[0], {"side": True, "class": SMALL, "n": 10, "did": 9},
    ]  # fmt: skip
    assert cells((), [], []) == []
