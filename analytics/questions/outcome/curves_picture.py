"""Who is still there, with it in hand and not yet: Simon and Makuch's curves."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.claims import (
    EMPTY,
    Coefficient,
    Given,
    Number,
    Percent,
    Sentence,
    holds,
    join,
    say,
)
from analytics.drawing.differences_said import Coefficients, PercentEnds
from analytics.drawing.frame import canvas
from analytics.drawing.palette import Mode, Palette, interval, number, palette, percent

HEIGHT = 300
NAME_STEPS = 3  # as many steps a name is long on a phone
SIDES = {"exposed": "With it by then", "not yet": "Not yet"}
DESIGN = (
    "People move from *not yet* to *with it* when it is issued. The curves are no "
    "forecast for two fixed groups, and aren't adjusted."
)
HOW = """
Each curve is the share still enrolled, regular term after regular term. People
**move** from *not yet* to *with it* on the day it was issued, so the terms before count
where they belong. The curves don't say what would become of two fixed groups. They end
where fewer than ten are still followed.
"""


def curves(found: Sequence[Any], mode: Mode) -> go.Figure:
    """Draw both curves as steps, each with its band and its name.

    ``found`` are the points of ``outcome``'s part ``curves`` for one comparison.
    """
    colours = palette(mode)
    figure = canvas(mode, HEIGHT)
    drawn = {"exposed": (colours.complete, "solid"), "not yet": (colours.reach, "dash")}
    for side, (colour, dash) in drawn.items():
        rows = [r for r in found if r.side == side and r.staying is not None]
        if rows:
            _band(figure, rows, colours)
            _curve(figure, rows, colour, dash)
    _names(figure, found, drawn)
    _axes(figure, colours)
    return figure.update_layout(margin={"l": 44, "r": 12, "t": 8, "b": 44})


def _band(figure: go.Figure, rows: Sequence[Any], colours: Palette) -> None:
    flat = {"shape": "hv", "width": 0}
    terms = [row.term for row in rows]
    low = [row.staying if row.low is None else row.low for row in rows]
    high = [row.staying if row.high is None else row.high for row in rows]
    figure.add_scatter(x=terms, y=low, mode="lines", line=flat, hoverinfo="skip")
    figure.add_scatter(
        x=terms,
        y=high,
        mode="lines",
        line=flat,
        fill="tonexty",
        fillcolor=colours.track,
        opacity=0.6,
        hoverinfo="skip",
    )


def _curve(figure: go.Figure, rows: Sequence[Any], colour: str, dash: str) -> None:
    figure.add_scatter(
        x=[rows[0].term - 1, *(row.term for row in rows)],
        y=[1.0, *(row.staying for row in rows)],
        mode="lines+markers",
        marker={"size": 6, "color": colour},
        line={"shape": "hv", "width": 2.5, "color": colour, "dash": dash},
        customdata=["all who were there", *(_told(row) for row in rows)],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(row: Any) -> str:
    band = interval(row.low, row.high)
    return (
        f"<b>{SIDES[row.side]}, {row.term} terms after entry</b><br>"
        f"{percent(row.staying)}{f' ({band})' if band else ''}<br>"
        f"{number(row.followed)} still followed"
    )


def _names(
    figure: go.Figure, found: Sequence[Any], drawn: dict[str, tuple[str, str]]
) -> None:
    """Write each name at the end of its curve: the higher one above its last steps."""
    known = {
        side: [r for r in found if r.side == side and r.staying is not None]
        for side in drawn
    }
    ends = {side: rows[-1] for side, rows in known.items() if rows}
    highest = max(ends, key=lambda side: ends[side].staying, default=None)
    for side, last in ends.items():
        is_over = side == highest
        steps = [row.high or row.staying for row in known[side][-NAME_STEPS:]]
        figure.add_annotation(
            text=f"<b>{SIDES[side]}</b> {percent(last.staying)}",
            x=last.term,
            y=max(steps) if is_over else last.low or last.staying,
            xanchor="right",
            yanchor="bottom" if is_over else "top",
            yshift=3 if is_over else -3,
            showarrow=False,
            font={"size": 13, "color": drawn[side][0]},
        )


def _axes(figure: go.Figure, colours: Palette) -> None:
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(
        title={"text": "regular terms since entry", "font": quiet, "standoff": 4},
        tickfont=quiet,
        dtick=1,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[0, 1.06],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        tickformat=".0%",
        tickfont=quiet,
        gridcolor=colours.line,
        zeroline=False,
        fixedrange=True,
    )


def sentence(found: Sequence[Any]) -> Sentence:
    """Say where both curves end."""
    told = []
    for side, words in SIDES.items():
        rows = [r for r in found if r.side == side and r.staying is not None]
        if rows:
            told.append(_end(words.lower(), rows[-1]))
    if not told:
        return EMPTY
    return say("Followed term after term, {}.", join(*told, between="; "))


def _end(side: str, last: Any) -> Sentence:
    """Say how many of a side are still there at its last term."""
    staying, term = Percent(last, "staying"), Number(last, "term")
    told = say(f"{side}: **{{}}** still there at term {{}}", staying, term)
    if last.low is None or last.high is None:
        return told
    return say("{} ({})", told, PercentEnds(last))


def model_sentence(found: Sequence[Any]) -> Sentence:
    """Say what the model on person-terms found, adjusted."""
    rows = [row for row in found if row.is_adjusted]
    if not rows:
        return EMPTY
    row = rows[0]
    if row.odds_ratio is None:
        why = "Term after term, no ratio can be worked out."
        return holds(why, found, ("odds_ratio", "=", None))
    return say(
        "Term after term, with it in hand the odds of being gone by the next one were "
        "**{}** times those without ({}), adjusted for what was known; {} is no "
        "difference.",
        Coefficient(row, "odds_ratio"),
        Coefficients(row),
        Given(1),
    )
