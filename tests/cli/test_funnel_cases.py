"""Cases with sources, through ``cairn show steps`` on loaded records."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED, Worlds

FILE = SHARED / "cases" / "funnel.json"
CASES = json.loads(FILE.read_text()) if FILE.is_file() else []

pytestmark = pytest.mark.shared


def words(case: dict[str, Any]) -> list[str]:
    """Return the options that ask what the case asks."""
    optional = case.get("optional_steps", [])
    steps = [
        {"achievement": step, "optional": True} if place in optional else step
        for place, step in enumerate(case["steps"])
    ]
    told = ["--steps", json.dumps(steps), "--order", case["order"]]
    if case.get("window_days") is not None:
        told += ["--within", f"{round(case['window_days'] * 86_400)}s"]
    excluded = [
        {
            "achievement": exclusion["event"],
            "from_step": exclusion["from_step"] + 1,  # the file counts from 0
            "to_step": exclusion["to_step"] + 1,
        }
        for exclusion in case.get("exclusions", [])
    ]
    return [*told, "--exclude", json.dumps(excluded)] if excluded else told


def put(worlds: Worlds, case: dict[str, Any]) -> None:
    lines = [
        f"{number}|{who}|{what}|{when}Z"
        for number, (who, what, when) in enumerate(case["events"])
    ]
    head = "award_id|learner_id|achievement_id|earned_on"
    worlds.load({"awards": "\n".join([head, *lines])})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_comes_out_as_its_source_says(
    cairn, worlds: Worlds, shared: Path, case: dict[str, Any]
):
    put(worlds, case)
    expected = case["expected"]
    asked = ("show", "steps", *words(case), "--store", worlds.store, "--format", "json")
    rows = cairn(*asked).json["rows"]
    if "counts" in expected:
        assert [row["learners"] for row in rows] == expected["counts"]
    if "mean_seconds" in expected:
        means = [row["mean_seconds_from_previous"] for row in rows]
        assert means == expected["mean_seconds"]
    if "level_by_person" in expected:
        for who, level in expected["level_by_person"].items():
            (one,) = cairn(*asked, "--people", 1).json["rows"]
            assert (one["learner"], one["furthest"]) == (who, level)
    if "trend_by_entry_day" in expected:
        days = expected["trend_by_entry_day"]
        span = f"{days[0][0]}:{days[-1][0]}"
        rows = cairn(*asked, "--trend", "day", "--entered", span).json["rows"]
        found = [[row["period"], row["entered"], row["converted"]] for row in rows]
        assert found == days


def test_there_are_cases(shared: Path):
    known = {"counts", "mean_seconds", "level_by_person", "trend_by_entry_day"}
    assert len(CASES) >= 17
    assert {key for case in CASES for key in case["expected"]} <= known
