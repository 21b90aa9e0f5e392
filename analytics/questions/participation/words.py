"""Who takes part, by group, and what becomes of gaps: sentences, bars, tables."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analytics.drawing.bars import MOST_BARS, Bar
from analytics.drawing.claims import (
    Name,
    Points,
    Sentence,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.differences_said import Quoted
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import group_name
from analytics.questions.outcome.words import points
from analytics.questions.participation.counts import ParticipationAnswer
from analytics.questions.participation.gaps import OutcomeGap
from analytics.questions.participation.rows import ParticipationRow

CLEAR = 0.05  # a q as small is called clear


def first(answer: ParticipationAnswer, stage: str) -> list[ParticipationRow]:
    """Return a stage of the first comparison, group by group, the highest first."""
    rows = [row for row in answer.rows if row.stage == stage]
    mine = [r for r in rows if (r.exposure, r.by_term) == _key(rows[0])]
    return sorted(mine, key=lambda row: (row.rate is None, -(row.rate or 0.0)))


def _key(row: Any) -> tuple[str, int]:
    return row.exposure, row.by_term


def bars(rows: Sequence[ParticipationRow], by: str) -> list[Bar]:
    """Return a bar for each group; of many, first for those that the sentence names."""
    drawn = sorted(rows, key=lambda row: not _is_clear(row))[:MOST_BARS]
    return [
        Bar(group_name(row.group, by), _told(row), row.rate, row.low, row.high)
        for row in rows
        if row in drawn
    ]


def _is_clear(row: ParticipationRow) -> bool:
    return row.q is not None and row.q <= CLEAR


def _told(row: ParticipationRow) -> str:
    if row.of is None:
        return "held back"
    told = f"{number(row.number)} of {number(row.of)} · {percent(row.rate)}"
    if row.gap is None or row.gap_low is None or row.gap_high is None:
        return f"{told} · {row.finding}" if row.finding else told
    ends = f"{row.gap_low * 100:+.1f} to {row.gap_high * 100:+.1f}".replace("-", "−")
    return f"{told} · {points(row.gap)} to the others ({ends})"


def sentence(rows: Sequence[ParticipationRow], by: str) -> Sentence:
    """Say which groups take part less, or more, than all others."""
    if not those(rows, [("of", "≠", None)]):
        none = "Who takes part is held back, or nobody was there."
        return never(none, rows, ("of", "≠", None))
    clear = ("q", "≤", CLEAR)
    if not those(rows, [clear]):
        none = "No group takes part more or less often than the others, as far as seen."
        return never(none, rows, clear)
    told = join(
        *(say("**{}** {}", Name(row, "group", by), Points(row, "gap"))
          for row in those(rows, [clear])), between="; ",
    )  # fmt: skip
    return say(
        "{}: {}, against all others.", holds("Taking part differs", rows, clear), told
    )


def rows_of(answer: ParticipationAnswer) -> list[dict[str, Any]]:
    """Return the table: every stage of every group, beside all others."""
    return [
        {
            "Group": row.group or "not known",
            "With": row.title,
            "Stage": row.stage,
            "Came so far": row.number,
            "Out of": row.of,
            "Rate": percent(row.rate),
            "95% interval": interval(row.low, row.high),
            "Others": percent(row.others_rate),
            "Gap": "–" if row.gap is None else points(row.gap),
            "Found": row.finding or "–",
        }
        for row in answer.rows
    ]


def gaps(answer: ParticipationAnswer) -> list[Sentence]:
    """Return what becomes of each group's gap, in sentences: the first comparison."""
    found, by = answer.gaps, answer.scope.by or ""
    mine = [one for one in found if _key(one) == _key(found[0])]
    return [Sentence([Quoted(_spelled(one, by))]) for one in mine]


def _spelled(gap: OutcomeGap, by: str) -> OutcomeGap:
    """Return a gap whose verdict calls the attribute as people do."""
    said = gap.verdict.replace(by, by.replace("_", " ")) if by else gap.verdict
    return replace(gap, verdict=said)
