"""The cohort triangle: a heat map with numbers; what isn't over yet is hatched."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.cells import Cell, add_cells
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, interval, number, palette, percent
from analytics.questions.persistence.rows import RetentionRow
from analytics.questions.persistence.triangle import TriangleMean

ROW_PIXELS, HEAD_PIXELS, NAMES_PIXELS = 44, 44, 92
GAP = 0.35  # of a row, between the cohorts and the mean of the mature ones
ALL = "All mature"


def triangle(
    rows: Sequence[RetentionRow], means: Sequence[TriangleMean], mode: Mode
) -> go.Figure:
    """Draw cohorts down, terms since entry across, the mean of mature ones at the foot.

    The fuller a cell, the more have stayed; hatched: not over yet, whatever the colour.
    """
    names = _names(rows)
    foot = len(names) + GAP
    cells = [_cell(row, names) for row in rows] + [_mean(one, foot) for one in means]
    down = foot + 1 if means else len(names)
    figure = canvas(mode, round(HEAD_PIXELS + ROW_PIXELS * max(down, 1)))
    add_cells(figure, cells, mode)
    labels = {name: float(place) for place, name in enumerate(names.values())}
    if means:
        cohorts = max(one.cohorts for one in means)
        labels[_label(ALL, f"up to {cohorts}")] = foot
    _axes(figure, labels, max((one.across for one in cells), default=1), down, mode)
    return figure


def _names(rows: Sequence[RetentionRow]) -> dict[str, str]:
    """Return what stands before each cohort: its name, and how many they were."""
    return {row.cohort: _label(row.title, number(row.entered)) for row in rows}


def _label(name: str, beneath: str) -> str:
    return f"{plain(name)}<br><span style='font-size:11px'>{beneath}</span>"


def _cell(row: RetentionRow, names: dict[str, str]) -> Cell:
    said = f"{percent(row.rate)} ({interval(row.low, row.high)})<br>" + (
        f"{number(row.numerator)} of {number(row.denominator)}"
    )
    where = f"<b>{plain(row.title)}</b> in {plain(row.outcome or '')}<br>"
    return Cell(
        row.place,
        float(list(names).index(row.cohort)),
        row.rate,
        row.finished,
        where + (said if row.finished else "not over yet"),
    )


def _mean(mean: TriangleMean, down: float) -> Cell:
    told = (
        f"<b>{mean.cohorts} mature together</b><br>{percent(mean.rate)} "
        f"({interval(mean.low, mean.high)})<br>{number(mean.numerator)} of "
        f"{number(mean.denominator)}"
    )
    return Cell(mean.place, down, mean.rate, True, told)


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


def sentence(means: Sequence[TriangleMean]) -> str:
    """Say how many of all mature cohorts were still there, early on and at the end."""
    if not means:
        return "No cohort is one regular term old yet."
    first, last = means[0], means[-1]
    told = f"**{percent(first.rate)}** were there after one regular term"
    if last.place > first.place:
        cohorts = f"{last.cohorts} cohort{'s' * (last.cohorts != 1)}"
        told += (
            f", and **{percent(last.rate)}** after {last.place} "
            f"(of {cohorts} old enough to tell)"
        )
    return f"{told}."


def alt(means: Sequence[TriangleMean]) -> str:
    """Describe the heat map to somebody who can't see it."""
    told = ", ".join(f"{percent(one.rate)} after {one.place}" for one in means)
    return (
        "A heat map of cohorts by regular terms since entry; hatched cells aren't over "
        f"yet. All mature cohorts together: {told or 'none yet'}."
    )


def rows_of(answer: Answer[RetentionRow]) -> list[dict[str, Any]]:
    """Return the table: every cell, then the means of the mature cohorts."""
    means: Sequence[TriangleMean] = answer.parts["means"]
    grouped = answer.scope.by is not None
    return [_row(one, one.title, one.finished, grouped) for one in answer.rows] + [
        _row(one, f"{ALL} ({one.cohorts})", True, grouped) for one in means
    ]


def _row(
    one: RetentionRow | TriangleMean, cohort: str, is_finished: bool, grouped: bool
) -> dict[str, Any]:
    return ({"Group": one.group or "not known"} if grouped else {}) | {
        "Cohort": cohort,
        "Terms since entry": one.place,
        "There": one.numerator,
        "Out of": one.denominator,
        "Rate": percent(one.rate) if is_finished else "not yet",
        "95% interval": interval(one.low, one.high),
    }
