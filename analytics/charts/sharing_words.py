"""What learners show, and who looks, in words: sentences, tiles, labels of bars."""

from collections.abc import Sequence
from typing import Any, Literal

from analytics.charts.markup import as_is
from analytics.charts.overview_words import Tile
from analytics.charts.palette import interval, number, percent, span_of_days
from analytics.charts.steps import Bar
from analytics.charts.words import WORDS, capital
from analytics.metrics.answer import Answer
from analytics.metrics.sharing import StageRow
from analytics.metrics.sharing_tiles import Tile as Figure
from analytics.metrics.sharing_time import SharingDay, SharingSummary
from analytics.metrics.sharing_views import SinceRow, ViewsRow

TITLE = f"What do {WORDS.learners} show the world, and who looks?"
HELD_BACK = "The numbers are held back: the group is too small."
MOST_BARS = 12  # of a split; the table has them all
SPLITS = ("skill", "network", "kind", "pathway", "term", "achievement")
NONE_NAMED = ("no skill named", "no pathway")
VIEW_SPLITS = ("source", "network", "kind")

STAGES = {
    "awarded": "Awarded",
    "claimed": capital(WORDS.claimed),
    "public": "Public",
    "shared": "Shared",
    "viewed": "Looked at",
}
LABELS = {
    "acceptance": f"Awards {WORDS.claimed}",
    "public": "Awards public",
    "shared": "Awards shared",
    "views_median": "Looks at a share (median)",
    "views_top_tenth": "Looks at the top tenth",
    "top_method": "Most awards from",
    "top_network": "Most shared on",
    "top_source": "Most looks from",
}


def sentence(answer: Answer[StageRow]) -> str:
    """Answer it: of the awards that had the time, how many were shared and seen."""
    found = {row.stage: row for row in answer.rows}
    shared, viewed = found["shared"], found["viewed"]
    if shared.mature is None:
        return HELD_BACK
    if not shared.mature:
        return (
            "No award in scope was issued so long ago that it could have been shared."
        )
    return (
        f"Of **{number(shared.mature)}** awards that had the time, "
        f"**{number(shared.mature_reached)}** were shared ({percent(shared.rate)}, "
        f"{interval(shared.low, shared.high)}), and "
        f"**{number(viewed.mature_reached)}** of these were looked at "
        f"({percent(viewed.rate_from_previous)})."
    )


def path(answer: Answer[StageRow]) -> list[Bar]:
    """Return a bar for each stage: its share of all awards, and of the stage before."""
    return [
        Bar(STAGES[row.stage], _stage(row), row.rate, row.low, row.high)
        for row in answer.rows
    ]


def _stage(row: StageRow) -> str:
    if row.mature is None:
        return "not known"
    if row.stage == "awarded":
        return f"{number(row.mature)} awards that had the time"
    return (
        f"{number(row.mature_reached)} · {percent(row.rate)} of all, "
        f"{percent(row.rate_from_previous)} of the stage before"
    )


def parts(answer: Answer[StageRow]) -> list[Bar]:
    """Return a bar for each part of a split: the share of its awards that is shared.

    The most shared come first, and what has no skill or pathway last.
    """
    rows = [row for row in answer.rows if row.stage == "shared" and row.mature]
    ordered = sorted(rows, key=lambda row: (row.split in NONE_NAMED, -(row.rate or 0)))
    return [
        Bar(
            row.split,
            f"{number(row.mature_reached)} of {number(row.mature)} shared · "
            f"{percent(row.rate)}",
            row.rate,
            row.low,
            row.high,
        )
        for row in ordered
    ]


def parts_sentence(bars: Sequence[Bar], split: str) -> str:
    """Name the part that is shown most, and the one that is shown least."""
    named = [bar for bar in bars if bar.words not in NONE_NAMED]
    if len(named) < 2:
        return ""
    first, last = named[0], named[-1]
    most, least = (f"**{as_is(bar.words)}**" for bar in (first, last))
    shares = percent(first.rate), percent(last.rate)
    if split == "network":
        return (
            f"Most awards are shared on {most} ({shares[0]} of all that had the "
            f"time), fewest on {least} ({shares[1]})."
        )
    return (
        f"By {split}, {most} is shown most ({shares[0]} of its awards), {least} least "
        f"({shares[1]})."
    )


