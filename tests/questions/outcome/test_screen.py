"""The guided comparison: each number is the command's, each state says what it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from analytics.cli.commands import commands
from analytics.sample.write import write_programme
from analytics.store.load import load
from tests.questions.opening import opener, told

pytestmark = pytest.mark.long

ASKED = {"entrants": "All entrants together", "landmarks": "second regular term",
         "vouched": "honors"}  # fmt: skip
COMMAND = ("--by-term", "1", "--at-entry", "honors")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("guide")
    write_programme(home / "sample", learners=2500)
    load(home / "store", [home / "sample"])
    return home / "store"


@pytest.fixture
def screen(store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    return opener("pages/persistence/screen.py", store, monkeypatch)


def printed(store: Path, metric: str, *words: str) -> dict[str, Any]:
    whole = ["show", metric, *words, "--store", str(store), "--format", "json"]
    done = CliRunner().invoke(commands(*whole[:1]), whole)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def table(found: AppTest, column: str) -> Any:
    (one,) = [t.value for t in found.table if column in t.value.columns]
    # What Markdown would take for a list is escaped, and shown as it is.
    return one.map(
        lambda cell: cell.replace("\\", "") if isinstance(cell, str) else cell
    )


def points(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:+.1f}".replace("-", "−")


def test_every_number_of_the_comparison_is_the_command_s(screen, store):
    found = screen(**ASKED)
    assert not found.exception
    answer = printed(store, "outcome", *COMMAND)
    rows = answer["rows"]
    shown = table(found, "Analysis")
    assert list(shown["People with"]) == [row["exposed"] for row in rows]
    assert list(shown["People without"]) == [row["comparison"] for row in rows]
    assert list(shown["Difference"]) == [points(row["difference"]) for row in rows]
    (adjusted,) = [row for row in rows if row["analysis"] == "adjusted"]
    assert adjusted["difference"] is not None  # or nothing would be held against it
    verdict = adjusted["verdict"].replace("earners", "tudents").replace("Lt", "St")
    assert verdict.replace("lt", "st") in told(found)


def test_who_is_left_out_and_how_alike_they_are_is_the_command_s(screen, store):
    found = screen(tab="Evidence", **ASKED)
    answer = printed(store, "outcome", *COMMAND)
    out, balance = answer["left_out"], answer["balance"]
    assert list(table(found, "Why")["People"]) == [one["learners"] for one in out]
    shown = table(found, "Measure")
    assert list(shown["Apart before"]) == [f"{one['before']:+.2f}" for one in balance]
    assert list(shown["Mean with"]) == [f"{one['exposed_mean']:.2f}" for one in balance]
    followed = table(screen(**ASKED), "Still followed")
    assert list(followed["Still followed"]) == [
        one["followed"] for one in answer["curves"]
    ]
    plain = next(row for row in answer["rows"] if row["analysis"] == "landmark")
    whole = plain["exposed"] + plain["comparison"] + sum(o["learners"] for o in out)
    assert whole == 2500


def test_the_answer_stands_before_its_evidence(screen):
    found = screen(**ASKED)
    drawn = [one.key for one in found.get("plotly_chart")]
    assert drawn == ["found-picture", "curves-picture"]
    assert "This is an association" in told(found)
    found = screen(tab="Evidence", **ASKED)
    drawn = [one.key for one in found.get("plotly_chart")]
    assert drawn == ["who-picture", "love-picture"]
    assert "Why not simply compare those with and without" in str(
        [one.label for one in found.expander]
    )
    assert "Placebo:" in told(found)  # some badges were issued retroactively
    labels = [one.label for one in found.get("download_button")]
    assert "Appendix for researchers (zip)" in labels


def test_the_first_sentence_is_short_and_names_no_statistic(screen):
    first = next(m.value for m in screen(**ASKED).markdown if "took part" in m.value)
    assert len(first.split()) <= 25
    assert " p " not in first and "p," not in first


def test_groups_are_compared_in_taking_part_and_in_their_gaps(screen, store):
    found = screen(apart="first generation", tab="Groups", **ASKED)
    assert not found.exception
    answer = printed(store, "participation", "--by", "first_generation")
    shown = table(found, "Stage")
    assert list(shown["Came so far"]) == [row["number"] for row in answer["rows"]]
    assert "Does the gap close among those who take part?" in told(found)


def test_too_few_is_said_without_a_number(screen):
    found = screen(having="Library research tour", where="college: Science")
    assert not found.exception
    assert "Too few:" in told(found)
    assert set(table(found, "Analysis")["Difference"]) == {"–"}
    asked = {"having": "Library research tour", "where": "college: Science"}
    found = screen(tab="Evidence", **asked)
    assert "No badge of this kind was issued only after" in told(found)
    drawn = [one.key for one in found.get("plotly_chart")]
    assert "love-picture" not in drawn


def test_graduating_is_asked_about_in_normal_time(screen):
    found = screen(outcome="Graduated within 150% of normal time", **ASKED)
    assert not found.exception
    assert "graduated" in told(found)


def test_several_are_compared_knowing_how_many_they_are(screen):
    found = screen(
        entrants="All entrants together",
        having=["Any badge", "Personal learning plan"],
        landmarks="second regular term",
    )
    assert not found.exception
    shown = table(found, "Analysis")
    assert len(set(shown["With"])) == 2
