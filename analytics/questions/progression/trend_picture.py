"""Is it getting better: the share who completed a pathway in time, by term begun."""

from typing import Any

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.claims import (
    Estimate,
    Given,
    Number,
    Sentence,
    holds,
    never,
    say,
)
from analytics.drawing.compared import Trend, YearsBefore, most
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, interval, palette, percent, share
from analytics.questions.progression.trend import TermRow

TREND_PIXELS = 260
HELD_BACK = "The numbers are held back: the group is too small."
BETTER, WORSE = "It is getting better", "It is getting worse"
SAME = "It is about the same, as far as numbers of this size tell"
FEWEST = 10  # of fewer whose time is up a bar would say nothing: their table row does

DONE = (("mature", ">", FEWEST - 1), ("entered - mature", "=", 0))


def bars(answer: Answer[TermRow], mode: Mode) -> go.Figure:
    """Draw a bar from zero a term, with its interval, of those whose time is up.

    Hatched: the time of some who began in the term isn't up. No bar: the time of
    fewer than ten is.
    """
    colours = palette(mode)
    figure = canvas(mode, TREND_PIXELS)
    known = [row for row in answer.rows if (row.mature or 0) >= FEWEST]
    hatch = {
        "shape": ["/" if row.mature != row.entered else "" for row in known],
        "fgcolor": colours.complete,
        "bgcolor": colours.background,
        "size": 6,
        "solidity": 0.35,
    }
    line = {"color": colours.complete, "width": 1.2}
    figure.add_bar(
        x=[row.period for row in known],
        y=[row.rate for row in known],
        marker={"color": colours.complete, "pattern": hatch, "line": line},
        error_y={
            "array": [(row.high or 0) - (row.rate or 0) for row in known],
            "arrayminus": [(row.rate or 0) - (row.low or 0) for row in known],
            "color": colours.text,
            "thickness": 1.3,
            "width": 4,
        },
        customdata=[_told(row) for row in known],
        hovertemplate="%{customdata}<extra></extra>",
    )
    _set_axes(figure, [row.period for row in answer.rows], colours)
    return figure.update_layout(bargap=0.3, margin={"l": 44, "r": 16, "t": 8, "b": 48})


def _set_axes(figure: go.Figure, periods: list[str], colours: Palette) -> None:
    """Give every period its place, in order, and rates an axis from zero."""
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=periods,
        range=[-0.6, len(periods) - 0.4],
        fixedrange=True,
        tickfont=quiet,
    )
    figure.update_yaxes(
        rangemode="tozero",
        tickformat=".0%",
        nticks=4,
        tickfont=quiet,
        gridcolor=colours.line,
        fixedrange=True,
        zeroline=False,
    )


def _told(row: TermRow) -> str:
    return f"{plain(row.period)}: {_share(row)}"


def _share(row: TermRow) -> str:
    if row.mature == 0:
        return "too early to tell"
    return share(row.mature_completed, row.mature)


def sentence(answer: Answer[TermRow], within: str) -> Sentence:
    """Compare the last term whose time is up with the same one, years before."""
    rows = answer.rows
    if any(row.entered is None for row in rows):
        return holds(HELD_BACK, rows, ("entered", "=", None))
    if not any(row.entered for row in rows):
        nobody = "Nobody began in a term that is known."
        return never(nobody, rows, ("entered", ">", 0))
    now = most(rows, "first_day", *DONE, name="period")
    before = YearsBefore(now, none="Too few terms")
    if before.row is None:
        return say(
            "{} lie far enough back to say whether it is getting better.", before
        )
    return say(
        "{}: of those who began in {}, {} completed it within {}, and {} of those of "
        "{}.",
        Trend(now.row, before.row, BETTER, WORSE, SAME),
        now,
        _said(now.row),
        Given(within),
        _said(before.row),
        before,
    )


def lead(answer: Answer[TermRow], within: str) -> Sentence:
    """Answer it at a glance: better, worse or the same; the sentence has the rates."""
    if any(row.entered is None for row in answer.rows):
        return sentence(answer, within)
    if not any(row.entered for row in answer.rows):
        return sentence(answer, within)
    now = most(answer.rows, "first_day", *DONE, name="period")
    before = YearsBefore(now, none="Too few terms")
    if before.row is None:
        return sentence(answer, within)
    return say("{}.", Trend(now.row, before.row, BETTER, WORSE, SAME))


def _said(row: TermRow) -> Sentence:
    if row.mature_completed:
        return say("{}", Estimate(row))
    none = Number(row, "mature_completed", zero="none")
    return say("{} of {}", none, Number(row, "mature"))


def alt(answer: Answer[TermRow]) -> str:
    """Describe the bars to somebody who can't see them."""
    told = "; ".join(f"{row.period}: {_share(row)}" for row in answer.rows[-8:])
    return f"A bar for each term of the share that completed it in time. {told}."


def rows_of(answer: Answer[TermRow]) -> list[dict[str, Any]]:
    """Return the table: every term since the first with anybody in it."""
    return [
        {
            "Began in": row.period,
            "Began": row.entered,
            "Had the time": row.mature,
            "Completed in time": row.mature_completed,
            "Rate": percent(row.rate) if row.mature_completed else _share(row),
            "95% interval": interval(row.low, row.high) if row.mature else "",
        }
        for row in answer.rows
    ]
