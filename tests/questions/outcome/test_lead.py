"""The first sentence of persistence says what the verdict found, and nothing else."""

from dataclasses import replace
from random import Random

import pytest

from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.words import lead
from tests.claims.outcome_drawn import compared

QUESTION = OutcomeQuestion("any")


@pytest.mark.parametrize(
    ("finding", "first"),
    [
        ("higher", "More of them: **61.0%** of"),
        ("lower", "Fewer of them: **61.0%** of"),
        ("no difference seen", "No difference seen: **61.0%** of"),
        ("not clear among 3", "Not clear: **61.0%** of"),
        # Both sides are known, and yet nobody may compare them.
        ("groups too different", "No answer: groups too different to compare."),
        ("too few", "No answer: too few to compare."),
        ("cannot be asked", "No answer: cannot be asked."),
    ],
)
def test_it_says_what_was_found(finding: str, first: str):
    (answer, row), _, _ = compared(Random(1))
    told = replace(
        row,
        finding=finding,
        verdict="…",
        difference=0.02,
        exposed_rate=0.61,
        comparison_rate=0.59,
    )
    rows = tuple(told if one is row else one for one in answer.rows)
    assert lead(replace(answer, rows=rows), QUESTION).startswith(first)
