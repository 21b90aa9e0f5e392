"""Each rule of a verdict, with a case on each side of where it turns."""

from typing import Any

import pytest

from analytics.questions.outcome.facts import Facts
from analytics.questions.outcome.verdict import verdict

HIGHER: dict[str, Any] = {
    "exposed": 100,
    "comparison": 100,
    "exposed_rate": 0.8,
    "comparison_rate": 0.7,
    "difference": 0.1,
    "low": 0.01,
    "high": 0.19,
    "taking_part": "with a badge",
    "outcome": "were enrolled",
}
LOWER = {"difference": -0.1, "low": -0.19, "high": -0.01}
ADJUSTED = {
    "is_adjusted": True,
    "kept": 0.9,
    "worst": 0.1,
    "measures": 3,
    "effective": 90.0,
}


@pytest.mark.parametrize(
    ("other", "finding"),
    [
        ({}, "higher"),
        (LOWER, "lower"),
        # An interval that touches zero doesn't leave it out.
        ({"low": 0.0}, "no difference seen"),
        ({"low": 0.0001}, "higher"),
        (LOWER | {"high": 0.0}, "no difference seen"),
        (LOWER | {"high": -0.0001}, "lower"),
        # As many as are asked for, on both sides.
        ({"exposed": 99}, "too few"),
        ({"comparison": 99}, "too few"),
        ({"exposed": 49, "least": 50}, "too few"),
        ({"exposed": 50, "least": 50}, "higher"),
        # Alike enough, and enough of those who have somebody alike.
        (ADJUSTED | {"worst": 0.25}, "higher"),
        (ADJUSTED | {"worst": 0.2501}, "groups too different"),
        (ADJUSTED | {"kept": 0.7}, "higher"),
        (ADJUSTED | {"kept": 0.6999}, "groups too different"),
        ({"worst": 0.9, "kept": 0.1}, "higher"),  # nothing was adjusted
        # The others, weighted, count for half as many as are asked for.
        (ADJUSTED | {"effective": 50.0}, "higher"),
        (ADJUSTED | {"effective": 49.9}, "too few"),
        (ADJUSTED | {"effective": 13.0, "least": 26}, "higher"),
        ({"effective": 13.0}, "higher"),  # nothing was adjusted
        # Some did and some didn't.
        ({"exposed_rate": 1.0, "comparison_rate": 1.0}, "nothing varies"),
        ({"exposed_rate": 0.0, "comparison_rate": 0.0}, "nothing varies"),
        ({"exposed_rate": 1.0, "comparison_rate": 0.0}, "higher"),
        # Among several comparisons one may be as far apart by chance.
        ({"p_adjusted": 0.05, "comparisons": 2}, "higher"),
        ({"p_adjusted": 0.0501, "comparisons": 2}, "not clear among 2"),
        ({"p_adjusted": 0.0501, "comparisons": 2, "low": 0.0}, "no difference seen"),
        ({"p_adjusted": 0.0501, "comparisons": 1}, "higher"),
        ({"difference": None}, "groups too different"),
    ],
)
def test_a_verdict_follows_the_rules(other: dict[str, Any], finding: str):
    assert verdict(Facts(**(HIGHER | other))).finding == finding
