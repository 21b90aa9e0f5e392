"""What is shown and what stays in the drawer: parts and groups compared, in words."""

from collections.abc import Sequence
from typing import Any

from analytics.drawing.bars import MOST_BARS, Bar, both_ends
from analytics.drawing.markup import as_is
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import WORDS
from analytics.questions.sharing.counts import SharingAnswer, StageRow

IN_TIME = ("term",)  # these keep their order, which is that of time
NONE_NAMED = ("no skill named", "no pathway")
NAMED = 3  # of the achievements that nobody shares, in the sentence


def called(row: StageRow) -> str:
    """Return what a part (or a group) is called."""
    return row.title or row.split or row.group or "not known"


def parts(answer: SharingAnswer, in_order: bool = False) -> list[Bar]:
    """Return a bar for each part or group: the share of its awards that is shared.

    The most shared come first, and what has no skill or pathway last; ``in_order``
    keeps the answer's own order.
    """
    rows = [row for row in answer.rows if row.stage == "shared" and row.mature]
    if not in_order:
        rows.sort(key=lambda row: (row.split in NONE_NAMED, -(row.rate or 0)))
    return [
        Bar(
            called(row),
            f"{number(row.mature_reached)} of {number(row.mature)} shared · "
            f"{percent(row.rate)}",
            row.rate,
            row.low,
            row.high,
        )
        for row in rows
    ]


def drawn(bars: Sequence[Bar], in_order: bool) -> list[Bar]:
    """Return those that are drawn: both ends; in order of time, the last ones."""
    if in_order:
        return list(bars[-MOST_BARS:])
    named = [bar for bar in bars if bar.words not in NONE_NAMED]
    others = [bar for bar in bars if bar.words in NONE_NAMED]
    return both_ends(named, MOST_BARS - len(others)) + others


def parts_sentence(bars: Sequence[Bar], split: str) -> str:
    """Name the part that is shown most, and the one that is shown least."""
    named = [bar for bar in bars if bar.words not in NONE_NAMED]
    if len(named) < 2:
        return ""
    ordered = sorted(named, key=lambda bar: -(bar.rate or 0))
    first, last = ordered[0], ordered[-1]
    most, least = (f"**{as_is(bar.words)}**" for bar in (first, last))
    shares = percent(first.rate), percent(last.rate)
    if split == "network":
        return (
            f"Most awards are shared on {most} ({shares[0]} of all that had the "
            f"time), fewest on {least} ({shares[1]})."
        )
    told = (
        f"By {as_is(split)}, {most} is shown most ({shares[0]} of its awards), {least} "
        f"least ({shares[1]})."
    )
    return told if _apart(first, last) else f"{told} Chance may explain the difference."


def groups_sentence(bars: Sequence[Bar]) -> str:
    """Name the group that shares most of its awards, and the one that shares least."""
    if len(bars) < 2:
        return ""
    ordered = sorted(bars, key=lambda bar: -(bar.rate or 0))
    first, last = ordered[0], ordered[-1]
    told = (
        f"**{as_is(first.words)}** shares most of its awards ({percent(first.rate)}), "
        f"**{as_is(last.words)}** least ({percent(last.rate)})."
    )
    return told if _apart(first, last) else f"{told} Chance may explain the difference."


def _apart(first: Bar, last: Bar) -> bool:
    return (first.low or 0) > (last.high if last.high is not None else 1)


def most_of(bars: Sequence[Bar]) -> float:
    """Return the right edge of bars that are all small: a tenth, a quarter, half, 1."""
    return edge(max((bar.high or bar.rate or 0.0 for bar in bars), default=1.0))


def edge(top: float) -> float:
    """Return the end of a scale from zero on which ``top`` is the largest share."""
    return next(end for end in (0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if top <= end)


def unshared(answer: SharingAnswer) -> list[StageRow]:
    """Return the achievements that nobody shares, those with most awards first.

    By achievement: whose awards had the time, and none was ever shared, in time or
    not, accepted or not.
    """
    rows = [
        row
        for row in answer.rows
        if row.stage == "shared"
        and row.mature
        and not row.awards
        and not row.left_out
        and row.split not in NONE_NAMED
    ]
    return sorted(rows, key=lambda row: (-(row.mature or 0), called(row)))


def unshared_sentence(answer: SharingAnswer) -> str:
    """Say how many achievements nobody shares, and which."""
    every = [row for row in answer.rows if row.stage == "shared" and row.mature]
    rows = unshared(answer)
    if not every:
        return ""
    if not rows:
        return (
            f"Each of the {number(len(every))} {WORDS.badges} and milestones that "
            "had the time was shared by somebody."
        )
    names = ", ".join(f"**{as_is(called(row))}**" for row in rows[:NAMED])
    others = len(rows) - NAMED
    more = f" and {number(others)} more" if others > 0 else ""
    return (
        f"{number(len(rows))} of {number(len(every))} {WORDS.badges} and "
        f"milestones that had the time were never shared by anybody: {names}{more}."
    )


def unshared_rows(answer: SharingAnswer) -> list[dict[str, Any]]:
    """Return the achievements that nobody shares as a table."""
    earned = {row.split: row for row in answer.rows if row.stage == "awarded"}
    return [
        {
            "Achievement": called(row),
            "Earned by now": earned[row.split].awards,
            "Had the time": row.mature,
            "95% interval": interval(row.low, row.high),
        }
        for row in unshared(answer)
    ]
