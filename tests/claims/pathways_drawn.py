"""Made-up answers about pathways: who completes them, and where they wait."""

from dataclasses import replace
from random import Random

from analytics.asking.answer import Answer, Rate
from analytics.asking.loaded import RECORDS
from analytics.questions.bottlenecks.counts import BottleneckRow
from analytics.questions.progression.counts import Heading, NodeRow, ProgressionAnswer
from analytics.questions.progression.trend import TermRow
from tests.claims.answers_drawn import TITLES, answer, few, held, rated, terms


def bottlenecks(rng: Random) -> Answer[BottleneckRow]:
    """Draw steps that some lack alone, the one with most who are here first."""
    rows = []
    for n, title in enumerate(rng.sample(TITLES, rng.randrange(5))):
        lacking = few(rng, 900) + 1
        here = few(rng, lacking)
        waiting = few(rng, here)
        rest = here - waiting
        told = rng.choice([(rest, 0, 0), (0, rest, 0), (0, 0, rest)])
        rows.append(
            BottleneckRow("", n, f"s{n}", title, 9, lacking, here, 9.0, waiting, *told)
        )
    rows = [held(row, rng, "lacking", "here", "waiting") for row in rows]
    rows.sort(key=lambda row: (-(row.here or 0), -(row.lacking or 0)))
    if rng.random() < 0.8:
        return answer(Answer, "bottlenecks", rows)
    rows = [replace(row, here=None) for row in rows]
    lacks = (RECORDS["enrollments"],)
    return replace(answer(Answer, "bottlenecks", rows), not_loaded=lacks)


def progression(rng: Random) -> ProgressionAnswer:
    """Draw a pathway of some steps, now and then with a horizon."""
    entered = few(rng, 900)
    mature = few(rng, entered) if rng.random() < 0.3 else None
    count = rng.randrange(1, 5)
    rows = []
    for n in range(count + 1):
        done = few(rng, entered)
        had = None if mature is None else few(rng, min(done, mature))
        told = rated(done, entered) if mature is None else rated(had, mature)
        rows.append(
            NodeRow(
                "", f"s{n}", "step" if n else "pathway", rng.choice(TITLES),
                "s0" if n else None, min(n, 1), count, count, entered, done,
                told["rate"], told["low"], told["high"], None, mature, had,
            )
        )  # fmt: skip
    if rng.random() < 0.1:
        rows = [replace(row, entered=None, completed=None, rate=None) for row in rows]
    heading = (Heading("p", "Thinking", "", "any"),)
    return answer(ProgressionAnswer, "progression", rows, heading=heading)


def by_group(rng: Random) -> ProgressionAnswer:
    """Draw a pathway's rows, group by group."""
    whole = [progression(rng) for _ in range(rng.randrange(5))]
    rows = [
        replace(row, group=name)
        for name, one in zip(("arts", "law", "", "C*"), whole, strict=False)
        for row in one.rows
    ]
    return answer(ProgressionAnswer, "progression", rows)


def progression_trend(rng: Random) -> Answer[TermRow]:
    """Draw who completed a pathway, by the term they began; the last aren't over."""
    rows = []
    for name, first in terms(rng):
        entered = few(rng, 900)
        mature = few(rng, entered) if rng.random() < 0.2 else entered
        done = few(rng, mature)
        told = Rate(done, mature)
        low, high = told.interval
        rows.append(
            TermRow("", name, first, first, entered, mature, done, told.rate, low, high)
        )
    return answer(Answer, "progression", [held(row, rng, "entered") for row in rows])
