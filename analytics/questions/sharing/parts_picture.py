"""What is shown and what stays in the drawer: parts and groups compared, in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analytics.drawing.bars import MOST_BARS, Bar, both_ends
from analytics.drawing.claims import (
    EMPTY,
    Count,
    Name,
    Percent,
    Sentence,
    join,
    never,
    say,
    those,
)
from analytics.drawing.compared import Apart, Extreme, least, most
from analytics.drawing.palette import interval, number, percent
from analytics.drawing.words import WORDS
from analytics.questions.sharing.counts import SharingAnswer, StageRow

IN_TIME = ("term",)  # these keep their order, which is that of time
NONE_NAMED = ("no skill named", "no pathway")
CHANCE = "Chance may explain the difference."
HAD_TIME = (("stage", "=", "shared"), ("mature", ">", 0))
NEVER_SHARED = (
    *HAD_TIME,
    ("awards", "=", 0),
    ("left_out", "=", 0),
    *(("split", "≠", none) for none in NONE_NAMED),
)
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


def parts_sentence(bars: Sequence[Bar], split: str) -> Sentence:
    """Name the part that is shown most, and the one that is shown least."""
    named = [("words", "≠", none) for none in NONE_NAMED]
    top = most(bars, "rate", *named, name="words")
    end = least(bars, "rate", *named, name="words")
    if top.value == end.value:
        return EMPTY
    told = (
        "Most awards are shared on {} ({} of all that had the time), fewest on {} ({})."
        if split == "network"
        else f"By {split}, {{}} is shown most ({{}} of its awards), {{}} least ({{}})."
    )
    return _ends(told, top, end, "" if split == "network" else CHANCE)


def groups_sentence(bars: Sequence[Bar]) -> Sentence:
    """Name the group that shares most of its awards, and the one that shares least."""
    top, end = most(bars, "rate", name="words"), least(bars, "rate", name="words")
    if top.value == end.value:
        return EMPTY
    return _ends("{} shares most of its awards ({}), {} least ({}).", top, end, CHANCE)


def _ends(told: str, top: Extreme, end: Extreme, chance: str) -> Sentence:
    shares = [Percent(one.row, "rate") for one in (top, end)]
    said = say(told, top, shares[0], end, shares[1])
    if not chance:
        return said
    return join(said, say("{}", Apart(top, end, yes="", no=chance)))


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
    rows = those(answer.rows, NEVER_SHARED)
    return sorted(rows, key=lambda row: (-(row.mature or 0), called(row)))


def unshared_sentence(answer: SharingAnswer) -> Sentence:
    """Say how many achievements nobody shares, and which."""
    every, rows = Count(answer.rows, HAD_TIME), unshared(answer)
    if not every.value:
        return EMPTY
    nobody = Count(answer.rows, NEVER_SHARED, beyond=NAMED)
    if not rows:
        return say(
            f"Each of the {{}} {WORDS.badges} and milestones that had the time was "
            "{}.", every, never("shared by somebody", answer.rows, *NEVER_SHARED),
        )  # fmt: skip
    names = [say("**{}**", Name(row, _column(row))) for row in rows[:NAMED]]
    return say(
        f"{{}} of {{}} {WORDS.badges} and milestones that had the time were never "
        "shared by anybody: {}{}.",
        replace(nobody, beyond=0),
        every,
        join(*names, between=", "),
        say(" and {} more", nobody) if nobody.value > 0 else EMPTY,
    )


def _column(row: StageRow) -> str:
    """Return the column in which a part's name stands."""
    return "title" if row.title else "split" if row.split else "group"


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
