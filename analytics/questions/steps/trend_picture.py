"""Is it getting better: the share who came to the end, by when they began."""

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, palette, share
from analytics.questions.steps.trend import TrendRow

TREND_PIXELS = 260


def trend(answer: Answer[TrendRow], mode: Mode) -> go.Figure:
    """Draw the share who came to the end by the period of their first step.

    Unfinished periods are hatched: their people may still have time.
    """
    colours = palette(mode)
    figure = canvas(mode, TREND_PIXELS)
    hatch = {
        "shape": ["/" if row.unfinished is not False else "" for row in answer.rows],
        "fgcolor": colours.complete,
        "bgcolor": colours.background,
        "size": 6,
        "solidity": 0.35,
    }
    figure.add_trace(
        go.Bar(
            x=[row.period for row in answer.rows],
            y=[row.rate for row in answer.rows],
            marker={
                "color": colours.complete,
                "pattern": hatch,
                "line": {"color": colours.complete, "width": 1.2},
            },
            customdata=[_told(row) for row in answer.rows],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(type="category", fixedrange=True, tickfont=quiet, nticks=12)
    figure.update_yaxes(
        rangemode="tozero",
        tickformat=".0%",
        nticks=4,
        tickfont=quiet,
        gridcolor=colours.line,
        fixedrange=True,
        zeroline=False,
    )
    return figure.update_layout(bargap=0.3, margin={"l": 44, "r": 16, "t": 8, "b": 40})


def _told(row: TrendRow) -> str:
    still = ", unfinished" if row.unfinished is not False else ""
    return f"{plain(row.period)}: {share(row.converted, row.entered)}{still}"
