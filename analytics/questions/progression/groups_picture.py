"""Groups compared at one step of a pathway: a dot and its interval each."""

from typing import Any

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, palette
from analytics.questions.progression.counts import NodeRow, ProgressionAnswer
from analytics.questions.progression.words import hover, label

ROW_PIXELS, NUMBERS_PIXELS = 42, 132


def groups(answer: ProgressionAnswer, step: str, mode: Mode) -> go.Figure:
    """Draw one step's rate in every group on one axis, from 0 to 100%.

    Groups stand in the answer's order; an empty one keeps its row and says so.
    """
    colours = palette(mode)
    rows = [row for row in answer.rows if row.step == step]
    where = [ROW_PIXELS * place + 30 for place in range(len(rows))]
    height = ROW_PIXELS * max(len(rows), 1) + 8
    figure = canvas(mode, height + 26)
    figure.add_trace(_dots(rows, where, colours))
    figure.update_layout(
        margin={"l": 8, "r": NUMBERS_PIXELS, "t": 0, "b": 26},
        shapes=[_rule(at, colours) for at in where],
        annotations=[
            note
            for row, at in zip(rows, where, strict=True)
            for note in _notes(row, at, colours)
        ],
    )
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


def _dots(rows: list[NodeRow], where: list[int], colours: Palette) -> go.Scatter:
    known = [(row, at) for row, at in zip(rows, where, strict=True) if row.entered]
    rates = [row.rate or 0.0 for row, _ in known]
    return go.Scatter(
        x=rates,
        y=[at for _, at in known],
        mode="markers",
        cliponaxis=False,
        marker={"size": 11, "color": colours.complete},
        error_x={
            "array": [
                (r.high or 0) - rate for (r, _), rate in zip(known, rates, strict=True)
            ],
            "arrayminus": [
                rate - (r.low or 0) for (r, _), rate in zip(known, rates, strict=True)
            ],
            "color": colours.complete,
            "thickness": 2,
            "width": 0,
        },
        customdata=[hover(row) for row, _ in known],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _rule(at: int, colours: Palette) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": at,
        "y1": at,
        "layer": "below",
        "line": {"color": colours.track, "width": 2},
    }


def _notes(row: NodeRow, at: int, colours: Palette) -> list[dict[str, Any]]:
    quiet = {"showarrow": False, "yanchor": "middle", "xref": "paper"}
    name = {
        "text": plain(row.group or "not known"),
        "x": 0,
        "xanchor": "left",
        "xshift": -8,
    }
    figure = {"text": label(row), "x": 1, "xanchor": "right", "xshift": NUMBERS_PIXELS}
    return [
        quiet | name | {"y": at - 17, "font": {"size": 14, "color": colours.text}},
        quiet | figure | {"y": at, "font": {"size": 14, "color": colours.text}},
    ]
