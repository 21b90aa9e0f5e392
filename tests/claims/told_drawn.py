"""Made-up counts behind lines and notes: loads, issuers, sharing by day, levels."""

from datetime import timedelta
from random import Random
from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.loaded import RECORDS
from analytics.asking.terms import Span
from analytics.questions.attainment.counts import LevelRow
from analytics.questions.outcome.question import OutcomeQuestion, definition
from analytics.questions.participation.counts import ParticipationAnswer
from analytics.questions.participation.gaps import OutcomeGap
from analytics.questions.participation.notes import TooSmall
from analytics.questions.pathways.counts import PathwayRow
from analytics.questions.quality.issuers import Issuer
from analytics.questions.quality.words import SHOWN
from analytics.questions.sharing.counts import SharingAnswer
from analytics.questions.sharing.how_soon import (
    SharingDay,
    SharingSummary,
    SharingTimeAnswer,
)
from analytics.questions.sharing.notes import LeftOut, Remarks
from analytics.questions.steps.people import PersonRow
from tests.claims.answers_drawn import DAY, TITLES, answer, few
from tests.claims.lists_drawn import participation

Drawn = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]


def levels(rng: Random) -> Drawn:
    """Draw how often each level of a rubric was reached, part by part."""
    names = ("1", "2", "3") if rng.random() < 0.5 else ("novice", "expert")
    rows = [
        LevelRow("", part, name, few(rng, 90) + 1)
        for part in TITLES[: rng.randrange(4)]
        for name in names
    ]
    beneath = [
        {"level": name, "times": sum(row.times for row in rows if row.level == name)}
        for name in names
        if rows
    ]
    return (rows, rng.choice([(), names])), (beneath,), ()


def status(rng: Random) -> Drawn:
    """Draw what the ledger says of the state that is shown."""
    counts = {name: few(rng, 9000) for name in ("learners", "awards")}
    counts |= {"pathways": 1} if rng.random() < 0.5 else {}
    told = {
        "state": rng.choice([None, 3]),
        "name": rng.choice([None, "before *the* merge"]),
        "counts": counts,
        "as_of": "2026-05-31",
        "set_aside": few(rng, 90),
    }
    return (told,), ((told,), (counts,)), ("31 May 2026",)


def issuer(rng: Random) -> Drawn:
    """Draw what can be said of an issuer's awards."""
    valid, invalid, unknown, unsigned = (few(rng, 90) for _ in range(4))
    whole = valid + invalid + unknown + unsigned
    flags = (rng.random() < 0.5 for _ in range(3))
    own = few(rng, valid)
    one = Issuer(
        "i", "I", *flags, whole, valid, own, invalid, unknown, unsigned,
        few(rng, whole), few(rng, whole),
    )  # fmt: skip
    return (one,), ((one,),), ()


def long_list(rng: Random) -> Drawn:
    """Draw more rows than a list shows."""
    rows = [{"Learner": n} for n in range(SHOWN + few(rng, 300))]
    return (rows,), (rows,), (SHOWN,)


def on_pathway(rng: Random) -> Drawn:
    """Draw how many are on a pathway."""
    started = few(rng, 900)
    sizes = rng.choice([(started, few(rng, started)), (None, None)])
    basis = rng.choice(("declared", "eligible", "any"))
    row = PathwayRow("", "p", "P", "v1", basis, 3, 4, *sizes)
    return (row,), ((row,),), ()


def people(rng: Random) -> Drawn:
    """Draw who took a step, all of whom came further."""
    rows = [PersonRow(f"l{n}", DAY, DAY, 3, False, None) for n in range(few(rng, 3))]
    found = answer(Answer, "steps", rows)
    title = rng.choice(TITLES)
    return (found, title), (found.rows,), (title.replace("*", "\\*"),)


def too_small(rng: Random) -> Drawn:
    """Draw who takes part, and how many groups are too small."""
    rows, small = participation(rng), TooSmall(few(rng, 9))
    asked = OutcomeQuestion()
    told = (asked, rng.choice([None, "pell"]), rows, {"access", "uptake"}, small)
    return told, (rows, (small,)), (definition(asked), asked.least)


def closing(rng: Random) -> ParticipationAnswer:
    """Draw what becomes of gaps; what each says is its own."""
    said = "pell yes: of those taking part, learners returned 3.0 points more often."
    gaps = tuple(
        OutcomeGap(name, "any", "any", 1, *(None,) * 5, "too few", said)
        for name in ("yes", "no")[: rng.randrange(3)]
    )
    return answer(ParticipationAnswer, "participation", (), gaps=gaps)


def spans(rng: Random) -> Drawn:
    """Draw which spans are compared."""
    now = Span("Fall *25*", DAY, DAY, 3, None, rng.random() < 0.5)
    then = Span("Fall 24", DAY - timedelta(365), DAY, 0, None, False)
    both = rng.choice([(now,), (now, then)])
    found = answer(SharingAnswer, "sharing", (), span=both)
    return (found,), (both,), ()


def remarks(rng: Random) -> Drawn:
    """Draw to how many awards a rule applies, and how many are left out."""
    told = Remarks(*(few(rng, 900) for _ in range(6)))
    left = rng.choice([None, LeftOut(*(few(rng, 9) for _ in range(3)))])
    within = rng.choice([None, 1200])
    split = rng.choice([None, "skill", "term"])
    return (within, split, told, left), ((told,), (left,)), ("1,200",)


def by_day(rng: Random, part: str) -> SharingTimeAnswer:
    """Draw how sharing of one part grew by the day."""
    size, share, rows = few(rng, 900) + 1, 0.0, []
    for day in sorted(rng.sample(range(1500), rng.randrange(6))):
        share += (1 - share) * rng.choice([0.05, rng.random()])
        rows.append(SharingDay("", part, day, 9, 1, 0, 0, 0, share, None, None))
    tenth, quarter, half = (
        next((float(row.day) for row in rows if row.incidence >= part), None)
        for part in (0.1, 0.25, 0.5)
    )
    told = SharingSummary("", part, size, len(rows), tenth, quarter, half, share)
    summary = (told,) if rng.random() < 0.9 else ()
    found = answer(SharingTimeAnswer, "sharing-time", rows, summary=summary)
    return found


def soon(rng: Random) -> Drawn:
    """Draw how soon all awards are claimed, and shared."""
    told = {one: by_day(rng, "") for one in ("claimed", "shared")}
    if rng.random() < 0.2:
        lacks = (RECORDS["shares"],)
        told["shared"] = answer(SharingTimeAnswer, "sharing-time", (), summary=())
        told["shared"] = _lacking(told["shared"], lacks)
    answers = tuple(told.values())
    return (told,), (answers, *(one.summary for one in answers)), ()


def _lacking(found: SharingTimeAnswer, lacks: Any) -> SharingTimeAnswer:
    return type(found)(**(vars(found) | {"not_loaded": lacks}))


def apart(ends: tuple[str, ...]) -> Any:
    """Draw how soon the awards of some parts are, one beside another."""

    def told(rng: Random) -> Drawn:
        curves = {}
        for part in rng.sample(TITLES, rng.randrange(7)):
            one = by_day(rng, part)
            while not one.summary:
                one = by_day(rng, part)
            curves[part] = dict.fromkeys(ends, one)
        shared = [curve["shared"] for curve in curves.values()]
        known = tuple(one.summary[0] for one in shared)
        return (curves,), (known, *(one.rows for one in shared)), ()

    return told
