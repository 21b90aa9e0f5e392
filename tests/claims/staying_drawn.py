"""Made-up answers about who stays, and how big the programme is."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from analytics.asking.answer import Answer
from analytics.questions.overview.counts import (
    LABELS,
    Measure,
    OverviewAnswer,
    Span,
)
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.triangle import TriangleMean, means
from tests.claims.answers_drawn import answer, few, held, rated, terms

FIGURES = ("numerator", "denominator", "rate", "low", "high", "at_most")


def cohort(rng: Random, name: str, first: date) -> RetentionRow:
    """Draw what became of a cohort."""
    entered = few(rng, 900)
    stayed = few(rng, entered)
    told = rated(stayed, entered)
    return RetentionRow(
        "", name, name, "all", 1, "next", True, entered, 0, stayed, 0,
        entered - stayed, 0, stayed, entered, told["rate"], told["low"], told["high"],
        told["rate"], first,
    )  # fmt: skip


def retention(rng: Random) -> Answer[RetentionRow]:
    """Draw cohorts; the time of the last ones isn't up."""
    rows = [cohort(rng, *term) for term in terms(rng)]
    is_open = rng.randrange(len(rows) + 1)
    unknown = dict.fromkeys(FIGURES)
    rows[is_open:] = [replace(r, finished=False, **unknown) for r in rows[is_open:]]
    return answer(Answer, "retention", [held(row, rng, "entered") for row in rows])


def groups(rng: Random) -> list[RetentionRow]:
    """Draw the groups of one cohort."""
    names = ("yes", "no", "Arts", "", "Law *1*")[: rng.randrange(6)]
    first = date(2025, 8, 25)
    rows = [replace(cohort(rng, "Fall 2025", first), group=name) for name in names]
    return [held(row, rng, "entered") for row in rows]


def triangle_means(rng: Random) -> tuple[TriangleMean, ...]:
    """Draw the means of the mature cohorts of one group."""
    rows = [
        replace(cohort(rng, name, first), place=place)
        for name, first in terms(rng)
        for place in range(1, rng.randrange(1, 4))
    ]
    return tuple(mean for mean in means(rows) if mean.place == 1 or rng.random() < 0.9)


def overview(rng: Random) -> OverviewAnswer:
    """Draw the programme's figures, and those of a year before."""
    now = Span("Spring 2026", date(2026, 1, 12), date(2026, 4, 17), 12, None, True)
    then = Span("Spring 2025", date(2025, 1, 13), date(2025, 4, 18), 9, None, True)
    if rng.random() < 0.3:
        now, then = replace(now, unfinished=False), replace(then, unfinished=False)
    rows = []
    for name, label in LABELS.items():
        counts: dict[str, Any] = dict.fromkeys(Measure.__dataclass_fields__)
        counts |= {"group": "", "measure": name, "label": label}
        counts |= {
            "value": few(rng, 9000),
            "previous": rng.choice([None, few(rng, 90)]),
        }
        if name == "reach":
            whole = few(rng, 9000)
            part = few(rng, whole)
            told = rated(part, whole)
            counts |= {"numerator": part, "denominator": whole, "value": told["rate"]}
            counts |= {"low": told["low"], "high": told["high"], "previous": 0.5}
        rows.append(held(Measure(**counts), rng, "value"))
    span = (now, then) if rng.random() < 0.8 else (now,)
    return answer(OverviewAnswer, "overview", rows, span=span)
