"""Cells of a heat map: a number each, the fuller the more; unfinished ones hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analytics.drawing.palette import Mode, palette, percent, tint

WIDE, HIGH = 0.94, 0.88  # of a place across, and down


@dataclass(frozen=True)
class Cell:
    """One cell: where it stands, its rate (None: not known), and what it tells."""

    across: int
    down: float
    rate: float | None
    is_finished: bool
    told: str


def add_cells(figure: go.Figure, cells: Sequence[Cell], mode: Mode) -> None:
    """Draw cells with their numbers; hatched: not over yet, whatever the colour."""
    for is_finished in (True, False):
        drawn = [one for one in cells if one.is_finished == is_finished]
        figure.add_trace(_grounds(drawn, is_finished, mode))
    figure.add_trace(_numbers(cells, mode))


def _grounds(cells: Sequence[Cell], is_finished: bool, mode: Mode) -> go.Bar:
    """Draw cells as bars as wide as high: those of a heat map can't be hatched."""
    colours = palette(mode)
    tints = [tint(one.rate or 0.0, mode) for one in cells]
    hatch = {
        "shape": "" if is_finished else "/",
        "fgcolor": colours.open,
        "bgcolor": colours.background,
        "size": 7,
        "solidity": 0.2,
    }
    return go.Bar(
        orientation="h",
        base=[one.across - WIDE / 2 for one in cells],
        x=[WIDE] * len(cells),
        y=[one.down for one in cells],
        width=HIGH,
        marker={
            "color": tints if is_finished else colours.open,
            "pattern": hatch,
            "line": {"width": 0.5, "color": colours.line},
        },
        customdata=[one.told for one in cells],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _numbers(cells: Sequence[Cell], mode: Mode) -> go.Scatter:
    known = [one for one in cells if one.rate is not None]
    return go.Scatter(
        x=[one.across for one in known],
        y=[one.down for one in known],
        text=[percent(one.rate) for one in known],
        mode="text",
        textfont={"size": 13, "color": palette(mode).text},
        hoverinfo="skip",
        cliponaxis=False,
    )
