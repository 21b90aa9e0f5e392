"""What goes with completing: differences with their intervals, and words for them."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.asking.answer import Answer
from analytics.drawing.claims import (
    Chance,
    Count,
    Direction,
    Given,
    Percent,
    Sentence,
    never,
    say,
    those,
)
from analytics.drawing.compared import least
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, chance, number, palette, percent
from analytics.drawing.words import WORDS, capital
from analytics.questions.goes_with.counts import WithRow

ROW_PIXELS, SHOWN = 44, 12
LONGEST = 34  # letters of a name that fit a phone
CLEAR = 0.05  # a q as small is called clear


def shown(answer: Answer[WithRow]) -> list[WithRow]:
    """Return the comparisons that are drawn: the smallest q first."""
    return list(answer.rows[:SHOWN])


def name(row: WithRow) -> str:
    """Say what is compared: an attribute's value, or a badge earned early."""
    if row.kind == "attribute":
        return f"{row.factor.replace('_', ' ')}: {row.value}"
    part = f", part of the {WORDS.pathway}" if row.is_of_pathway else ""
    return f"{row.value}, early{part}"


def points(row: WithRow) -> str:
    """Write a difference in percentage points with its interval."""
    return (
        f"{row.difference * 100:+.0f} points ({row.low * 100:+.0f} to "
        f"{row.high * 100:+.0f})"
    )


def sentence(answer: Answer[WithRow]) -> Sentence:
    """Say how many comparisons stand out, and which goes with completing the most."""
    rows, clear, up_to = answer.rows, (("q", "≤", CLEAR),), Given(CLEAR)
    if not rows:
        return never("There is nothing to compare: too few people, or held back.", rows)
    count, found = Count(rows), those(rows, clear)
    if not found:
        none = Count(rows, clear, zero="none")
        said = "Of {} comparisons {} stands out (no q up to {})."
        return say(said, count, none, up_to)
    other = ("is_of_pathway", "=", False)
    where = (other,) if those(found, [other]) else ()
    first = least(rows, "q", *where, name=name)
    beside = (
        f"beside {WORDS.badges} of the {WORDS.pathway} itself"
        if where
        else "all of them parts of it"
    )
    return say(
        f"Of {{}} comparisons {{}} stand out (q up to {{}}); {beside}, {{}} has the "
        "smallest q ({}): it goes with {} completing, {} against {}.",
        count,
        Count(rows, clear),
        up_to,
        first,
        Chance(first.row, "q"),
        Direction(first.row, "difference", down="less"),
        Percent(first.row, "rate"),
        Percent(first.row, "others_rate"),
    )


def lead(answer: Answer[WithRow]) -> Sentence:
    """Answer it at a glance: how many comparisons stand out, among how many."""
    rows, clear = answer.rows, (("q", "≤", CLEAR),)
    if not rows:
        return sentence(answer)
    return say(
        "**{} of {}** comparisons stand out.",
        Count(rows, clear, zero="None"),
        Count(rows),
    )


def dots(answer: Answer[WithRow], mode: Mode) -> go.Figure:
    """Draw each difference as a dot with its interval, no difference as a line.

    What is filled stands out (q up to 0.05), what is hollow doesn't; a diamond is a
    badge of the pathway itself.
    """
    colours, rows = palette(mode), shown(answer)
    where = [ROW_PIXELS * n + 30 for n in range(len(rows))]
    height = ROW_PIXELS * max(len(rows), 1) + 8
    figure = canvas(mode, height + 46)
    figure.add_trace(_trace(rows, where, colours))
    ends = [0.0, *(r.low for r in rows), *(r.high for r in rows)]
    pad = 0.04 * (max(ends) - min(ends) or 1)
    figure.update_xaxes(
        range=[min(ends) - pad, max(ends) + pad],
        tickformat="+.0%",
        nticks=6,
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        title={"text": "more or less completed it, in points", "standoff": 4,
               "font": {"size": 12, "color": colours.quiet}},
    )  # fmt: skip
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    notes = [_label(row, at, colours) for row, at in zip(rows, where, strict=True)]
    margin = {"l": 8, "r": 8, "t": 0, "b": 46}
    zeros = [_zero(at, colours) for at in where]
    return figure.update_layout(margin=margin, annotations=notes, shapes=zeros)


def _zero(at: int, colours: Palette) -> dict[str, Any]:
    """Draw a short stroke at no difference: a long one would cross the words."""
    line = {"color": colours.quiet, "width": 1.5}
    ends = {"x0": 0, "x1": 0, "y0": at - 8, "y1": at + 8}
    return {"type": "line", "xref": "x", "yref": "y", "line": line} | ends


def _trace(rows: Sequence[WithRow], where: list[int], colours: Palette) -> go.Scatter:
    filled = [row.q <= CLEAR for row in rows]
    return go.Scatter(
        x=[row.difference for row in rows],
        y=where,
        mode="markers",
        marker={
            "size": 10,
            "symbol": ["diamond" if r.is_of_pathway else "circle" for r in rows],
            "color": [colours.text if is_ else colours.background for is_ in filled],
            "line": {"color": colours.text, "width": 1.6},
        },
        error_x={
            "array": [row.high - row.difference for row in rows],
            "arrayminus": [row.difference - row.low for row in rows],
            "color": colours.text,
            "thickness": 1.6,
            "width": 0,
        },
        customdata=[
            f"<b>{plain(name(row))}</b><br>{percent(row.rate)} of "
            f"{number(row.learners)}, {percent(row.others_rate)} of "
            f"{number(row.others)} others<br>{points(row)}, q {plain(chance(row.q))}"
            for row in rows
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _label(row: WithRow, at: int, colours: Palette) -> dict[str, Any]:
    quiet = f'<span style="color:{colours.quiet};font-size:12px">'
    return {
        "text": f"{plain(_short(row))}  {quiet}q {plain(chance(row.q))}</span>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": at - 18,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": colours.text},
    }


def _short(row: WithRow) -> str:
    text = row.value if row.kind == "badge" else name(row)
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return f"{cut}, early" if row.kind == "badge" else cut


def alt(answer: Answer[WithRow]) -> str:
    """Describe the dots to somebody who can't see them."""
    told = "; ".join(f"{name(row)}: {points(row)}" for row in shown(answer)[:6])
    return f"Dots with intervals, one a comparison. {told}."


def rows_of(answer: Answer[WithRow]) -> list[dict[str, Any]]:
    """Return the table: every comparison that was made."""
    return [
        {
            "With": name(row),
            f"{capital(WORDS.learners)} with": row.learners,
            "Completed with": row.completed,
            "Rate with": percent(row.rate),
            f"{capital(WORDS.learners)} without": row.others,
            "Completed without": row.others_completed,
            "Rate without": percent(row.others_rate),
            "Difference": points(row),
            "q": chance(row.q),
        }
        for row in answer.rows
    ]
