"""Make the tables of docs/traps.md: what usual numbers say where the truth is known.

Writes them into the page; a test makes them again and compares.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from analytics.estimate.incidence import COMPLETED, Curve, curve_of
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.completion_time.rows import DayRow
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.progression.counts import Question, progression
from analytics.sample.write import write_programme
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tools.docs_parts import PART as GENERATED
from tools.docs_parts import table
from tools.simulated import Programme
from tools.simulated import programme as without_effect
from tools.simulated import write as write_simulated

# Measured, not printed from the code: make check doesn't make them anew.
PART = re.compile(GENERATED.pattern.replace("generated:", "measured:"), re.DOTALL)
PAGE = Path(__file__).resolve().parents[1] / "docs" / "traps.md"
YEARS = range(2020, 2026)  # the record ends with the last of them
A_YEAR = 1_000  # learners who begin
SHARE, MIDDLE = 0.6, 400  # who completes in the end, and the median of days they take
HORIZON = 180
SIMULATED, LATE = 6_000, 0.3  # learners; early badges that are issued late


def programme(folder: Path) -> State:
    """Load a programme in which every year's learners behave alike."""
    chance = np.random.default_rng(2026)
    rows = ["learner_id,achievement_id,earned_on"]
    last = date(YEARS[-1], 12, 31)
    for year in YEARS:
        for number in range(A_YEAR):
            began = date(year, 1, 1) + timedelta(int(chance.integers(365)))
            days = int(MIDDLE * chance.lognormal(0, 0.8))
            rows.append(f"y{year}-{number},first,{began}")
            done = began + timedelta(days)
            if chance.random() < SHARE and done <= last:
                rows.append(f"y{year}-{number},last,{done}")
    rows.append(f"nobody,other,{last}")  # the last day of the record
    (folder / "pathways").mkdir(parents=True)
    (folder / "awards.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    text = "pathway: pair\nof: [first, last]\n"
    (folder / "pathways" / "pair.yaml").write_text(text, encoding="utf-8")
    load(folder / "store", [folder], now=datetime(2026, 1, 2, tzinfo=UTC))
    return open_state(folder / "store")


def recent_entrants(state: State) -> str:
    """Compare everybody's rate with that of those who had the time, by year."""
    rows = []
    for year in YEARS:
        entered = (date(year, 1, 1), date(year, 12, 31))
        asked = Question("pair", entered=entered, within=HORIZON)
        root = progression(state, Scope(), asked).rows[0]
        assert root.mature is not None
        naive = f"{(root.completed or 0) / (root.entered or 1):.0%}"
        ours = "not known yet" if root.rate is None else f"{root.rate:.0%}"
        if root.rate is not None:
            ours += f" ({100 * (root.low or 0):.0f} to {100 * (root.high or 0):.0f}%)"
        rows.append((str(year), f"{root.entered:,}", naive, f"{root.mature:,}", ours))
    head = (
        "began in",
        "learners",
        "completed so far",
        f"had {HORIZON} days",
        f"of those, completed within {HORIZON} days",
    )
    return table(head, rows)


def competing(state: State) -> str:
    """Compare one minus Kaplan-Meier with what really can happen, on the sample."""
    rows = []
    for pathway in ("critical-thinking", "written-communication", "marketing-bba"):
        found = completion_time(state, Scope(), TimeQuestion(pathway))
        title = found.summary[0].title
        days, events = (
            np.array(column) for column in zip(*_people(found.rows), strict=True)
        )
        alone = curve_of(days, np.where(events == COMPLETED, COMPLETED, 0))
        rows.append((title, *(_pair(found.rows, alone, at) for at in (365, 730, 1095))))
    return table(("pathway", "within a year", "two years", "three years"), rows)


def _people(rows: Sequence[DayRow]) -> Iterator[tuple[int, int]]:
    for row in rows:
        counts = (
            row.censored,
            row.completed,
            row.graduated_without,
            row.not_enrolled,
        )
        for event, count in enumerate(counts):
            yield from [(row.day, event)] * (count or 0)


def _pair(rows: Sequence[DayRow], alone: Curve, at: int) -> str:
    ours = max((row.incidence for row in rows if row.day <= at), default=0.0)
    usual = alone.incidence[alone.day <= at][-1]
    return f"{usual:.1%} → {ours:.1%}"


def survivors(folder: Path) -> str:
    """Compare ever with never, and from a landmark, where badges change nothing."""
    drawn = without_effect(SIMULATED, 2026)
    ever, there = drawn.earned >= 0, drawn.stayed == drawn.stayed.max()
    ours = _outcome(folder, drawn, "term+6")
    usual = (f"{there[ever].mean():.1%}", f"{there[~ever].mean():.1%}")
    rows = [
        ("ever against never", f"{ever.sum():,}", f"{(~ever).sum():,}", *usual),
        ("from a landmark", *_sides(ours[0])),
    ]
    return table(("", "with", "without", "there, with", "there, without"), rows)


def issued_late(folder: Path) -> str:
    """Compare dating by earning with dating by issue, where badges change nothing."""
    drawn = without_effect(SIMULATED, 2026, LATE)
    earned = _outcome(folder / "earned", drawn, "term+2", by_earning=True)
    issued = _outcome(folder / "issued", drawn, "term+2")
    rows = [
        ("dated by when it was earned", *_sides(earned[0])),
        ("dated by when it was issued", *_sides(issued[0])),
        ("the placebo", *_sides(issued[1])),
    ]
    return table(("", "with", "without", "there, with", "there, without"), rows)


def _outcome(
    folder: Path, drawn: Programme, target: str, by_earning: bool = False
) -> tuple[OutcomeRow, ...]:
    written = write_simulated(folder / "programme", drawn, by_earning)
    load(folder / "store", [written], now=datetime(2026, 1, 2, tzinfo=UTC))
    question = OutcomeQuestion("achievement:badge", (2,), target)
    rows = outcome(open_state(folder / "store"), Scope(), question).rows
    return tuple(row for row in rows if row.analysis != "adjusted")


def _sides(row: OutcomeRow) -> tuple[str, ...]:
    rates = (row.exposed_rate or 0, row.comparison_rate or 0)
    return (
        f"{row.exposed:,}",
        f"{row.comparison:,}",
        *(f"{rate:.1%}" for rate in rates),
    )


def parts() -> dict[str, str]:
    """Return each table by its name in the page."""
    with tempfile.TemporaryDirectory(prefix="cairn-") as private:
        home = Path(private)
        told = {"recent-entrants": recent_entrants(programme(home / "alike"))}
        told["survivors"] = survivors(home / "survivors")
        told["issued-late"] = issued_late(home / "late")
        write_programme(home / "sample")
        load(home / "store", [home / "sample"])
        told["competing"] = competing(open_state(home / "store"))
        return told


def renewed(page: str, told: dict[str, str]) -> str:
    """Return the page with the tables put in."""
    return PART.sub(
        lambda m: m["open"] + told.get(m["name"], m["body"].rstrip()) + "\n" + m["end"],
        page,
    )


if __name__ == "__main__":
    PAGE.write_text(
        renewed(PAGE.read_text(encoding="utf-8"), parts()), encoding="utf-8"
    )
