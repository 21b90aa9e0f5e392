"""The tables beside the pictures of attainment: same order, same rounding."""

from collections.abc import Sequence
from typing import Any

from analytics.asking.answer import Answer
from analytics.drawing.claims import Count, Sentence, never, say
from analytics.drawing.palette import interval, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.attainment.agreement import Agreement
from analytics.questions.attainment.counts import AttainmentRow
from analytics.questions.attainment.sample import SampleRow
from analytics.questions.attainment.whole import Whole


def rows_of(
    rows: Sequence[AttainmentRow], split: str, grouped: bool = False
) -> list[dict[str, Any]]:
    """Return the table: every part, what of it met the standard, and what waits."""
    return [
        ({"Group": row.group or "not known"} if grouped else {})
        | {capital(split): row.title}
        | _counts(row)
        | {"Mean level": "–" if row.mean_level is None else f"{row.mean_level:.2f}"}
        for row in rows
    ]


def wholes(rows: Sequence[Whole], names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the table of rows taken together, under what they are called."""
    return [
        {"Counted": name} | _counts(row) for row, name in zip(rows, names, strict=True)
    ]


def _counts(row: AttainmentRow | Whole) -> dict[str, Any]:
    return {
        "Assessed": row.assessed,
        "Met": row.met,
        "Not met": row.not_met,
        "Waiting": row.waiting,
        "Rate": percent(row.rate),
        "95% interval": interval(row.low, row.high),
    }


def agreement(rows: Sequence[Agreement]) -> list[dict[str, Any]]:
    """Return the table: how far two assessors agreed, part by part."""
    return [
        {
            "Work": row.part,
            "Scored twice": row.pieces,
            "Agreed": row.agreed,
            "Share": percent(row.percent),
            "Kappa": _kappa(row.kappa),
            "Levels by both": row.level_pieces,
            "Levels agreed": row.levels_agreed,
            "Weighted kappa": _kappa(row.weighted_kappa),
        }
        for row in rows
    ]


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def sample(answer: Answer[SampleRow]) -> list[dict[str, Any]]:
    """Return the list of evidence to read again, in the order drawn."""
    return [
        {
            "Drawn": row.place,
            capital(WORDS.learner): row.learner,
            "Achievement": row.achievement,
            "Earned on": row.earned_on.isoformat(),
            "Level": row.level or "–",
            "Assessed by": row.assessed_by or "–",
            "Evidence": row.evidence_url,
            "Award": row.award or "–",
        }
        for row in answer.rows
    ]


def sample_sentence(answer: Answer[SampleRow]) -> Sentence:
    """Say how many were drawn."""
    if not answer.rows:
        return never("No award in scope has evidence to read.", answer.rows)
    return say(
        "**{}** awards, drawn at random: reading the evidence again says whether the "
        "standard is what it says.",
        Count(answer.rows),
    )
