"""Made-up comparisons: what they rest on, their verdicts, how alike the sides are."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from analytics.asking.loaded import RECORDS
from analytics.estimate.difference import difference
from analytics.questions.outcome.alike import BalanceRow, OverlapRow
from analytics.questions.outcome.counts import OutcomeAnswer, WindowRow
from analytics.questions.outcome.effect_rows import EffectRow
from analytics.questions.outcome.facts import Facts
from analytics.questions.outcome.followed_rows import CurveRow, ModelRow
from analytics.questions.outcome.issue_days import Assumed, Untold
from analytics.questions.outcome.left_out import LeftOut
from analytics.questions.outcome.notes import Elsewhere, Late, Used
from analytics.questions.outcome.placebo import told_of
from analytics.questions.outcome.question import (
    REASONS,
    OutcomeQuestion,
    definition,
    landmark,
)
from analytics.questions.outcome.rows import Asking, OutcomeRow
from analytics.questions.outcome.verdict import verdict
from tests.claims.answers_drawn import DAY, answer, few

Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
TITLE = "Logic 101"
PART, CAME = f"with {TITLE} by the second census", "returned the next fall"
PLACE = ("achievement:logic", TITLE)
ASKED = OutcomeQuestion()
WHEN = landmark(1)
ABOUT = Asking(ASKED, *PLACE, 1, PART, CAME)


def facts(rng: Random) -> Facts:
    """Draw what a verdict is drawn from: two sides and how far apart they are."""
    exposed, comparison = (few(rng, 900) + rng.choice([0, 90]) for _ in range(2))
    first, second = few(rng, exposed), few(rng, comparison)
    if rng.random() < 0.1:
        first, second = rng.choice([(0, 0), (exposed, comparison)])
    rates, told = (None, None), None
    if exposed and comparison:
        rates, told = (
            (first / exposed, second / comparison),
            difference(first, exposed, second, comparison),
        )
    is_adjusted = rng.random() < 0.5
    none = is_adjusted and rng.random() < 0.1
    told = None if none else told
    bounds = rng.choice([None, (-rng.random(), rng.random())])
    return Facts(
        exposed, comparison, *rates,
        told and told.difference, told and told.low, told and told.high,
        PART, CAME, rng.choice([2, 10, 100]), is_adjusted,
        rng.choice([0.69, rng.random(), 0.9, 0.9]) if is_adjusted else None,
        rng.choice([None, float(few(rng, 300))]),
        rng.choice([None, 0.1, 0.1, 0.1, rng.random()]), rng.choice([1, 2, 12]),
        p_adjusted=rng.choice([None, 0.0004, rng.random()]),
        comparisons=rng.choice([1, 2, 1200]),
        unknown=(few(rng, 9) + 1, few(rng, 9)) if bounds else (0, 0), bounds=bounds,
    )  # fmt: skip


def judged(finding: str) -> Callable[[Random], Drawn]:
    """Draw what a verdict is drawn from until it finds this."""

    def told(rng: Random) -> Drawn:
        one = facts(rng)
        while not verdict(one).finding.startswith(finding):
            one = facts(rng)
        half = f"{0.5 * one.least:,.0f}"
        return (one,), ((one,),), (PART, CAME, half)

    return told


def row_of(rng: Random, by_term: int, analysis: Any) -> OutcomeRow:
    """Draw a comparison with its verdict, now and then held back."""
    one = facts(rng)
    said = verdict(one)
    tells = said.finding in ("higher", "lower", "no difference seen")
    tells = tells or said.finding.startswith("not clear")
    numbers = (one.difference, one.low, one.high) if tells else (None,) * 3
    row = OutcomeRow(
        "", *PLACE, by_term, "next-fall", analysis, one.exposed, one.comparison,
        one.exposed_rate, one.comparison_rate, *numbers, one.p_adjusted,
        one.p_adjusted, one.comparisons, one.kept, one.effective, said.finding,
        str(said.text),
    )  # fmt: skip
    if analysis == "placebo":
        row = replace(row, verdict=str(told_of(row, one)))
    if rng.random() < 0.9:
        return row
    gone = ("exposed", "comparison", "difference", "low", "high", "finding", "verdict")
    return replace(row, **dict.fromkeys(gone))


def placebo(rng: Random) -> Drawn:
    """Draw a placebo that isn't told yet, and what it is drawn from."""
    one = facts(rng)
    row = row_of(rng, 1, "adjusted")
    while row.finding is None:
        row = row_of(rng, 1, "adjusted")
    return (row, one), ((row,),), (CAME, one.least)


def measures(rng: Random, by_term: int) -> list[BalanceRow]:
    """Draw how alike both sides are, measure by measure."""
    found = []
    for name in ("aid: yes", "gpa", "load: full")[: rng.randrange(4)]:
        before, after = rng.uniform(-0.4, 0.4), rng.uniform(-0.06, 0.06)
        after = rng.choice([after, after, rng.uniform(-0.4, 0.4)])
        found.append(
            BalanceRow(
                "", PLACE[0], by_term, "next-fall", name, name, 0.3, 0.4, 0.3, before,
                after, None, None, None, None,
            )
        )  # fmt: skip
    return found


