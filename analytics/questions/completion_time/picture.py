"""When learners complete: the share by time since they began, with its band."""

from math import ceil

import plotly.graph_objects as go

from analytics.drawing.curves import drawn_days
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, interval, palette, percent
from analytics.questions.completion_time.counts import TimeAnswer
from analytics.questions.completion_time.marks import MONTH, months_between
from analytics.questions.completion_time.rows import DayRow, Summary
from analytics.questions.completion_time.words import rows_in

ONE_PIXELS, PANEL_PIXELS, AXIS_PIXELS = 300, 190, 52
ACROSS = 2  # panels in a row; a phone is as wide
GAP = 0.07  # between panels, of the width


def curves(answer: TimeAnswer, mode: Mode) -> go.Figure:
    """Draw a curve with its band; for groups a panel each, all on the same scale.

    A curve ends where fewer than ten are still followed. Steps, not slopes: nothing
    is known between two days.
    """
    colours = palette(mode)
    drawn: list[Summary] = [
        one for one in answer.summary if drawn_days(rows_in(answer, one.group))
    ]
    across = min(ACROSS, max(len(drawn), 1))
    down = max(ceil(len(drawn) / across), 1)
    is_split = answer.scope.by is not None
    height = (PANEL_PIXELS if is_split else ONE_PIXELS) * down + AXIS_PIXELS
    figure = canvas(mode, height)
    last = max((drawn_days(rows_in(answer, o.group))[-1].day for o in drawn), default=1)
    top = max((_top(rows_in(answer, o.group)) for o in drawn), default=0.0)
    for place, one in enumerate(drawn):
        _panel(figure, place, drawn_days(rows_in(answer, one.group)), colours)
        _axes(figure, place, (across, down), (last, top), colours)
        if is_split:
            _title(figure, place, one, colours)
    below = 8 if across > 1 else AXIS_PIXELS
    return figure.update_layout(margin={"l": 40, "r": 16, "t": 8, "b": below})


def _top(rows: list[DayRow]) -> float:
    return max((row.high or row.incidence) for row in drawn_days(rows))


def _names(place: int) -> tuple[str, str]:
    number = "" if place == 0 else str(place + 1)
    return f"x{number}", f"y{number}"


def _panel(figure: go.Figure, place: int, rows: list[DayRow], colours: Palette) -> None:
    x, y = _names(place)
    days = [0, *(row.day for row in rows)]
    steps = {"shape": "hv", "width": 0, "color": colours.complete}
    shared = {"x": days, "xaxis": x, "yaxis": y, "mode": "lines"}
    low = [0.0, *(r.incidence if r.low is None else r.low for r in rows)]
    high = [0.0, *(r.incidence if r.high is None else r.high for r in rows)]
    figure.add_scatter(y=low, line=steps, hoverinfo="skip", **shared)
    band = {"fill": "tonexty", "fillcolor": colours.track, "hoverinfo": "skip"}
    figure.add_scatter(y=high, line=steps, **band, **shared)
    figure.add_scatter(
        y=[0.0, *(row.incidence for row in rows)],
        line=steps | {"width": 2.5},
        customdata=["nobody yet", *(_told(row) for row in rows)],
        hovertemplate="%{customdata}<extra></extra>",
        **shared,
    )


def _told(row: DayRow) -> str:
    band = interval(row.low, row.high)
    return (
        f"<b>after {row.day / MONTH:.0f} months</b><br>{percent(row.incidence)} "
        f"completed{f' ({band})' if band else ''}<br>{row.still_followed:,} still "
        "followed"
    )


def _axes(
    figure: go.Figure,
    place: int,
    panels: tuple[int, int],
    ends: tuple[int, float],
    colours: Palette,
) -> None:
    (across, down), (last, top) = panels, ends
    x, y = _names(place)
    column, row = place % across, place // across
    wide = (1 - GAP * (across - 1)) / across
    tall, is_split = 1 / down, across > 1
    ceiling = 1 - row * tall
    step = months_between(last) * (2 if across > 1 else 1)
    months = range(0, int(last / MONTH) + 1, step)
    quiet = {"size": 12, "color": colours.quiet}
    figure.layout[f"xaxis{x[1:]}"] = {
        "domain": [column * (wide + GAP), column * (wide + GAP) + wide],
        "anchor": y,
        "range": [0, last],
        "tickvals": [month * MONTH for month in months],
        "ticktext": [str(month) for month in months],
        "title": {"text": "months since they began", "font": quiet, "standoff": 4},
        "tickfont": quiet,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    figure.layout[f"yaxis{y[1:]}"] = {
        "domain": [ceiling - tall * (0.68 if is_split else 1), ceiling],
        "anchor": x,
        "range": [0, min(1.0, max(top * 1.05, 0.02))],
        "tickformat": ".0%",
        "nticks": 5,
        "tickfont": quiet,
        "gridcolor": colours.line,
        "zeroline": False,
        "fixedrange": True,
    }


def _title(figure: go.Figure, place: int, one: Summary, colours: Palette) -> None:
    x, y = _names(place)
    figure.add_annotation(
        text=f"<b>{plain(one.group or 'not known')}</b>  {one.learners:,} began",
        x=0,
        y=1,
        xref=f"{x} domain",
        yref=f"{y} domain",
        xanchor="left",
        yanchor="top",
        xshift=4,
        showarrow=False,
        font={"size": 13, "color": colours.text},
    )
