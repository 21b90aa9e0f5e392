"""One learner's journey as a map: badges on the left, where they lead on the right.

A badge is a mark, a step a cairn with a stone for every badge that it takes; what is
there is solid, what is to come is an outline. Shape and fill say all that colour says.
"""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.markup import plain
from analytics.drawing.palette import FONT, Mode, Palette, palette
from analytics.questions.journey.bands import bands
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.journey.layout import arrange
from analytics.questions.journey.links import lines
from analytics.questions.journey.outline import NARROW, outline
from analytics.questions.journey.parts import Face
from analytics.questions.journey.sheet import Layout, Mark, Text
from analytics.questions.journey.stones import cairn, dashed, ink
from analytics.questions.journey.words import STATES

SERIF = "Source Serif, Georgia, serif"
_SYMBOLS: dict[Face, dict[str, Any]] = {
    "complete": {"symbol": "circle", "size": 13},
    "later": {"symbol": "circle-open-dot", "size": 14},
    "reach": {"symbol": "diamond-open", "size": 12},
    "open": {"symbol": "circle-open", "size": 11},
    "covered": {"symbol": "circle", "size": 10},
}


def draw(
    answer: JourneyAnswer,
    chosen: Iterable[str],
    mode: Mode = "light",
    width: float = 920,
    badge: str | None = None,
) -> go.Figure:
    """Draw the chosen pathways (ids, in order) for a sheet of a width in pixels.

    ``badge`` (an achievement id) is ringed wherever it counts. A point of the figure
    carries in ``customdata`` its achievement's id and its pathway's.
    """
    shown = bands(answer, chosen)
    layout = (outline if width < NARROW else arrange)(shown, width)
    colours = palette(mode)
    figure = go.Figure([*lines(layout, colours), *_marks(layout, colours)])
    figure.add_traces([_steps(layout), _ring(layout, badge, colours)])
    figure.update_layout(
        **_sheet(layout, colours),
        shapes=_shapes(layout, colours),
        annotations=[_annotation(text, colours) for text in layout.texts],
    )
    return figure


def _sheet(layout: Layout, colours: Palette) -> dict[str, Any]:
    axis = {"visible": False, "fixedrange": True}
    return {
        "height": int(layout.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "font": {"family": FONT, "color": colours.text, "size": 12},
        "xaxis": axis | {"range": [0, layout.width]},
        "yaxis": axis | {"range": [layout.height, 0]},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.panel,
            "bordercolor": colours.line,
            "font": {"family": FONT, "color": colours.text, "size": 13},
            "align": "left",
        },
    }


def _marks(layout: Layout, colours: Palette) -> list[go.Scatter]:
    """Return one trace a standing, with a point a badge."""
    traces = []
    for face, symbol in _SYMBOLS.items():
        marks = [mark for mark in layout.marks if mark.badge.face == face]
        if marks:
            traces.append(_trace(face, marks, symbol, colours))
    return traces


def _trace(
    face: Face, marks: list[Mark], symbol: dict[str, Any], colours: Palette
) -> go.Scatter:
    whole = {"marker": {"opacity": 0 if face == "covered" else 1}}
    width = {"later": 2.2, "reach": 2.0}.get(face, 1.4)
    return go.Scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers",
        name=STATES[face],
        marker={
            **symbol,
            "color": ink(face, colours),
            "line": {"width": width, "color": ink(face, colours)},
            "opacity": 0 if face == "covered" else 1,  # its ring is a shape
        },
        selected=whole,
        unselected=whole,
        hovertext=[mark.badge.hover for mark in marks],
        hoverinfo="text",
        customdata=[[mark.badge.id, mark.badge.pathway] for mark in marks],
    )


def _steps(layout: Layout) -> go.Scatter:
    """Return the trace that answers to a pointer on a cairn; the stones are shapes."""
    return go.Scatter(
        x=[cairn.x for cairn in layout.cairns],
        y=[cairn.y - 8 for cairn in layout.cairns],
        mode="markers",
        name="steps",
        marker={"size": 30, "opacity": 0},
        hovertext=[cairn.branch.hover for cairn in layout.cairns],
        hoverinfo="text",
        customdata=[[None, cairn.pathway] for cairn in layout.cairns],
    )


def _ring(layout: Layout, badge: str | None, colours: Palette) -> go.Scatter:
    """Return the ring around the chosen badge, wherever it counts."""
    marks = [mark for mark in layout.marks if mark.badge.id == badge]
    return go.Scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers",
        name="chosen",
        marker={
            "symbol": "circle-open",
            "size": 24,
            "color": colours.text,
            "line": {"width": 2},
        },
        hoverinfo="skip",
    )


def _shapes(layout: Layout, colours: Palette) -> list[dict[str, Any]]:
    rules = [
        {
            "type": "line",
            "x0": 0,
            "x1": layout.width,
            "y0": y,
            "y1": y,
            "line": {"color": colours.line, "width": 1},
            "layer": "below",
        }
        for y in layout.rules
    ]
    stones = [stone for placed in layout.cairns for stone in cairn(placed, colours)]
    faint = [dashed(m, colours) for m in layout.marks if m.badge.face == "covered"]
    return rules + stones + faint


def _annotation(text: Text, colours: Palette) -> dict[str, Any]:
    said = "<br>".join(plain(line) for line in text.lines)
    return {
        "x": text.x,
        "y": text.y,
        "text": f"<b>{said}</b>" if text.bold else said,
        "xanchor": text.align,
        "yanchor": "top",
        "align": text.align,
        "showarrow": False,
        "borderpad": 0,
        "font": {
            "size": text.size,
            "color": getattr(colours, text.tone),
            "family": SERIF if text.serif else FONT,
        },
    }