def outcomes(rng: Random) -> OutcomeAnswer:
    """Draw comparisons at some landmarks, and what stands beside them."""
    terms = range(1, rng.randint(2, 7))
    rows, parts = [], {"balance": [], "overlap": [], "effects": [], "left_out": []}
    for by_term in terms:
        rows += [row_of(rng, by_term, one) for one in ("landmark", "adjusted")]
        if rng.random() < 0.5:
            rows.append(row_of(rng, by_term, "placebo"))
        key = ("", PLACE[0], by_term, "next-fall")
        parts["balance"] += measures(rng, by_term)
        kept, size = few(rng, 300), rng.choice([None, 12.4])
        parts["overlap"].append(
            OverlapRow(*key, kept + 3, kept, 3, 900, 800, 100, 0.9, size)
        )
        value = rng.choice([None, 1 + rng.random()])
        limit = rng.choice([None, 1.0, value])
        parts["effects"].append(
            EffectRow(*key, "adjusted", *(None,) * 7, value, value and limit)
        )
        parts["left_out"] += [
            LeftOut(*key, name, REASONS[name], few(rng, 90), None, None)
            for name in rng.sample([*REASONS], 3)
        ]
    told = {name: tuple(part) for name, part in parts.items()}
    return answer(OutcomeAnswer, "outcome", rows if rng.random() < 0.9 else (), **told)


def compared(rng: Random) -> Drawn:
    """Draw an answer, and the comparison that the screen goes through."""
    found = outcomes(rng)
    while not found.rows:
        found = outcomes(rng)
    row = next(row for row in found.rows if row.analysis == "adjusted")
    beneath = (found.rows, *found.tables().values(), (found,))
    return (found, row), beneath, (0.05,)


def curves(rng: Random) -> list[CurveRow]:
    """Draw both curves: how many are still there, term after term."""
    rows = []
    for side in ("exposed", "not yet"):
        staying, followed = 1.0, few(rng, 900)
        for term in range(1, rng.randrange(1, 6)):
            staying *= rng.random()
            ends = (max(staying - 0.1, 0), min(staying + 0.1, 1))
            low, high = rng.choice([ends, (None, None)])
            told = rng.choice([staying, staying, None])
            rows.append(
                CurveRow("", PLACE[0], side, term, followed, 3, told, low, high)
            )
    return rows


def model(rng: Random) -> list[ModelRow]:
    """Draw what the model on person-terms found."""
    rows = []
    for is_adjusted in (False, True)[: rng.randrange(3)]:
        ratio = rng.choice([None, 0.2 + rng.random()])
        ends = (None, None) if ratio is None else (ratio - 0.1, ratio + 0.1)
        rows.append(
            ModelRow(
                "", PLACE[0], is_adjusted, 9, 9, few(rng, 9000), 9, ratio, *ends, None,
                None,
            )
        )  # fmt: skip
    return rows


def followed(rng: Random) -> Drawn:
    """Draw what following every term found."""
    found, drawn = model(rng), curves(rng)
    return (found, drawn), (found, drawn), (PLACE[0],)


def unasked(rng: Random) -> Drawn:
    """Draw why an exposure can't be compared: not loaded, or days assumed."""
    awards = few(rng, 900)
    assumed = Assumed(awards, few(rng, awards), rng.random() < 0.2)
    gone = (RECORDS["completions"],) if rng.random() < 0.3 else ()
    untold = rng.choice([None, Untold(awards, few(rng, awards))])
    given = ("; ".join(map(str, gone)),)
    return (gone, assumed, untold), ((assumed,), (untold,)), given


def windows(rng: Random) -> Drawn:
    """Draw which cohorts are unfinished, who is left out, and what was compared."""
    states = ("counted", "open", "ahead")
    told = [
        WindowRow(f"f{n}", term, "next-fall", None, None, None, rng.choice(states))
        for n in range(rng.randrange(4))
        for term in (1, 2)
    ]
    found = outcomes(rng)
    given = (definition(ASKED), *(landmark(n) for n in range(9)), *REASONS.values())
    beneath = (told, found.rows, found.left_out)
    return (ASKED, told, found.rows, found.left_out), beneath, given


def remarks(rng: Random) -> Drawn:
    """Draw of how many nobody knows, and how many claimed late."""
    exposed, comparison = few(rng, 900), few(rng, 900)
    nobody = Elsewhere(few(rng, exposed), exposed, few(rng, comparison), comparison)
    late = rng.choice([None, Late(few(rng, 90))])
    where = f"{TITLE}, by {landmark(1)}"
    return (ABOUT, (), nobody, late), ((nobody,), (late,)), (where,)


def adjusting(rng: Random) -> Drawn:
    """Draw what was adjusted for, and among how many comparisons."""
    used = [Used(name, rng.random() < 0.7) for name in ("gpa", "load")]
    rows = outcomes(rng).rows
    return (used, rows), (used, rows), (DAY,)