def time_sentence(claimed: Answer[SharingDay], shared: Answer[SharingDay]) -> str:
    """Say by when a share of the awards is claimed, and shared."""
    told = [_half(claimed, WORDS.claimed), _tenth(shared)]
    return " ".join(filter(None, told)) or HELD_BACK


def _half(answer: Answer[SharingDay], word: str) -> str:
    for one in _summaries(answer):
        if one.median_days is not None:
            days = span_of_days(one.median_days)
            return f"Half of all awards are {word} within **{days}** of issue."
        return f"Fewer than half of all awards are ever {word}."
    return ""


def _tenth(answer: Answer[SharingDay]) -> str:
    for one in _summaries(answer):
        if one.tenth_days is not None:
            days = span_of_days(one.tenth_days)
            return f"One in ten is shared within **{days}**."
        return f"In all {percent(one.incidence)} are shared."
    return ""


def _summaries(answer: Answer[SharingDay]) -> Sequence[SharingSummary]:
    return answer.parts["summary"]


def views_sentence(whole: Answer[ViewsRow]) -> str:
    """Say how many looks a share has, without a bare mean."""
    row = next(iter(whole.rows), None)
    if row is None or row.shares is None:
        return HELD_BACK if row else "Nothing was shared so long ago."
    if not row.views:
        return f"None of {number(row.shares)} shares was looked at."
    return (
        f"**{number(row.viewed)} of {number(row.shares)}** shares were looked at. Half "
        f"of the shares have at most {number(row.median)} each; the most viewed tenth "
        f"has {percent(row.top_tenth)} of all {number(row.views)} looks."
    )


def sources(answer: Answer[ViewsRow]) -> list[Bar]:
    """Return a bar for each source (or kind): its share of the shares that it saw."""
    rows = [row for row in answer.rows if row.shares and row.viewed is not None]
    rows.sort(key=lambda row: -(row.views or 0))
    return [
        Bar(
            row.split or "All",
            f"{number(row.views)} looks, at {number(row.viewed)} of "
            f"{number(row.shares)} shares",
            (row.viewed or 0) / (row.shares or 1),
        )
        for row in rows[:MOST_BARS]
    ]


def since(rows: Sequence[SinceRow]) -> list[Bar]:
    """Return a bar for each span of days since sharing: the shares looked at in it."""
    return [
        Bar(
            days_of(row),
            f"{number(row.viewed)} of {number(row.shares)} shares, {number(row.views)} "
            "looks",
            (row.viewed or 0) / row.shares,
        )
        for row in rows
        if row.shares
    ]


def days_of(row: SinceRow) -> str:
    """Name a span of days."""
    if row.last_day == 0:
        return "On the day of sharing"
    return f"Days {row.first_day} to {row.last_day}"


def most_of(bars: Sequence[Bar]) -> float:
    """Return the right edge of bars that are all small: a tenth, a quarter, half, 1."""
    top = max((bar.high or bar.rate or 0.0 for bar in bars), default=1.0)
    return next(edge for edge in (0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if top <= edge)


def tiles(answer: Answer[Any]) -> tuple[Tile, ...]:
    """Return the tiles that administrators know, each with its change in a year."""
    figures: Sequence[Figure] = answer.parts["tiles"]
    return tuple(
        _tile(one) for one in figures if one.measure in LABELS and one.value is not None
    )


def compared(answer: Answer[Any]) -> str:
    """Say which spans the tiles compare."""
    now, *then = answer.parts["span"]
    told = f"Of what was issued and shared in {now.name}"
    told += " so far" if now.unfinished else ""
    if not then:
        return f"{told}; there is no term a year before to compare with."
    return f"{told}, beside {then[0].name} as it was known at the same point."


def _tile(one: Figure) -> Tile:
    label = LABELS[one.measure]
    if one.name is not None:
        parts = f"{percent(one.value)} of all"
        was = f"was {one.previous_name}" if one.previous_name else None
        return Tile(label, one.name, was, "off", parts)
    if one.measure == "views_median":
        was = None if one.previous is None else f"was {number(one.previous)}"
        return Tile(label, number(one.value), was, "off", "")
    gap = round(((one.value or 0) - (one.previous or 0)) * 100)
    change = None if one.previous is None else f"was {percent(one.previous)}"
    parts = ""
    if one.denominator is not None:
        parts = f"{number(one.numerator)} of {number(one.denominator)}"
    arrow: Literal["up", "down", "off"] = "up" if gap > 0 else "down"
    if change is None or not gap:
        arrow = "off"
    return Tile(label, percent(one.value), change, arrow, parts)
