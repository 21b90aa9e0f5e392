"""Cohorts drawn: a bar each, by group, and as a triangle of terms since entry."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.bars import Bar, both_ends
from analytics.drawing.cells import Cell, add_cells
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, interval, number, palette, percent
from analytics.drawing.words import group_name
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.triangle import TriangleMean
from analytics.questions.persistence.words import ALL, numbers

ROW_PIXELS, HEAD_PIXELS, NAMES_PIXELS = 44, 44, 92
GAP = 0.35  # of a row, between the cohorts and the mean of the mature ones


def cohort_bars(answer: Answer[RetentionRow]) -> list[Bar]:
    """Return a bar for each cohort; without a rate where it isn't known yet."""
    return [
        Bar(row.title, numbers(row), row.rate, row.low, row.high) for row in answer.rows
    ]


def group_bars(rows: Sequence[RetentionRow], by: str) -> list[Bar]:
    """Return a bar for each group; of many, for both ends."""
    return [
        Bar(group_name(row.group, by), numbers(row), row.rate, row.low, row.high)
        for row in both_ends(rows)
    ]


def triangle(
    rows: Sequence[RetentionRow], means: Sequence[TriangleMean], mode: Mode
) -> go.Figure:
    """Draw cohorts down, terms since entry across, the mean of mature ones at the foot.

    The fuller a cell, the more have stayed; hatched: not over yet, whatever the colour.
    """
    names = _names(rows)
    foot = len(names) + GAP
    cells = [_cell(row, names) for row in rows] + [_mean(mean, foot) for mean in means]
    down = foot + 1 if means else len(names)
    figure = canvas(mode, round(HEAD_PIXELS + ROW_PIXELS * max(down, 1)))
    add_cells(figure, cells, mode)
    labels = {name: float(place) for place, name in enumerate(names.values())}
    if means:
        cohorts = max(mean.cohorts for mean in means)
        labels[_label(ALL, f"up to {cohorts}")] = foot
    _axes(figure, labels, max((cell.across for cell in cells), default=1), down, mode)
    return figure


def _names(rows: Sequence[RetentionRow]) -> dict[str, str]:
    """Return what stands before each cohort: its name, and how many they were."""
    return {row.cohort: _label(row.title, number(row.entered)) for row in rows}


def _label(name: str, beneath: str) -> str:
    return f"{plain(name)}<br><span style='font-size:11px'>{beneath}</span>"


def _cell(row: RetentionRow, names: dict[str, str]) -> Cell:
    share = f"{percent(row.rate)} ({interval(row.low, row.high)})<br>" + (
        f"{number(row.numerator)} of {number(row.denominator)}"
    )
    where = f"<b>{plain(row.title)}</b> in {plain(row.outcome or '')}<br>"
    return Cell(
        row.place,
        float(list(names).index(row.cohort)),
        row.rate,
        row.finished,
        where + (share if row.finished else "not over yet"),
    )


def _mean(mean: TriangleMean, down: float) -> Cell:
    share = (
        f"<b>{mean.cohorts} mature together</b><br>{percent(mean.rate)} "
        f"({interval(mean.low, mean.high)})<br>{number(mean.numerator)} of "
        f"{number(mean.denominator)}"
    )
    return Cell(mean.place, down, mean.rate, True, share)


def _axes(
    figure: go.Figure, labels: dict[str, float], across: int, down: float, mode: Mode
) -> None:
    colours = palette(mode)
    plain_axis = {"showgrid": False, "zeroline": False, "fixedrange": True}
    figure.update_xaxes(
        range=[0.5, across + 0.5],
        tickvals=list(range(1, across + 1)),
        side="top",
        title={"text": "Regular terms since entry", "standoff": 4},
        title_font={"size": 12, "color": colours.quiet},
        tickfont={"size": 12, "color": colours.quiet},
        **plain_axis,
    )
    figure.update_yaxes(
        range=[down - 0.5, -0.5],
        tickvals=list(labels.values()),
        ticktext=list(labels),
        tickfont={"size": 13, "color": colours.text},
        **plain_axis,
    )
    figure.update_layout(
        margin={"l": NAMES_PIXELS, "r": 4, "t": HEAD_PIXELS, "b": 0}, barmode="overlay"
    )
