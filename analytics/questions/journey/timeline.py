"""One learner's journey in time: a lane a pathway, the terms behind, enrolment below.

An earned badge is a ring, its issuing a disc, and a line joins the two: what was
issued later shows as a long line. Milestones are diamonds.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import plotly.graph_objects as go

from analytics.asking.learner import AwardRow, TermRow
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import FONT, Mode, Palette, day, palette
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.journey.lanes import Lane, lanes
from analytics.questions.journey.sheet import fit, wide

LINE, PAD, FOOT, HEAD = 17, 34, 66, 22  # pixels: a row, a lane's name, below, above
YEARS = 24  # pixels: the room of the years, beneath everything


def draw(
    answer: JourneyAnswer, chosen: Iterable[str], mode: Mode, width: float = 920
) -> go.Figure:
    """Draw a lane for each chosen pathway (id), and one for badges in none of them."""
    colours = palette(mode)
    found = lanes(answer, chosen, width)
    terms = answer.terms
    span = _span(answer, terms)
    tops = list(accumulate((PAD + LINE * lane.rows for lane in found), initial=HEAD))
    height = tops[-1] + FOOT
    figure = canvas(mode, height)
    shapes, notes = _terms(terms, span, height, width, colours)
    titles = [lane.title for lane in found] + (["Enrolled"] if terms else [])
    for title, top in zip(titles, tops, strict=False):
        shapes.append(_rule(top, colours))
        notes.append(_name(title, top, width, colours))
    for lane, top in zip(found, tops, strict=False):
        figure.add_traces(_lane(lane, top + PAD - 4, colours))
    figure.update_layout(shapes=shapes, annotations=notes, margin={"t": 0, "b": YEARS})
    _axes(figure, span, height, colours)
    return figure


def _axes(
    figure: go.Figure, span: tuple[date, date], height: float, colours: Palette
) -> None:
    """Set the years below; pixels from the top down at the side, unseen."""
    figure.update_xaxes(
        range=span, fixedrange=True, showgrid=False, zeroline=False,
        tickfont={"size": 11, "color": colours.quiet}, dtick="M12", tickformat="%Y",
        tick0=date(span[0].year, 1, 1),
    )  # fmt: skip
    figure.update_yaxes(range=[height - YEARS, 0], visible=False, fixedrange=True)


def _span(answer: JourneyAnswer, terms: tuple[TermRow, ...]) -> tuple[date, date]:
    """Return the first and the last day that are drawn."""
    days = [term.starts_on for term in terms] + [answer.as_of]
    days += [award.earned_on for award in answer.awards]
    days += [award.issued_on for award in answer.awards]
    first, last = min(days), max(days)
    room = timedelta(days=max(20, (last - first).days // 40))
    return first - room, last + room


def _rule(y: float, colours: Palette) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y,
        "line": {"color": colours.line, "width": 1}, "layer": "below",
    }  # fmt: skip


def _name(title: str, top: float, width: float, colours: Palette) -> dict[str, Any]:
    return {
        "xref": "paper", "x": 0, "y": top + 4, "xanchor": "left", "yanchor": "top",
        "text": f"<b>{plain(fit(title, width, 13))}</b>", "showarrow": False,
        "font": {"size": 13, "family": FONT, "color": colours.text},
        "align": "left", "borderpad": 0,
    }  # fmt: skip


def _lane(lane: Lane, top: float, colours: Palette) -> list[go.Scatter]:
    """Return a lane's traces: the joining lines, then earned, then issued."""
    xs: list[date | None] = []
    ys: list[float | None] = []
    for one in lane.shown:
        if one.is_apart:
            xs += [one.award.earned_on, one.award.issued_on, None]
            ys += [top + LINE * one.row] * 2 + [None]
    join = go.Scatter(
        x=xs, y=ys, mode="lines", hoverinfo="skip", name="earned to issued",
        line={"color": colours.complete, "width": 1.6},
    )  # fmt: skip
    return [
        join,
        _points(lane, top, colours, issued=False),
        _points(lane, top, colours, issued=True),
    ]


def _points(lane: Lane, top: float, colours: Palette, issued: bool) -> go.Scatter:
    shown = [one for one in lane.shown if issued or one.is_apart]
    inks = [_ink(one.award, colours) for one in shown]
    return go.Scatter(
        x=[o.award.issued_on if issued else o.award.earned_on for o in shown],
        y=[top + LINE * one.row for one in shown],
        mode="markers",
        name="issued" if issued else "earned",
        marker={
            "symbol": [_symbol(one.award) for one in shown],
            "size": [13 if one.award.is_milestone else 10 for one in shown],
            "opacity": 1,
            "color": inks if issued else colours.background,
            "line": {"width": 1.6, "color": inks},
        },
        hovertext=[_hover(one.award) for one in shown],
        hoverinfo="text",
        customdata=[[one.award.achievement] for one in shown],
    )


def _symbol(award: AwardRow) -> str:
    if award.is_revoked:
        return "x-thin"
    return "diamond" if award.is_milestone else "circle"


def _ink(award: AwardRow, colours: Palette) -> str:
    return colours.held_back if award.is_revoked else colours.complete


def _hover(award: AwardRow) -> str:
    lines = [f"<b>{plain(award.name)}</b>", f"Earned {day(award.earned_on)}"]
    if award.issued_on != award.earned_on:
        later = ", long after it was earned" if award.is_retroactive else ""
        lines.append(f"Issued {day(award.issued_on)}{later}")
    if award.is_revoked:
        lines.append("Revoked: it no longer counts")
    if award.is_suspended:
        lines.append("Suspended: not in force for now")
    return "<br>".join(lines)


def _terms(
    terms: tuple[TermRow, ...],
    span: tuple[date, date],
    height: float,
    width: float,
    colours: Palette,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the bands of the terms, with enrolment beneath, and their names."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for place, term in enumerate(terms):
        x = {"x0": term.starts_on, "x1": term.ends_on + timedelta(days=1)}
        if term.is_regular:
            shapes.append(
                {
                    "type": "rect", "y0": HEAD, "y1": height - FOOT, **x,
                    "fillcolor": colours.panel, "line": {"width": 0}, "layer": "below",
                }
            )  # fmt: skip
        shapes += _enrolment(term, height - FOOT + 24, colours)
        pixels = (term.ends_on - term.starts_on) / (span[1] - span[0]) * width
        if wide(term.name, 11) < pixels + 8 and (term.is_regular or not place):
            notes.append(_term_name(term, colours))
    return shapes, notes


def _term_name(term: TermRow, colours: Palette) -> dict[str, Any]:
    return {
        "x": term.starts_on + (term.ends_on - term.starts_on) / 2,
        "y": 4, "yanchor": "top", "text": plain(term.name), "showarrow": False,
        "font": {"size": 11, "color": colours.quiet, "family": FONT},
    }  # fmt: skip


def _enrolment(term: TermRow, y: float, colours: Palette) -> list[dict[str, Any]]:
    """Return a bar of a term: whole for full time, half for part time, else hollow."""
    if term.enrolled is None and not term.is_regular:
        return []
    high = 10.0
    bar = {
        "type": "rect", "x0": term.starts_on, "x1": term.ends_on, "layer": "above",
        "y0": y, "y1": y + high, "line": {"color": colours.open, "width": 1},
    }  # fmt: skip
    if not term.enrolled:
        bar["line"] = {"color": colours.covered, "width": 1, "dash": "dot"}
        return [bar]
    top = y + (high / 2 if term.full_time is False else 0)
    return [bar, bar | {"y0": top, "fillcolor": colours.open, "line": {"width": 0}}]
