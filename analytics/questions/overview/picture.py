"""How big is the programme: the picture of its terms, and its tables."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analytics.asking.answer import Answer
from analytics.drawing.claims import Number, Sentence, say
from analytics.drawing.frame import canvas
from analytics.drawing.palette import Mode, Palette, number, palette
from analytics.drawing.words import WORDS, capital
from analytics.questions.overview.counts import (
    CATEGORIES,
    OverviewAnswer,
    TermCount,
)
from analytics.questions.overview.words import labels
from analytics.questions.pathways.counts import PathwayRow

ROW_PIXELS = 160
EARNED, RUNNING, LATE = "Earned", "Term in progress", "Retroactive"


def categories(answer: OverviewAnswer) -> tuple[str, ...]:
    """Return the categories in which anything was ever earned, in their order."""
    terms = answer.terms
    return tuple(
        name
        for name in CATEGORIES
        if any(t.category == name and all_of(t) for t in terms)
    )


def all_of(term: TermCount) -> int:
    """Return how many were earned in a term, in time or issued long after."""
    return (term.earned or 0) + (term.retroactive or 0)


def by_term(answer: OverviewAnswer, mode: Mode) -> go.Figure:
    """Draw what was earned in each term: a row of bars, from zero, per category.

    Retroactive ones stand outlined on top; an unfinished term is hatched.
    """
    colours, shown = palette(mode), categories(answer)
    figure = make_subplots(
        rows=len(shown),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.34 / max(len(shown), 1) ** 1.35,
        subplot_titles=[labels()[name] for name in shown],
    )
    figure.update_layout(canvas(mode, 96 + ROW_PIXELS * len(shown)).layout)
    for place, name in enumerate(shown, start=1):
        terms = [t for t in answer.terms if t.category == name]
        for trace in _bars(terms, colours, is_first=place == 1):
            figure.add_trace(trace, row=place, col=1)
    return _dressed(figure, colours)


def _bars(terms: Sequence[TermCount], colours: Palette, is_first: bool) -> list[go.Bar]:
    names = [t.name for t in terms]
    done = [None if t.unfinished else t.earned for t in terms]
    running = [t.earned if t.unfinished else None for t in terms]
    late = [t.retroactive for t in terms]
    hatch = {
        "shape": "/",
        "fgcolor": colours.complete,
        "bgcolor": colours.background,
        "size": 6,
        "solidity": 0.35,
    }
    line = {"color": colours.complete, "width": 1.4}
    flat = {"width": 0}
    ground = colours.background
    first, second = is_first, is_first and any(t.unfinished for t in terms)
    return [
        _bar(names, done, EARNED, first, color=colours.complete, line=flat),
        _bar(names, running, RUNNING, second, color=ground, pattern=hatch, line=line),
        _bar(names, late, LATE, first, color=ground, line=line),
    ]


def _bar(
    names: list[str],
    heights: Sequence[int | None],
    label: str,
    in_legend: bool,
    **marker: Any,
) -> go.Bar:
    return go.Bar(
        x=names,
        y=list(heights),
        name=label,
        legendgroup=label,
        showlegend=in_legend,
        marker=marker,
        hovertemplate="%{x}: %{y:,}<extra>" + label + "</extra>",
    )


def _dressed(figure: go.Figure, colours: Palette) -> go.Figure:
    quiet = {"size": 12, "color": colours.quiet}
    figure.update_layout(
        barmode="stack",
        bargap=0.38,
        showlegend=True,
        margin={"l": 0, "r": 0, "t": 58, "b": 8},
        legend={
            "orientation": "h",
            "xref": "container",
            "yref": "container",
            "x": 0,
            "y": 1,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 13, "color": colours.quiet},
        },
    )
    figure.update_yaxes(
        rangemode="tozero",
        gridcolor=colours.line,
        tickformat=",",
        nticks=4,
        tickfont=quiet,
        automargin=True,
        fixedrange=True,
    )
    figure.update_xaxes(
        showgrid=False,
        fixedrange=True,
        tickfont=quiet,
        linecolor=colours.quiet,
        automargin=True,
    )
    figure.update_annotations(
        x=0, xanchor="left", font={"size": 15, "color": colours.text}
    )
    return figure


def alt(answer: OverviewAnswer) -> str:
    """Describe the picture to somebody who can't see it."""
    terms = [t for t in answer.terms if t.category == "badges"]
    if not terms:
        return "No terms are loaded."
    best = max(terms, key=all_of)
    last, late = terms[-1], best.retroactive
    told = (
        "" if late is None else f", of which {number(late)} were issued retroactively"
    )
    return (
        f"Bars of {WORDS.badges} earned in each of {len(terms)} terms. The most were "
        f"earned in {best.name}: {number(all_of(best))}{told}. The last is "
        f"{last.name} with {number(last.earned)}"
        f"{', still in progress' if last.unfinished else ''}. The table has them all."
    )


def term_rows(answer: OverviewAnswer) -> list[dict[str, Any]]:
    """Return the table of the picture: a row per term, a column per category."""
    terms = answer.terms
    rows: dict[str, dict[str, Any]] = {}
    for term in terms:
        name = f"{term.name} (in progress)" if term.unfinished else term.name
        row = rows.setdefault(term.term, {"Term": name})
        if term.category in categories(answer):
            label = labels()[term.category].removesuffix(" earned")
            row[label] = term.earned
            row[f"{label}, retroactive"] = term.retroactive
    return list(rows.values())


def pathway_rows(answer: Answer[PathwayRow]) -> list[dict[str, Any]]:
    """Return the table of pathways, in the answer's order."""
    return [
        {
            capital(WORDS.pathway): row.title,
            "Counted": BASIS_WORDS[row.basis],
            "Steps": row.steps,
            "Started": row.learners_started,
            "Completed": row.learners_completed,
        }
        for row in answer.rows
    ]


def pathway_line(row: PathwayRow) -> Sentence:
    """Say how many are on a pathway: counts, for rates need time to mature."""
    people = WORDS.learner if row.learners_started == 1 else WORDS.learners
    return say(
        f"{{}} {people} {BASIS_WORDS[row.basis]} started · {{}} completed",
        Number(row, "learners_started"),
        Number(row, "learners_completed"),
    )


BASIS_WORDS = {
    "declared": "who declared it",
    "eligible": "whom it is for",
    "any": "with any of it",
}
