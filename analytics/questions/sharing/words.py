"""What learners show, and who looks, in words: sentences, tiles, labels of bars."""

from collections.abc import Sequence
from typing import Any, Literal

from analytics.asking.answer import Answer
from analytics.asking.loaded import NOT_LOADED, load_of, told
from analytics.asking.terms import Span
from analytics.drawing.bars import MOST_BARS, Bar
from analytics.drawing.claims import (
    Estimate,
    Names,
    Number,
    Percent,
    Sentence,
    fewer,
    holds,
    join,
    never,
    say,
)
from analytics.drawing.palette import number, percent
from analytics.drawing.tile import Tile
from analytics.drawing.words import WORDS, capital
from analytics.questions.sharing.counts import SharingAnswer, StageRow
from analytics.questions.sharing.notes import UNKNOWABLE
from analytics.questions.sharing.tiles import Tile as Figure
from analytics.questions.sharing.who_looks import SinceRow, ViewsAnswer

TITLE = f"What do {WORDS.learners} show the world, and who looks?"
HELD_BACK = "The numbers are held back: the group is too small."

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


def sentence(answer: SharingAnswer) -> Sentence:
    """Answer it: of the awards that had the time, how many were shared and seen."""
    found = {row.stage: row for row in answer.rows}
    shared, viewed = found["shared"], found["viewed"]
    mature, is_shared = Number(shared, "mature", zero="No"), ("stage", "=", "shared")
    if shared.mature is None:
        why = told(answer.lacks("shared")) or HELD_BACK
        return holds(why, answer.rows, is_shared, ("mature", "=", None))
    if not shared.mature:
        return say(
            "{} award in scope was issued so long ago that it could have been shared.",
            mature,
        )
    said = say(
        "Of **{}** awards that had the time, **{}** were shared ({})",
        mature,
        Number(shared, "mature_reached"),
        Estimate(shared),
    )
    if viewed.mature is None:
        return join(say("{}.", said), _lacks(answer, "viewed"))
    return say(
        "{}, and **{}** of these were looked at ({}).",
        said,
        Number(viewed, "mature_reached"),
        Percent(viewed, "rate_from_previous"),
    )


def _lacks(answer: SharingAnswer, stage: str) -> Sentence:
    """Say what isn't loaded, which leaves a stage blank."""
    blank = (("stage", "=", stage), ("mature", "=", None))
    return holds(told(answer.lacks(stage)), answer.rows, *blank)


def path(answer: SharingAnswer) -> list[Bar]:
    """Return a bar for each stage: its share of all awards, and of the stage before."""
    return [
        Bar(
            STAGES[row.stage],
            _stage(row, bool(answer.lacks(row.stage))),
            row.rate,
            row.low,
            row.high,
        )
        for row in answer.rows
    ]


def _stage(row: StageRow, is_lacking: bool) -> str:
    if row.mature is None:
        return NOT_LOADED if is_lacking else "not known"
    if row.stage == "awarded":
        return f"{number(row.mature)} awards that had the time"
    if row.unknown:
        return (
            f"at least {number(row.mature_reached)} · {percent(row.rate)} to "
            f"{percent(row.at_most)} of all: of {number(row.unknown)} it isn't known"
        )
    return (
        f"{number(row.mature_reached)} · {percent(row.rate)} of all, "
        f"{percent(row.rate_from_previous)} of the stage before"
    )


def views_sentence(whole: ViewsAnswer) -> Sentence:
    """Say how many looks a share has, without a bare mean."""
    row = next(iter(whole.rows), None)
    if whole.not_loaded:
        return holds(told(whole.not_loaded), (whole,), ("not_loaded", "≠", ()))
    if row is None:
        return never("Nothing was shared so long ago.", whole.rows)
    if row.shares is None:
        return holds(HELD_BACK, whole.rows, ("shares", "=", None))
    viewed, shares = Number(row, "viewed", zero="None"), Number(row, "shares")
    if not row.views:
        return say("{} of {} shares was looked at.", viewed, shares)
    return say(
        "**{} of {}** shares were looked at. Half of the shares have at most {} each; "
        "the top tenth has {} of all {} looks.",
        viewed,
        shares,
        Number(row, "median"),
        Percent(row, "top_tenth"),
        Number(row, "views"),
    )


def sources(answer: ViewsAnswer) -> list[Bar]:
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


def tiles(answer: SharingAnswer) -> tuple[Tile, ...]:
    """Return the tiles that administrators know, each with its change in a year.

    One that wasn't loaded says so, and what to load.
    """
    return tuple(
        _tile(one) if one.value is not None else _lacking(one, answer)
        for one in answer.tiles or ()
        if one.measure in LABELS
        and (one.value is not None or answer.lacks(one.measure))
    )


def _lacking(one: Figure, answer: SharingAnswer) -> Tile:
    load = load_of(answer.lacks(one.measure))
    return Tile(LABELS[one.measure], NOT_LOADED, None, "off", load)


def further(answer: Answer[Any]) -> list[str]:
    """Return an answer's notes without what the screen says at its top already."""
    return [note for note in answer.notes if note != UNKNOWABLE]


def compared(answer: SharingAnswer) -> Sentence:
    """Say which spans the tiles compare."""
    spans = answer.span or ()
    now, *then = spans
    told = say("Of what was issued and shared in {}", _called(spans, now))
    if now.unfinished:
        told = say("{}{}", told, holds(" so far", spans, ("unfinished", "=", True)))
    if not then:
        none = "there is no term a year before to compare with."
        return say("{}; {}", told, fewer(2, none, spans))
    before = _called(spans, then[0])
    return say("{}, beside {} as it was known at the same point.", told, before)


def _called(spans: Sequence[Span], one: Span) -> Names:
    """Name a span as it is: what is said stands beneath, not as Markdown."""
    return Names(spans, (("since", "=", one.since),), "name", is_text=True)


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
        if one.at_most is not None and one.at_most != one.value:
            parts = f"at least {parts}, at most {percent(one.at_most)}"
    arrow: Literal["up", "down", "off"] = "up" if gap > 0 else "down"
    if change is None or not gap:
        arrow = "off"
    return Tile(label, percent(one.value), change, arrow, parts)
