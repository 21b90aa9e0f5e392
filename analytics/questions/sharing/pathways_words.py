"""Sharing before and after completing each pathway, in words and as a table."""

from collections.abc import Sequence
from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.loaded import told
from analytics.drawing.claims import (
    EMPTY,
    Count,
    Given,
    Percent,
    Points,
    Sentence,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.compared import Extreme, most
from analytics.drawing.palette import interval, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.sharing.pathways import BesideRow

SHOWN = 12  # the table has them all
FEWEST = 10  # people compared; of fewer a share says nothing
COMPARED = (("compared", ">", FEWEST - 1), ("difference", "≠", None))


def drawn(answer: Answer[BesideRow]) -> list[BesideRow]:
    """Return the pathways that are drawn: where sharing rose the most first."""
    rows = _compared(answer)
    return sorted(rows, key=lambda row: (-(row.difference or 0), row.title))[:SHOWN]


def _compared(answer: Answer[BesideRow]) -> list[BesideRow]:
    """Return the pathways on which enough people can be compared."""
    return list(those(answer.rows, COMPARED))


def sentence(answer: Answer[BesideRow], within: int) -> Sentence:
    """Say on how many pathways completing goes with more sharing, and with less."""
    rows, days = answer.rows, Given(within)
    if answer.not_loaded:
        return holds(told(answer.not_loaded), (answer,), ("not_loaded", "≠", ()))
    if not _compared(answer):
        none = f"On no {WORDS.pathway} are there enough people to compare."
        return never(none, rows, *COMPARED)
    more, fewer = (*COMPARED, ("low", ">", 0)), (*COMPARED, ("high", "<", 0))
    said = say(
        f"On {{}} of {{}} {WORDS.pathways}, more of those who complete it share "
        "something of it in the {} days from then on than in the {} days before{}; on "
        "{}, fewer.",
        Count(rows, more),
        Count(rows, COMPARED),
        days,
        days,
        _most(most(rows, "difference", *more)),
        Count(rows, fewer, zero="none"),
    )
    return join(said, _before(rows))


def _most(top: Extreme) -> Sentence:
    if not top.found:
        return EMPTY
    row = top.row
    return say(
        ", most of all on {} ({}: {} → {})",
        top,
        Points(row, "difference"),
        Percent(row, "in_before / compared", zero="none"),
        Percent(row, "in_after / compared", zero="none"),
    )


def _before(rows: Sequence[BesideRow]) -> Sentence:
    top = most(rows, "rate_before", ("mature", ">", FEWEST - 1))
    if not top.value:
        return EMPTY
    return say(
        "Sharing comes before completing most often on {}: {} of those who completed "
        "it had shared something.",
        top,
        Percent(top.row, "rate_before"),
    )


def before(row: BesideRow) -> str:
    """Write the share who shared in the horizon before."""
    return "none" if row.in_before == 0 else percent(share_of(row.in_before, row))


def after(row: BesideRow) -> str:
    """Write the share who shared in the horizon from completing on."""
    return "none" if row.in_after == 0 else percent(share_of(row.in_after, row))


def share_of(count: int | None, row: BesideRow) -> float | None:
    """Return a count as a share of those compared."""
    return None if count is None or not row.compared else count / row.compared


def is_clear(row: BesideRow) -> bool:
    """Say whether the interval of the difference leaves no difference out."""
    return (row.low or 0) > 0 or (row.high or 0) < 0


def points(row: BesideRow) -> str:
    """Write the difference in percentage points with its interval."""
    if row.difference is None or row.low is None or row.high is None:
        return ""
    low, high = row.low * 100, row.high * 100
    return f"{row.difference * 100:+.0f} points ({low:+.0f} to {high:+.0f})"


def alt(answer: Answer[BesideRow]) -> str:
    """Describe the dots to somebody who can't see them."""
    dots = "; ".join(
        f"{row.title}: {before(row)} before, {after(row)} after"
        for row in drawn(answer)[:6]
    )
    return f"Shared before and after completing, by {WORDS.pathway}. {dots}."


def rows_of(answer: Answer[BesideRow]) -> list[dict[str, Any]]:
    """Return the table: every pathway that somebody completed."""
    return [
        {
            capital(WORDS.pathway): row.title,
            "Completed": row.completed,
            "Had the time": row.mature,
            "Had shared before": row.shared_before,
            "Rate before": percent(row.rate_before),
            "Before, 95% interval": interval(row.low_before, row.high_before),
            "First shared since": row.shared_after,
            "Rate since": percent(row.rate_after),
            "Since, 95% interval": interval(row.low_after, row.high_after),
            "Compared": row.compared,
            "Shared just before": row.in_before,
            "Shared just after": row.in_after,
            "Difference": points(row),
        }
        for row in answer.rows
    ]
