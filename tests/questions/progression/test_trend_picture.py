"""Is it getting better: bars, hatched where some still have time, and a verdict."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.asking.answer import Answer
from analytics.questions.progression import trend_picture as charts
from analytics.questions.progression.trend import TermRow
from analytics.scope import Scope

F24 = TermRow("", "f24", date(2024, 8, 26), date(2025, 1, 12), 400, 400, 40, 0.1,
              0.07, 0.13)  # fmt: skip
F25 = replace(F24, period="f25", first_day=date(2025, 8, 25), mature_completed=80,
              rate=0.2, low=0.16, high=0.24)  # fmt: skip
S26 = replace(F24, period="s26", first_day=date(2026, 1, 12), mature=30)
F26 = replace(F24, period="f26", first_day=date(2026, 8, 24), mature=0,
              mature_completed=0, rate=None, low=None, high=None)  # fmt: skip


def answer(*rows: TermRow) -> Answer:
    return Answer("progression", date(2026, 10, 1), 1, None, Scope(), rows)


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ((F24, F25, S26, F26), "It is getting better: of those who began in **f25**"),
        ((replace(F24, rate=0.3, low=0.28, high=0.33), F25), "It is getting worse"),
        ((F24, replace(F25, rate=0.12, low=0.08)), "It is about the same"),
        ((F24, F26), "Too few terms"),
        ((F24, replace(S26, mature=400)), "Too few terms"),  # a fall and a spring
        ((), "Nobody began"),
    ],
)
def test_the_verdict_needs_intervals_that_are_apart(rows, verdict):
    assert charts.sentence(answer(*rows), "1 year").startswith(verdict)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_unfinished_terms_are_hatched_and_untold_ones_have_no_bar(mode):
    (bars,) = charts.bars(answer(F24, S26, F26), mode).data
    assert list(bars.x) == ["f24", "s26"]
    assert list(bars.marker.pattern.shape) == ["", "/"]


def test_the_table_has_every_term():
    rows = charts.rows_of(answer(F24, F26))
    assert [row["Rate"] for row in rows] == ["10%", "too early to tell"]
    assert "f26: too early to tell" in charts.alt(answer(F24, F26))
