"""How alike two groups are: a Love plot, before and after adjusting."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, palette
from analytics.questions.outcome.alike import BalanceRow

ROW_PIXELS, HEAD_PIXELS, FOOT_PIXELS, NAMES_PIXELS = 26, 30, 44, 158
MOST_ROWS, LONGEST = 30, 23  # measures drawn, letters of a name that fit a phone
LINES = {0.05: "0.05", 0.25: "0.25"}


def love(found: Sequence[BalanceRow], mode: Mode) -> go.Figure:
    """Draw each measure's distance before (hollow) and after (filled), largest first.

    Lines stand at 0.05 (alike) and 0.25 (too different) standard deviations.
    """
    colours = palette(mode)
    shown = list(found[:MOST_ROWS])
    figure = canvas(mode, HEAD_PIXELS + ROW_PIXELS * max(len(shown), 1) + FOOT_PIXELS)
    ends = [abs(end) for one in shown for end in (one.before, one.after)]
    most = max([0.3, *(end * 1.08 for end in ends)])
    for place, one in enumerate(shown):
        figure.add_shape(**_track(one, place, colours))
    figure.add_trace(_dots(shown, "before", colours))
    figure.add_trace(_dots(shown, "after", colours))
    for at, told in LINES.items():
        _line(figure, at, told, colours)
    _axes(figure, shown, most, colours)
    return figure


def _track(one: BalanceRow, place: int, colours: Palette) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": one.size_after,
        "x1": one.size_before,
        "y0": place,
        "y1": place,
        "layer": "below",
        "line": {"color": colours.open, "width": 1},
    }


def _dots(shown: Sequence[BalanceRow], when: str, colours: Palette) -> go.Scatter:
    is_after = when == "after"
    return go.Scatter(
        x=[abs(one.after if is_after else one.before) for one in shown],
        y=list(range(len(shown))),
        name=when,
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 10,
            "symbol": "circle" if is_after else "circle-open",
            "color": colours.complete if is_after else colours.open,
            "line": {"width": 2},
        },
        customdata=[_told(one) for one in shown],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(one: BalanceRow) -> str:
    return (
        f"<b>{plain(one.measure)}</b><br>before {one.before:+.2f}, after "
        f"{one.after:+.2f} standard deviations"
    )


def _line(figure: go.Figure, at: float, told: str, colours: Palette) -> None:
    figure.add_vline(
        x=at,
        line={"color": colours.quiet, "width": 1.2, "dash": "dot"},
        annotation={
            "text": told,
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "xanchor": "center",
            "showarrow": False,
            "font": {"size": 12, "color": colours.quiet},
        },
    )


def _axes(
    figure: go.Figure, shown: Sequence[BalanceRow], most: float, colours: Palette
) -> None:
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(
        range=[-0.03 * most, most],
        nticks=5,
        tickfont=quiet,
        title={"text": "standard deviations apart", "font": quiet, "standoff": 4},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[max(len(shown), 1) - 0.5, -0.5],
        tickvals=list(range(len(shown))),
        ticktext=[_short(one.measure) for one in shown],
        tickfont={"size": 12, "color": colours.text},
        gridcolor=colours.track,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(
        margin={"l": NAMES_PIXELS, "r": 12, "t": HEAD_PIXELS, "b": FOOT_PIXELS}
    )


def _short(name: str) -> str:
    told = name.replace("_", " ")
    return plain(told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}…")


def alt(found: Sequence[BalanceRow]) -> str:
    """Describe the plot to somebody who can't see it."""
    told = "; ".join(
        f"{one.measure} {one.size_before:.2f} before, {one.size_after:.2f} after"
        for one in found[:5]
    )
    return f"How far apart both groups are on each measure. {told or 'None'}."
