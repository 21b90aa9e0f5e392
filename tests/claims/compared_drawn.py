"""Made-up answers about time, about what goes with completing, and about loads."""

from random import Random
from typing import Any

from analytics.asking.answer import Answer
from analytics.findings import Finding
from analytics.questions.completion_time import words as time_words
from analytics.questions.completion_time.counts import TimeAnswer
from analytics.questions.completion_time.marks import marks_of
from analytics.questions.completion_time.rows import DayRow, Summary
from analytics.questions.goes_with.counts import WithRow
from analytics.scope import Scope
from tests.claims.answers_drawn import DAY, TITLES, few, rated

Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]


def curve(rng: Random, group: str) -> tuple[Summary, list[DayRow]]:
    """Draw on which days the time of a group's people ended."""
    learners = left = few(rng, 300) + 8
    done, rows = 0, []
    for day in sorted(rng.sample(range(20, 1200), rng.randrange(1, 8))):
        completed, censored = few(rng, left), 0
        censored = few(rng, left - completed)
        done += completed
        share = rated(done, learners)
        rows.append(
            DayRow(
                group, day, left, completed, 0, 0, censored, done / learners,
                share["low"], share["high"],
            )
        )  # fmt: skip
        left -= completed + censored
    ends = {
        part: next((row.day for row in rows if row.incidence >= part), None)
        for part in (0.25, 0.5, 0.75)
    }
    whole = done / learners
    told = Summary(
        group, "Thinking", learners, done, 0, 0, 0, 0, *ends.values(), whole, 0, 0
    )
    return told, rows


def completion_time(rng: Random) -> Drawn:
    """Draw curves, of all or group by group; their marks stand beneath."""
    by = rng.choice([None, "college"])
    names = ("arts", "law", "", "c")[: rng.randrange(5)] if by else ("",)
    curves = [curve(rng, name) for name in names]
    answer = TimeAnswer(
        "completion-time", DAY, 1, None, Scope(by=by),
        tuple(row for _, rows in curves for row in rows),
        summary=tuple(one for one, _ in curves),
    )  # fmt: skip
    marks = [mark for one, rows in curves for mark in marks_of(rows, one)]
    beneath = (answer.rows, answer.summary, marks, time_words.compared(answer))
    return (answer,), beneath, (10,)


def goes_with(rng: Random) -> Drawn:
    """Draw comparisons, the smallest q first."""
    rows = []
    for n, title in enumerate(rng.sample(TITLES, rng.randrange(6))):
        kind, factor = rng.choice([("attribute", "college"), ("badge", f"b{n}")])
        rate, other = rng.random(), rng.random()
        q = rng.choice([0.05, 0.0002, rng.random() / 9, rng.random()])
        rows.append(
            WithRow(
                kind, factor, title, kind == "badge" and rng.random() < 0.5, 90, 9,
                rate, 90, 9, other, rate - other, rate - other - 0.1,
                rate - other + 0.1, q, q,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (row.q, -abs(row.difference)))
    answer: Answer[WithRow] = Answer("goes-with", DAY, 1, None, Scope(), tuple(rows))
    return (answer,), (answer.rows,), (0.05,)


def set_aside(rng: Random) -> Drawn:
    """Draw what a load set aside, and what waits with what waited before."""
    found = [
        Finding(rng.choice(["a.csv", "b.csv"]), "rule", rng.randrange(6))
        for _ in range(rng.randrange(1, 9))
    ]
    there = len({(one.file, one.line) for one in found})
    status = {"set_aside": there + rng.choice([0, 0, 1, 2000])}
    return (found, status), (found, (status,)), ()
