"""Shares as bars from zero: words above each, their intervals as thin lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, palette

ROW_PIXELS, WORDS_PIXELS, NUMBERS_PIXELS, BAR_PIXELS = 50, 10, 26, 40
MOST_BARS = 9  # of a split, seen at once; the table has them all


class Rated(Protocol):
    """What has a rate: a row of an answer, or a bar."""

    @property
    def rate(self) -> float | None:
        """The share of all; None where it isn't known."""


AnyRated = TypeVar("AnyRated", bound=Rated)


@dataclass(frozen=True)
class Bar:
    """One bar: its words, its share of all (None: not known), and what it tells.

    ``is_apart``: hatched, for what isn't counted with the others.
    """

    words: str
    numbers: str
    rate: float | None
    low: float | None = None
    high: float | None = None
    is_apart: bool = False


def both_ends(rows: Sequence[AnyRated], most: int = MOST_BARS) -> list[AnyRated]:
    """Return those that are drawn of rows in order: the first ones, and the last.

    The sentence above them names both ends, so both can be seen. Where not all can be
    drawn, those without a rate are left out.
    """
    if len(rows) <= most:
        return list(rows)
    known = [row for row in rows if row.rate is not None]
    return known if len(known) <= most else [*known[: most - 1], known[-1]]


def bars(shown: Sequence[Bar], mode: Mode, most: float = 1.0) -> go.Figure:
    """Draw shares as bars from zero, with their intervals, words above each.

    ``most`` is the share at the right edge, for shares that are all small.
    """
    colours = palette(mode)
    height = ROW_PIXELS * len(shown) + 8
    figure = canvas(mode, height + 26)
    for trace in _traces(shown, colours, most):
        figure.add_trace(trace)
    figure.update_layout(
        barmode="overlay",
        annotations=_annotations(shown, colours),
        margin={"l": 12, "r": 20, "t": 0, "b": 26},
    )
    figure.update_xaxes(
        range=[0, most],
        tickvals=[most * quarter / 4 for quarter in range(5)],
        tickformat=".0%" if most >= 0.2 else ".1%",
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return figure


def _traces(shown: Sequence[Bar], colours: Palette, most: float) -> list[go.Bar]:
    known = [(n, bar) for n, bar in enumerate(shown) if bar.rate is not None]
    where = [n * ROW_PIXELS + BAR_PIXELS for n, _ in known]
    rates = [bar.rate or 0.0 for _, bar in known]
    flat = {"width": 0}
    track = go.Bar(
        x=[most] * len(known),
        y=where,
        width=12,
        orientation="h",
        marker={"color": colours.track, "line": flat},
        hoverinfo="skip",
    )
    share = go.Bar(
        x=rates,
        y=where,
        width=12,
        orientation="h",
        marker={
            "color": colours.complete,
            "pattern": {
                "shape": ["/" if bar.is_apart else "" for _, bar in known],
                "fgcolor": colours.open,
                "bgcolor": colours.track,
                "size": 5,
                "solidity": 0.4,
            },
            "line": flat,
        },
        error_x=_interval([bar for _, bar in known], colours),
        customdata=[f"<b>{plain(bar.words)}</b><br>{bar.numbers}" for _, bar in known],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [track, share]


def _interval(bars: Sequence[Bar], colours: Palette) -> dict[str, object]:
    """Return the line from the low to the high end of each bar's interval."""
    rates = [bar.rate or 0.0 for bar in bars]
    ends = list(zip(bars, rates, strict=True))
    return {
        "array": [(bar.high or rate) - rate for bar, rate in ends],
        "arrayminus": [
            rate - (bar.low if bar.low is not None else rate) for bar, rate in ends
        ],
        "color": colours.text,
        "thickness": 1.3,
        "width": 4,
    }


def _annotations(shown: Sequence[Bar], colours: Palette) -> list[dict[str, Any]]:
    """Write each bar's words, and its numbers under them: side by side they would not
    fit a phone."""
    found = []
    for place, bar in enumerate(shown):
        top = place * ROW_PIXELS
        found.append(_line(f"<b>{plain(bar.words)}</b>", top + WORDS_PIXELS))
        found[-1]["font"] = {"size": 15, "color": colours.text}
        found.append(_line(bar.numbers, top + NUMBERS_PIXELS))
        found[-1]["font"] = {"size": 13, "color": colours.quiet}
    return found


def _line(text: str, top: int) -> dict[str, Any]:
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "y": top,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
    }
