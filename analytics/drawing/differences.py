"""What was found: differences in points with their intervals, beside a line at zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, palette

ROW_PIXELS, NAME_PIXELS, NUMBERS_PIXELS = 78, 12, 31
FIRST_PIXELS, SECOND_PIXELS, FOOT_PIXELS = 50, 62, 28
LEAST_SPAN = 0.05  # of the axis on either side of zero


@dataclass(frozen=True)
class Found:
    """One difference with its interval, as a fraction; None: none is given."""

    difference: float | None
    low: float | None
    high: float | None
    told: str


@dataclass(frozen=True)
class Difference:
    """One comparison: its name, what was found, and the same as they are (hollow).

    ``is_placebo``: drawn as an outlined diamond, for what nothing can have changed.
    """

    name: str
    main: Found
    plain: Found | None = None
    is_placebo: bool = False


def differences(shown: Sequence[Difference], mode: Mode) -> go.Figure:
    """Draw a dot and its interval for each; hollow beneath: as they are, unadjusted."""
    colours = palette(mode)
    height = ROW_PIXELS * max(len(shown), 1)
    figure = canvas(mode, height + FOOT_PIXELS)
    mains, placebos = (
        [
            (n * ROW_PIXELS + FIRST_PIXELS, one.main)
            for n, one in enumerate(shown)
            if one.is_placebo == is_placebo
        ]
        for is_placebo in (False, True)
    )
    others = [
        (n * ROW_PIXELS + SECOND_PIXELS, one.plain)
        for n, one in enumerate(shown)
        if one.plain is not None
    ]
    figure.add_trace(_dots(others, "circle-open", colours.open, 1.3))
    figure.add_trace(_dots(mains, "circle", colours.complete, 2.6))
    if placebos:
        figure.add_trace(_dots(placebos, "diamond-open", colours.progress, 1.6))
    figure.update_layout(
        annotations=[
            note
            for place, one in enumerate(shown)
            for note in _notes(one, place * ROW_PIXELS, colours)
        ],
        margin={"l": 12, "r": 12, "t": 0, "b": FOOT_PIXELS},
    )
    for place in range(len(shown)):
        figure.add_shape(**_zero(place * ROW_PIXELS, colours))
    _axes(figure, _span([*mains, *placebos, *others]), height, colours)
    return figure


def _zero(top: int, colours: Palette) -> dict[str, Any]:
    """Return the line at no difference: beside the dots only, not through the words."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": top + FIRST_PIXELS - 8,
        "y1": top + SECOND_PIXELS + 8,
        "layer": "below",
        "line": {"color": colours.text, "width": 1.5},
    }


def _span(found: Sequence[tuple[int, Found]]) -> float:
    ends = [abs(end) for _, one in found for end in (one.low, one.high) if end]
    return max([LEAST_SPAN, *ends]) * 1.08


def _dots(
    found: Sequence[tuple[int, Found]], symbol: str, colour: str, width: float
) -> go.Scatter:
    known = [(at, one) for at, one in found if one.difference is not None]
    values = [one.difference or 0.0 for _, one in known]
    return go.Scatter(
        x=values,
        y=[at for at, _ in known],
        mode="markers",
        marker={"size": 11, "symbol": symbol, "color": colour, "line": {"width": 2}},
        error_x={
            "array": [
                (one.high or 0.0) - value
                for (_, one), value in zip(known, values, strict=True)
            ],
            "arrayminus": [
                value - (one.low or 0.0)
                for (_, one), value in zip(known, values, strict=True)
            ],
            "color": colour,
            "thickness": width,
            "width": 0,
        },
        customdata=[one.told for _, one in known],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _notes(one: Difference, top: int, colours: Palette) -> list[dict[str, Any]]:
    where = {"x": 0, "xref": "paper", "xanchor": "left", "showarrow": False}
    return [
        where
        | {
            "text": f"<b>{plain(one.name)}</b>",
            "y": top + NAME_PIXELS,
            "font": {"size": 14, "color": colours.text},
        },
        where
        | {
            "text": plain(one.main.told),
            "y": top + NUMBERS_PIXELS,
            "font": {"size": 13, "color": colours.quiet},
        },
    ]


def _axes(figure: go.Figure, span: float, height: int, colours: Palette) -> None:
    figure.update_xaxes(
        range=[-span, span],
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    ticks = [-0.3, -0.2, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2, 0.3]
    shown = [one for one in ticks if abs(one) <= span]
    figure.update_xaxes(tickvals=shown, ticktext=[_tick(one) for one in shown])
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)


def _tick(value: float) -> str:
    return f"{value * 100:+.0f}".replace("-", "−") if value else "0 points"
