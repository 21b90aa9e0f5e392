"""Which badge to earn next, in words: why, and where and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analytics.asking.supply import Offer
from analytics.drawing.palette import span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import Way
from analytics.questions.next_badges.counts import NextBadgesAnswer, NextRow

SHOWN = 5  # the best ones; the table has all
MOST_OFFERS = 3


@dataclass(frozen=True)
class Next:
    """One badge: its rank and name, why it, and where it can be earned."""

    heading: str
    reason: str
    offers: tuple[str, ...]


def best(answer: NextBadgesAnswer) -> list[Next]:
    """Return the first few, with where and by when, and how many seats."""
    return [
        Next(f"{row.rank} {row.name}", row.reason, tuple(_offers(answer, row)))
        for row in answer.rows[:SHOWN]
    ]


def _offers(answer: NextBadgesAnswer, row: NextRow) -> list[str]:
    """Say each time and place once, however many sections there are."""
    found: dict[str, list[Offer]] = {}
    for offer in answer.offers:
        if offer.achievement == row.achievement:
            found.setdefault(str(offer), []).append(offer)
    told = [_line(said, sections) for said, sections in found.items()]
    more = len(told) - MOST_OFFERS
    return told[:MOST_OFFERS] + ([f"and {more} more"] if more > 0 else [])


def _line(said: str, sections: Sequence[Offer]) -> str:
    first = sections[0]
    seats = [str(one.seats) for one in sections if one.seats is not None]
    where = [first.kind, first.delivery, first.department]
    count = f"{len(sections)} sections" if len(sections) > 1 else None
    room = f"seats: {', '.join(seats)}" if seats else None
    return " · ".join(filter(None, [said, count, room, *dict.fromkeys(where)]))


def nothing(answer: NextBadgesAnswer, ways: Sequence[Way]) -> str:
    """Say why no badge is named; what would help but can't be had, the notes say."""
    if not ways:
        return f"No {WORDS.pathway} of theirs is known, so no {WORDS.badge} stands out."
    if all(way.fewest_left == 0 for way in ways):
        return f"Nothing is left: every {WORDS.pathway} of theirs is complete."
    return f"No {WORDS.badge} that would help can be earned this term or next."


def rows_of(answer: NextBadgesAnswer, ways: Sequence[Way]) -> list[dict[str, Any]]:
    """Return the table: every badge that helps, the best first."""
    titles = {way.pathway: way.title for way in ways}
    return [
        {
            "Rank": row.rank,
            "Next": row.name,
            "Completes": "; ".join(row.completes),
            "Counts toward": "; ".join(titles.get(name, name) for name in row.helps),
            "Fewest left then": row.fewest_left_after,
            "Typically takes": span_of_days(row.typical_days),
            "Where and by when": "; ".join(dict.fromkeys(row.offers)),
        }
        for row in answer.rows
    ]
