"""What was learned, in words: the sentence, a bar a part, attempts, agreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.drawing.bars import Bar
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent
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


def sentence(answer: AttainmentAnswer) -> str:
    """Answer it: of the work that was assessed, how much met the standard."""
    if not answer.rows:
        return NOTHING
    found = answer.whole
    if not found:
        return HELD_BACK
    whole = found[0]
    if not whole.assessed:
        return f"Nothing is assessed yet: {number(whole.waiting)} wait."
    told = (
        f"Of **{number(whole.assessed)}** pieces of work that were assessed, "
        f"**{number(whole.met)}** met the standard ({_rate(whole)}), "
        f"**{number(whole.not_met)}** did not."
    )
    if whole.waiting:
        told += f" A further **{number(whole.waiting)}** wait for assessment."
    return told


def _rate(row: Whole | AttainmentRow) -> str:
    return f"{percent(row.rate)}, {interval(row.low, row.high)}"


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


def parts_sentence(rows: Sequence[AttainmentRow], split: str) -> str:
    """Name the part that was met least, and the one that was met most."""
    known = [row for row in rows if row.assessed]
    if len(known) < 2 or split == "term":
        return ""
    low, high = known[0], known[-1]
    apart = (low.high or 0.0) < (high.low or 0.0)
    verdict = "their intervals are apart" if apart else "their intervals overlap"
    return (
        f"By {split}, **{as_is(low.title)}** is met least ({_rate(low)}), "
        f"**{as_is(high.title)}** most ({_rate(high)}); {verdict}."
    )


def attempts_sentence(first: Sequence[Whole], latest: Sequence[Whole]) -> str:
    """Say what handing in again adds."""
    if not first or not latest or first[0].rate is None or latest[0].rate is None:
        return ""
    once, now = first[0], latest[0]
    return (
        f"**{percent(once.rate)}** met it at the first attempt, "
        f"**{percent(now.rate)}** by the latest. Handing in again is part of learning, "
        "and is counted once."
    )


def agreement_sentence(found: Sequence[Agreement]) -> str:
    """Say how far assessors agreed, where two scored the same work."""
    if not found:
        return (
            "No piece of work was scored by two assessors, so nobody can say whether "
            "they agree. Have some scored twice."
        )
    worst = min(found, key=lambda one: one.percent)
    told = (
        f"Of **{as_is(worst.part)}**, where they agreed least, two assessors found the "
        f"same of **{number(worst.agreed)} of {number(worst.pieces)}** pieces "
        f"({percent(worst.percent)})."
    )
    return f"{told} {_kappa(worst)}".strip()


def _kappa(one: Agreement) -> str:
    if one.kappa is None:
        return "All scores were the same, so chance can't be told from agreement."
    return (
        f"Beyond what chance gives that is a kappa of {one.kappa:.2f} (1 is full "
        "agreement, 0 no more than chance)."
    )
