"""What was learned, in words: the sentence, a bar a part, attempts, agreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.drawing.bars import Bar
from analytics.drawing.claims import (
    EMPTY,
    Coefficient,
    Estimate,
    Given,
    Number,
    Percent,
    Sentence,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.compared import Apart, least, most
from analytics.drawing.palette import estimate, number
from analytics.drawing.words import WORDS
from analytics.questions.attainment.agreement import Agreement
from analytics.questions.attainment.counts import (
    AttainmentAnswer,
    AttainmentRow,
    Attempts,
)
from analytics.questions.attainment.whole import Whole

TITLE = f"What did {WORDS.learners} learn?"
NOTHING = (
    "Nothing was assessed by this day. Load assessments (a row for each piece of "
    "work, or for each criterion of it) to see who met the standard."
)
SCORED_ONCE = (
    "No piece of work was scored by two assessors, so nobody can say whether they "
    "agree. Have some scored twice."
)
OVERLAP = "their intervals overlap"
HELD_BACK = "The numbers are held back: the groups are too small."
SPLITS = ("achievement", "criterion", "activity", "delivery", "term")
ATTEMPTS: dict[str, Attempts] = {
    "The latest attempt": "latest",
    "The first attempt": "first",
    "Any attempt that met it": "any",
    "Every attempt by itself": "every",
}


@dataclass(frozen=True)
class Strip:
    """A bar of what was assessed, and the share of it (beside it) that waits."""

    bar: Bar
    waiting: float


def sentence(answer: AttainmentAnswer) -> Sentence:
    """Answer it: of the work that was assessed, how much met the standard."""
    if not answer.rows:
        return never(NOTHING, answer.rows)
    if not answer.whole:
        return never(HELD_BACK, answer.whole)
    whole = answer.whole[0]
    waiting = Number(whole, "waiting")
    if not whole.assessed:
        none = Number(whole, "assessed", zero="Nothing")
        return say("{} is assessed yet: {} wait.", none, waiting)
    told = say(
        "Of **{}** pieces of work that were assessed, **{}** met the standard ({}), "
        "**{}** did not.",
        Number(whole, "assessed"),
        Number(whole, "met"),
        Estimate(whole),
        Number(whole, "not_met"),
    )
    if not whole.waiting:
        return told
    return join(told, say("A further **{}** wait for assessment.", waiting))


def _rate(row: Whole | AttainmentRow) -> str:
    return estimate(row.rate, row.low, row.high)


def ordered(answer: AttainmentAnswer, split: str) -> list[AttainmentRow]:
    """Return the parts as they are drawn: terms as they came, else the lowest first."""
    if split == "term":
        return list(answer.rows)
    return sorted(
        answer.rows, key=lambda row: (row.rate is None, row.rate or 0.0, row.title)
    )


def strips(rows: Iterable[Whole | AttainmentRow], names: Sequence[str]) -> list[Strip]:
    """Return a bar for each row, under its name."""
    return [
        Strip(
            Bar(name, told(row), row.rate, row.low, row.high),
            (row.waiting or 0) / (row.assessed or 1) if row.rate is not None else 0.0,
        )
        for row, name in zip(rows, names, strict=True)
    ]


def told(row: Whole | AttainmentRow) -> str:
    """Write a share with its parts; what waits, and what didn't meet it, too."""
    if row.assessed is None:
        return "held back"
    waits = f" · {number(row.waiting)} wait" if row.waiting else ""
    if not row.assessed:
        return f"nothing assessed yet{waits}"
    return (
        f"{number(row.met)} of {number(row.assessed)} met · {_rate(row)} · "
        f"{number(row.not_met)} not met{waits}"
    )


def parts_sentence(rows: Sequence[AttainmentRow], split: str) -> Sentence:
    """Name the part that was met least, and the one that was met most."""
    low, high = least(rows, "rate"), most(rows, "rate")
    if low.value == high.value or split == "term":
        return EMPTY
    return say(
        f"By {split}, {{}} is met least ({{}}), {{}} most ({{}}); {{}}.",
        low, low.rate(), high, high.rate(), Apart(high, low, no=OVERLAP),
    )  # fmt: skip


def attempts_sentence(first: Sequence[Whole], latest: Sequence[Whole]) -> Sentence:
    """Say what handing in again adds."""
    if not first or not latest or first[0].rate is None or latest[0].rate is None:
        return EMPTY
    return say(
        "**{}** met it at the first attempt, **{}** by the latest. Handing in again is "
        "part of learning, and is counted once.",
        Percent(first[0], "rate"),
        Percent(latest[0], "rate"),
    )


def agreement_sentence(found: Sequence[Agreement]) -> Sentence:
    """Say how far assessors agreed, where two scored the same work."""
    if not found:
        return never(SCORED_ONCE, found)
    worst = least(found, "percent", name="part")
    rate = Percent(worst.row, "percent")
    if len(worst.found) > 1:
        return say("Two assessors agreed least on {} ({} of pieces).", worst, rate)
    told = say(
        "Two assessors agreed least on {}: they found the same of {} (**{} of {}** "
        "pieces).",
        worst,
        rate,
        Number(worst.row, "agreed"),
        Number(worst.row, "pieces"),
    )
    return join(told, _kappa(worst.row, found))


def _kappa(one: Agreement, found: Sequence[Agreement]) -> Sentence:
    if one.kappa is None:
        same = "All scores were the same, so chance can't be told from agreement."
        return holds(same, found, ("kappa", "=", None))
    return say(
        "Beyond what chance gives that is a kappa of {} ({} is full agreement, {} no "
        "more than chance).",
        Coefficient(one, "kappa"),
        Given(1),
        Given(0),
    )
