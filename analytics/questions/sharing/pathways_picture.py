"""Sharing before and after completing each pathway: two dots and the line between."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, number, palette
from analytics.questions.sharing.pathways import BesideRow
from analytics.questions.sharing.pathways_words import (
    after,
    before,
    drawn,
    is_clear,
    points,
    share_of,
)

ROW_PIXELS = 48


def dots(answer: Answer[BesideRow], mode: Mode) -> go.Figure:
    """Draw a ring (before) and a disc (after) for each pathway, on one axis.

    The line between them is full where the difference is clear, dotted where chance
    may explain it.
    """
    colours, rows = palette(mode), drawn(answer)
    where = [ROW_PIXELS * place + 34 for place in range(len(rows))]
    height = ROW_PIXELS * max(len(rows), 1) + 8
    figure = canvas(mode, height + 46)
    for row, at in zip(rows, where, strict=True):
        figure.add_trace(_line(row, at, colours))
    figure.add_trace(_marks(rows, where, "before", colours))
    figure.add_trace(_marks(rows, where, "after", colours))
    figure.update_layout(
        margin={"l": 8, "r": 8, "t": 0, "b": 46},
        annotations=[
            _label(row, at, colours) for row, at in zip(rows, where, strict=True)
        ],
    )
    return _axes(figure, rows, height, colours)


def _axes(
    figure: go.Figure, rows: Sequence[BesideRow], height: int, colours: Palette
) -> go.Figure:
    most = max((max(_ends(row)) for row in rows), default=0.0)
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(
        range=[-0.01, min(1.0, most * 1.1 + 0.02)],
        tickformat=".0%",
        nticks=6,
        tickfont=quiet,
        gridcolor=colours.line,
        zeroline=False,
        fixedrange=True,
        title={"text": "shared something of it", "font": quiet, "standoff": 4},
    )
    return figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)


def _ends(row: BesideRow) -> tuple[float, float]:
    return share_of(row.in_before, row) or 0.0, share_of(row.in_after, row) or 0.0


def _line(row: BesideRow, at: int, colours: Palette) -> go.Scatter:
    dash = "solid" if is_clear(row) else "dot"
    return go.Scatter(
        x=list(_ends(row)),
        y=[at, at],
        mode="lines",
        line={"color": colours.complete, "width": 2, "dash": dash},
        hoverinfo="skip",
    )


def _marks(
    rows: Sequence[BesideRow], where: list[int], side: str, colours: Palette
) -> go.Scatter:
    is_after = side == "after"
    return go.Scatter(
        x=[_ends(row)[is_after] for row in rows],
        y=where,
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 11,
            "color": colours.complete if is_after else colours.background,
            "line": {"color": colours.complete, "width": 2},
        },
        customdata=[_told(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(row: BesideRow) -> str:
    return (
        f"<b>{plain(row.title)}</b><br>{number(row.in_before)} of "
        f"{number(row.compared)} before, {number(row.in_after)} after<br>{points(row)}"
    )


def _label(row: BesideRow, at: int, colours: Palette) -> dict[str, Any]:
    doubt = "" if is_clear(row) else ", no clear difference"
    quiet = f'<span style="color:{colours.quiet};font-size:12px">'
    return {
        "text": f"{plain(row.title)}  {quiet}{plain(before(row))} → "
        f"{plain(after(row))}{doubt}</span>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": at - 19,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": colours.text},
    }
