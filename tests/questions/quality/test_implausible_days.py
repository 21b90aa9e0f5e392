"""Days on which nothing can have been earned: each with a case on either side."""

from datetime import date
from pathlib import Path

import pytest

from analytics.questions.quality.counts import cases
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds

FINDINGS = ("earned-before-entry", "earned-after-death", "default-day")

# eve's day of entry isn't known, but her term's first day is; fay's isn't either.
WORLD = {
    "terms": """
    term_id | starts_on  | ends_on
    f24     | 2024-08-20 | 2024-12-12
    """,
    "learners": """
    learner_id | entry_on   | entry_term | deceased_on
    ana        | 2024-08-25 | f24        |
    dan        |            |            | 2025-05-01
    eve        |            | f24        |
    fay        |            | s25        |
    """,
    "awards": """
    award_id | learner_id | achievement_id | earned_on  | issued_on
    1        | ana        | b1             | 2024-08-24 |
    2        | ana        | b2             | 2024-08-25 |
    3        | eve        | b1             | 2024-08-19 | 2026-01-01
    4        | eve        | b2             | 2024-08-20 |
    5        | fay        | b1             | 2001-01-01 |
    6        | dan        | b1             | 2025-05-01 | 2025-06-01
    7        | dan        | b2             | 2025-05-02 |
    8        | ana        | b3             | 1900-01-01 |
    9        | zed        | b1             | 1900-01-02 |
    10       | zed        | b2             | 1970-01-01 |
    11       | zed        | b3             | 1970-01-02 |
    12       | zed        | b4             | 1969-12-31 |
    13       | zed        | b5             | 1969-12-30 |
    14       | zed        | b6             | 0001-01-01 |
    15       | zed        | b7             | 1899-12-30 |
    """,
}


def found(state: State) -> dict[str, list[str | None]]:
    return {
        finding: sorted(
            (row.award for row in cases(state, Scope(), finding).rows),
            key=lambda award: int(award or 0),
        )
        for finding in FINDINGS
    }


def test_implausible_days_of_earning(worlds: Worlds):
    """Days before 1900 aren't taken: rows 14 and 15 are set aside at the load."""
    report = worlds.load(WORLD)
    assert [finding.line for finding in report.set_aside] == [15, 16]
    state = open_state(worlds.store)
    assert found(state) == {
        "earned-before-entry": ["1", "3"],
        "earned-after-death": ["7"],
        "default-day": ["8", "10", "12"],
    }
    (row,) = cases(state, Scope(), "earned-after-death").rows
    assert (row.day, row.detail) == (date(2025, 5, 2), "died on 2025-05-01")


@pytest.mark.shared
def test_the_days_that_were_wrong(worlds: Worlds, shared: Path):
    load(worlds.store, [shared / "found" / "implausible_days"], now=NOW)
    rows = {
        finding: {
            row.award for row in cases(open_state(worlds.store), Scope(), finding).rows
        }
        for finding in FINDINGS
    }
    assert rows == {
        "earned-before-entry": {"b1", "b2"},
        "earned-after-death": {"a3", "b3"},
        "default-day": {"b4"},
    }
