"""What every picture shares: its scope in words, and a quiet empty canvas."""

from typing import Any

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.palette import FONT, Mode, day, palette
from analytics.drawing.words import WORDS

# How those are called whom a viewer counts, where these aren't all learners.
OWN = {
    "advisor": "Advisees of",
    "director": f"{WORDS.learners.capitalize()} of director",
    "assessor": "Waiting work of assessor",
}


def scope_line(answer: Answer[Any]) -> str:
    """Say in words whom the numbers are about, as of when, and of which state."""
    name = f" “{answer.state_name}”" if answer.state_name else ""
    parts = [_whom(answer), f"as of {day(answer.as_of)}", f"state {answer.state}{name}"]
    if answer.scope.verified:
        parts.append("verified awards only")
    return " · ".join(parts)


def _whom(answer: Answer[Any]) -> str:
    wanted: dict[str, list[str]] = {}
    for attribute, value in answer.scope.where:
        wanted.setdefault(attribute.replace("_", " "), []).append(value)
    viewer = answer.scope.viewer
    own = f"{OWN[viewer.role]} {viewer.id}" if viewer.role in OWN else ""
    if not wanted:
        return own or f"All {WORDS.learners}"
    parts = [f"{name}: {' or '.join(values)}" for name, values in wanted.items()]
    return f"{own or f'Only {WORDS.learners}'} with {'; '.join(parts)}"


def canvas(mode: Mode, height: int) -> go.Figure:
    """Return an empty figure in our type and colours, ``height`` pixels high."""
    colours = palette(mode)
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 8, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 14, "color": colours.text},
        hoverlabel={
            "bgcolor": colours.panel,
            "bordercolor": colours.line,
            "font": {"family": FONT, "size": 13, "color": colours.text},
        },
        dragmode=False,
        showlegend=False,
    )
    return figure
