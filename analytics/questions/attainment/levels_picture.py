"""Which levels of a rubric were reached: shares in cells, on the rubric's own scale."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.cells import HIGH, Cell, add_cells
from analytics.drawing.claims import EMPTY, Sentence, Total, join, say
from analytics.drawing.compared import most
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, number, palette
from analytics.questions.attainment.counts import LevelRow

ROW_PIXELS, HEAD_PIXELS = 62, 30
MOST_ROWS, MOST_LEVELS = 12, 8  # drawn; the table has them all
NAME_UP = 0.62  # of a row: its name stands above its cells


def scale_of(rows: Sequence[LevelRow], scale: Sequence[str]) -> list[str]:
    """Return the levels, the lowest first: as the scale says, else by their number.

    Words without a scale stand by the alphabet, which says nothing about their order.
    """
    found = {row.level for row in rows}
    if scale:
        return [*(one for one in scale if one in found), *sorted(found - set(scale))]
    try:
        return sorted(found, key=float)
    except ValueError:
        return sorted(found)


def is_ordered(rows: Sequence[LevelRow], scale: Sequence[str]) -> bool:
    """Tell whether the order of the levels is known."""
    found = {row.level for row in rows}
    if scale:
        return found <= set(scale)
    return all(_is_number(one) for one in found)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def sums(rows: Sequence[LevelRow], names: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return how often each level was reached, part by part, in the order of names."""
    found: dict[str, dict[str, int]] = {part: {} for part in names}
    for row in rows:
        part = found.setdefault(row.part, {})
        part[row.level] = part.get(row.level, 0) + row.times
    return {part: times for part, times in found.items() if times}


def levels(
    rows: Sequence[LevelRow], names: dict[str, str], scale: Sequence[str], mode: Mode
) -> go.Figure:
    """Draw a row of cells for each part, under its name: the share at each level."""
    across = scale_of(rows, scale)[:MOST_LEVELS]
    shown = dict(list(sums(rows, names).items())[:MOST_ROWS])
    figure = canvas(mode, HEAD_PIXELS + ROW_PIXELS * max(len(shown), 1))
    cells = [
        _cell(across.index(level) + 1, down, level, times, sum(part.values()))
        for down, part in enumerate(shown.values())
        for level, times in part.items()
        if level in across
    ]
    add_cells(figure, cells, mode)
    figure.update_traces(width=HIGH / 2, selector={"type": "bar"})
    _axes(figure, across, [names.get(part, part) for part in shown], mode)
    return figure


def _cell(across: int, down: int, level: str, times: int, whole: int) -> Cell:
    told = f"{plain(level)}: {number(times)} of {number(whole)}"
    return Cell(across, float(down), times / whole, True, told)


def _axes(
    figure: go.Figure, across: Sequence[str], names: Sequence[str], mode: Mode
) -> None:
    colours = palette(mode)
    figure.update_xaxes(
        side="top",
        range=[0.5, max(len(across), 1) + 0.5],
        tickvals=list(range(1, len(across) + 1)),
        ticktext=[plain(one) for one in across],
        tickangle=0,
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[len(names) - 0.5, -0.75], visible=False, fixedrange=True)
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": HEAD_PIXELS, "b": 0},
        barmode="overlay",
        annotations=[_name(one, down, colours.text) for down, one in enumerate(names)],
    )


def _name(name: str, down: int, colour: str) -> dict[str, Any]:
    return {
        "text": plain(name),
        "x": 0,
        "xref": "paper",
        "y": down - NAME_UP / 1.4,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 14, "color": colour},
    }


def rows_of(
    rows: Sequence[LevelRow], names: dict[str, str], scale: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the table: how often each level was reached in each part."""
    across = scale_of(rows, scale)
    return [
        {"Work": names.get(part, part)}
        | {f"Level {level}": times.get(level, 0) for level in across}
        for part, times in sums(rows, names).items()
    ]


def reached(rows: Sequence[LevelRow]) -> list[dict[str, Any]]:
    """Return how often each level was reached, all work taken together."""
    times: dict[str, int] = {}
    for row in rows:
        times[row.level] = times.get(row.level, 0) + row.times
    return [{"level": level, "times": often} for level, often in times.items()]


def sentence(rows: Sequence[LevelRow], scale: Sequence[str]) -> Sentence:
    """Say which level was reached most, all work taken together."""
    levels = reached(rows)
    if not levels:
        return EMPTY
    top = most(levels, "times", name="level")
    one = "level" if len(top.found) == 1 else "levels"
    was = "was" if len(top.found) == 1 else "were each"
    told = say(
        f"Most often the {one} {{}} {was} reached: {{}} of {{}} times.",
        top,
        top.figure(),
        Total(levels, "times"),
    )
    if is_ordered(rows, scale):
        return told
    words = "These levels are words: say their order under More, or they stand by "
    return join(told, say(f"{words}the alphabet."))
