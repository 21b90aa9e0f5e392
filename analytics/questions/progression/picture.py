"""Where on a pathway learners stop: the tree with its bars, and groups compared."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.palette import Mode, Palette, palette
from analytics.questions.progression.counts import NodeRow, ProgressionAnswer
from analytics.questions.progression.picture_rows import (
    INDENT_PIXELS,
    MARK_PIXELS,
    NUMBERS_PIXELS,
    TreeRow,
    held_up,
    numbers,
    placed,
    words,
)
from analytics.questions.progression.words import hover


def shown(rows: Sequence[NodeRow], with_achievements: bool) -> list[NodeRow]:
    """Leave the achievements out where they would be too many to read."""
    return [row for row in rows if with_achievements or row.kind != "achievement"]


def tree(
    answer: ProgressionAnswer,
    mode: Mode,
    with_achievements: bool,
    marks: Mapping[str, str] = MappingProxyType({}),
) -> go.Figure:
    """Draw the tree in its own order: a bar from zero and an interval at every node.

    Indentation and lines show what stands under what; parallel steps are simply below
    one another. ``marks`` are said beneath the bars of steps, by their id. Expects an
    answer that is not split into groups.
    """
    colours = palette(mode)
    rows = placed(shown(answer.rows, with_achievements), marks)
    gutter = (1 + max(row.node.depth for row in rows)) * INDENT_PIXELS
    height = rows[-1].bar + (20 + MARK_PIXELS if rows[-1].mark else 20)
    figure = canvas(mode, round(height) + 26)
    for trace in _bars(rows, colours):
        figure.add_trace(trace)
    figure.update_layout(
        barmode="overlay",
        shapes=_lines(rows, gutter, colours) + _marks(rows, gutter, colours),
        annotations=words(rows, gutter, colours)
        + numbers(rows, colours)
        + held_up(rows, gutter, colours),
        margin={"l": gutter, "r": NUMBERS_PIXELS, "t": 0, "b": 26},
    )
    return _axes(figure, height, colours)


def _bars(rows: Sequence[TreeRow], colours: Palette) -> list[go.Bar]:
    known = [row for row in rows if row.node.rate is not None]
    where, thick = [row.bar for row in known], [4 if r.is_leaf else 10 for r in known]
    rates = [row.node.rate or 0.0 for row in known]
    high = [(row.node.high or 0) - rate for row, rate in zip(known, rates, strict=True)]
    low = [rate - (row.node.low or 0) for row, rate in zip(known, rates, strict=True)]
    track = go.Bar(
        x=[1.0] * len(known),
        y=where,
        width=thick,
        orientation="h",
        marker={"color": colours.track, "line": {"width": 0}},
        hoverinfo="skip",
    )
    done = go.Bar(
        x=rates,
        y=where,
        width=thick,
        orientation="h",
        marker={"color": colours.complete, "line": {"width": 0}},
        error_x={
            "array": high,
            "arrayminus": low,
            "color": colours.text,
            "thickness": 1.3,
            "width": 4,
        },
        customdata=[hover(row.node) for row in known],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [track, done]


def _lines(
    rows: Sequence[TreeRow], gutter: int, colours: Palette
) -> list[dict[str, Any]]:
    """Draw an elbow from each node to what it stands under."""
    places = {row.node.step: row for row in rows if not row.is_leaf}
    pixels = {"xref": "paper", "yref": "y", "xsizemode": "pixel", "xanchor": 0}
    line = {"color": colours.covered, "width": 1}
    found = []
    for row in rows:
        parent = places.get(row.node.parent or "")
        if parent is None:
            continue
        left, right = parent.marker(gutter), row.marker(gutter) - 6
        down = {"x0": left, "x1": left, "y0": parent.words + 7, "y1": row.words}
        across = {"x0": left, "x1": right, "y0": row.words, "y1": row.words}
        for ends in (down, across):
            found.append({"type": "line", "line": line} | pixels | ends)
    return found


def _marks(
    rows: Sequence[TreeRow], gutter: int, colours: Palette
) -> list[dict[str, Any]]:
    """Draw a disc for the pathway, a square for a step, a ring for an achievement."""
    found = []
    for row in rows:
        half = 3.5 if row.is_leaf else 5
        middle = row.marker(gutter)
        found.append(
            {
                "type": "rect" if row.node.kind == "step" else "circle",
                "xref": "paper",
                "yref": "y",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": 0,
                "yanchor": row.words,
                "x0": middle - half,
                "x1": middle + half,
                "y0": -half,
                "y1": half,
                "fillcolor": colours.background if row.is_leaf else colours.complete,
                "line": {"color": colours.complete, "width": 1.3},
            }
        )
    return found


def _axes(figure: go.Figure, height: float, colours: Palette) -> go.Figure:
    figure.update_xaxes(
        range=[0, 1],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0%", "25%", "50%", "75%", "100%"],
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return figure
