"""The links of the journey's map: how one thing leads to the next."""

from typing import Any

import plotly.graph_objects as go

from analytics.drawing.palette import Palette
from analytics.questions.journey.parts import Face
from analytics.questions.journey.sheet import Layout, Link
from analytics.questions.journey.stones import ink
from analytics.questions.journey.words import STATES

_LINES: dict[Face, dict[str, Any]] = {
    "complete": {"width": 2.4},
    "later": {"width": 2.4},
    "progress": {"width": 1.5},
    "reach": {"width": 1.8},
    "open": {"width": 1.0},
    "covered": {"width": 1.0, "dash": "dot"},
}


def lines(layout: Layout, colours: Palette) -> list[go.Scatter]:
    """Return one trace a standing: faint ones first, so that strong ones lie above."""
    traces = []
    for face in reversed(_LINES):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for link in layout.links:
            if link.face == face:
                across, down = curve(link)
                xs += [*across, None]
                ys += [*down, None]
        if xs:
            line = {"color": ink(face, colours), "simplify": False, **_LINES[face]}
            traces.append(
                go.Scatter(
                    x=xs,
                    y=ys,
                    mode="lines",
                    line=line,
                    hoverinfo="skip",
                    name=f"leads to: {STATES[face]}",
                )
            )
    return traces


def curve(link: Link, points: int = 24) -> tuple[list[float], list[float]]:
    """Return the points of a link: straight, then eased into its end."""
    (x, y), (to_x, to_y) = link.start, link.end
    bend = min(link.bend, to_x - x) if to_x > x else 0
    if not bend:
        return [x, x, to_x], [y, to_y, to_y]
    steps = [i / points for i in range(points + 1)]
    eased = [t * t * (3 - 2 * t) for t in steps]
    across = [x, *(to_x - bend + bend * t for t in steps)]
    return across, [y, *(y + (to_y - y) * e for e in eased)]
