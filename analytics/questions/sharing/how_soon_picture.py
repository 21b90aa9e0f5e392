"""How soon awards are claimed and shared: two curves with their bands."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analytics.drawing.curves import drawn_days
from analytics.drawing.frame import canvas
from analytics.drawing.palette import Mode, Palette, interval, palette, percent
from analytics.questions.sharing.how_soon import SharingDay, SharingTimeAnswer
from analytics.questions.sharing.how_soon_words import Curves
from analytics.questions.sharing.parts_picture import edge
from analytics.questions.sharing.words import STAGES

HEIGHT, PANEL, LAST_DAY = 320, 240, 180


def curves(
    told: Mapping[str, SharingTimeAnswer],
    mode: Mode,
    height: int = HEIGHT,
    most: float = 1.0,
) -> go.Figure:
    """Draw the curves of ends (claimed, shared) over the first days since issue.

    A band is around each. Claimed is a full line, shared a broken one; each bears its
    name. A curve ends where fewer than ten awards are still followed. ``most`` is the
    share at the top, for shares that are all small.
    """
    colours = palette(mode)
    figure = canvas(mode, height)
    styles = {"claimed": (colours.complete, "solid"), "shared": (colours.reach, "dash")}
    for stage, answer in told.items():
        rows = _seen(answer.rows)
        if rows:
            colour, dash = styles[stage]
            _curve(figure, rows, colour, dash, colours)
            _name(figure, STAGES[stage], rows[-1], colour)
    _axes(figure, colours, most)
    return figure.update_layout(margin={"l": 44, "r": 12, "t": 20, "b": 44})


def top_of(curves: Curves) -> float:
    """Return the share at the top of all panels: 100%, less where all ends are rare."""
    rows = [r for told in curves.values() for a in told.values() for r in _seen(a.rows)]
    return edge(max((row.high or row.incidence for row in rows), default=1.0))


def _seen(rows: Sequence[SharingDay]) -> list[SharingDay]:
    return [row for row in drawn_days(rows) if row.day <= LAST_DAY]


def _curve(
    figure: go.Figure,
    rows: Sequence[SharingDay],
    colour: str,
    dash: str,
    colours: Palette,
) -> None:
    days = [row.day for row in rows]
    flat = {"shape": "hv", "width": 0, "color": colour}
    low = [row.incidence if row.low is None else row.low for row in rows]
    high = [row.incidence if row.high is None else row.high for row in rows]
    figure.add_scatter(x=days, y=low, mode="lines", line=flat, hoverinfo="skip")
    figure.add_scatter(
        x=days,
        y=high,
        mode="lines",
        line=flat,
        fill="tonexty",
        fillcolor=colours.track,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=days,
        y=[row.incidence for row in rows],
        mode="lines",
        line={"shape": "hv", "width": 2.5, "color": colour, "dash": dash},
        customdata=[_told(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(row: SharingDay) -> str:
    band = interval(row.low, row.high)
    return (
        f"<b>within {row.day} days</b><br>{percent(row.incidence)}"
        f"{f' ({band})' if band else ''}<br>{row.still_followed:,} still followed"
    )


def _name(figure: go.Figure, name: str, last: SharingDay, colour: str) -> None:
    figure.add_annotation(
        text=f"<b>{name}</b> {percent(last.incidence)}",
        x=last.day,
        y=last.incidence,
        xanchor="right",
        yanchor="bottom",
        yshift=4,
        showarrow=False,
        font={"size": 13, "color": colour},
    )


def _axes(figure: go.Figure, colours: Palette, most: float) -> None:
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(
        range=[0, LAST_DAY],
        tickvals=[0, 30, 60, 90, 120, 150, 180],
        title={"text": "days since issue", "font": quiet, "standoff": 4},
        tickfont=quiet,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[0, most],
        tickformat=".0%",
        nticks=5,
        tickfont=quiet,
        gridcolor=colours.line,
        zeroline=False,
        fixedrange=True,
    )
