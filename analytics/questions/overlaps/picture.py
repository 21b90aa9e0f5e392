"""Which badges count where: a matrix of badges and pathways, and words for it."""

from typing import Any

import plotly.graph_objects as go

from analytics.drawing.claims import Count, Sentence, Total, join, say
from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, number, palette
from analytics.drawing.words import WORDS
from analytics.questions.overlaps.counts import OverlapRow, OverlapsAnswer

MOST_BADGES, MOST_PATHWAYS = 40, 15
ROW_PIXELS, HEAD_PIXELS, NAME_PIXELS = 22, 28, 150
NAME_LENGTH = 24


def shared(answer: OverlapsAnswer) -> list[OverlapRow]:
    """Return the rows of the badges that count in several pathways, most first.

    At most 40 badges and 15 pathways are drawn; the table has all.
    """
    several = [row for row in answer.rows if row.pathways > 1]
    badges = list(dict.fromkeys(row.achievement for row in several))[:MOST_BADGES]
    paths = sorted({row.title for row in several})[:MOST_PATHWAYS]
    return [r for r in several if r.achievement in badges and r.title in paths]


def sentence(answer: OverlapsAnswer) -> Sentence:
    """Say how many learners are on several pathways, and how many badges are shared."""
    several, people = (("pathways", ">", 1),), answer.people
    told = say(
        f"**{{}} of {{}}** {WORDS.badges} count in more than one {WORDS.pathway}.",
        Count(answer.rows, several, each=("achievement",)),
        Count(answer.rows, each=("achievement",)),
    )
    if any(row.learners is None for row in people):
        return told
    counted = say(
        f"**{{}} of {{}}** {WORDS.learners} with any {WORDS.badge} of a "
        f"{WORDS.pathway} are on several, each counted once.",
        Total(people, "learners", several),
        Total(people, "learners"),
    )
    return join(counted, told)


def matrix(answer: OverlapsAnswer, mode: Mode) -> go.Figure:
    """Draw a dot where a badge counts, a diamond where it is a milestone.

    Pathways are numbered across, as the list beneath says; badges stand by name.
    """
    colours, rows = palette(mode), shared(answer)
    badges = list(dict.fromkeys(row.achievement for row in rows))
    paths = legend(answer)
    height = HEAD_PIXELS + ROW_PIXELS * len(badges)
    figure = canvas(mode, height + 8)
    figure.add_scatter(
        x=[paths.index(row.title) + 1 for row in rows],
        y=[badges.index(row.achievement) + 1 for row in rows],
        mode="markers",
        marker={
            "size": 10,
            "color": colours.quiet,
            "symbol": ["diamond" if r.is_milestone else "circle" for r in rows],
        },
        customdata=[_told(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )
    names = {row.achievement: row.name for row in rows}
    _axes(figure, [_short(names[badge]) for badge in badges], len(paths), colours)
    return figure


def _short(name: str) -> str:
    cut = name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"
    return plain(cut)


def _told(row: OverlapRow) -> str:
    what = "its milestone" if row.is_milestone else "counts"
    held = "held back" if row.learners is None else f"{number(row.learners)} hold it"
    return f"<b>{plain(row.name)}</b><br>{what} in {plain(row.title)}<br>{held}"


def _axes(figure: go.Figure, names: list[str], paths: int, colours: Palette) -> None:
    quiet = {"size": 12, "color": colours.quiet}
    shared_style = {
        "gridcolor": colours.track,
        "zeroline": False,
        "fixedrange": True,
    }
    figure.update_xaxes(
        side="top",
        range=[0.4, paths + 0.6],
        tickvals=list(range(1, paths + 1)),
        tickfont=quiet,
        tickangle=0,
        **shared_style,
    )
    figure.update_yaxes(
        range=[len(names) + 0.6, 0.4],
        tickvals=list(range(1, len(names) + 1)),
        ticktext=names,
        tickfont={"size": 12, "color": colours.text},
        **shared_style,
    )
    figure.update_layout(margin={"l": NAME_PIXELS, "r": 8, "t": HEAD_PIXELS, "b": 8})


def legend(answer: OverlapsAnswer) -> list[str]:
    """Return the pathways across, in the order of their numbers."""
    return sorted({row.title for row in shared(answer)})


def numbered(answer: OverlapsAnswer) -> str:
    """Say which number stands for which pathway."""
    return " · ".join(f"{n} {title}" for n, title in enumerate(legend(answer), 1))


def alt(answer: OverlapsAnswer) -> str:
    """Describe the matrix to somebody who can't see it."""
    most = {row.name: row.pathways for row in shared(answer)}
    told = "; ".join(f"{name} in {count}" for name, count in list(most.items())[:6])
    return f"A matrix of {WORDS.badges} and the {WORDS.pathways} they count in. {told}."


def rows_of(answer: OverlapsAnswer) -> list[dict[str, Any]]:
    """Return the table: every badge in every pathway in which it counts."""
    return [
        {
            WORDS.badge.capitalize(): row.name,
            WORDS.pathway.capitalize(): row.title,
            "Counts as": "milestone" if row.is_milestone else "listed",
            "Hold it": row.learners,
            "Counts in": row.pathways,
        }
        for row in answer.rows
    ]


def people_rows(answer: OverlapsAnswer) -> list[dict[str, Any]]:
    """Return who is on how many pathways: each learner once."""
    return [
        {"On so many": row.pathways, WORDS.learners.capitalize(): row.learners}
        for row in answer.people
    ]
