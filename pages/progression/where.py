"""Where learners stop on a pathway, and what holds them up: progression's first tab."""

from typing import Any

import streamlit as st

from analytics.asking.answer import Answer
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.bottlenecks import words as bottleneck_words
from analytics.questions.bottlenecks.counts import (
    BottleneckQuestion,
    BottleneckRow,
    bottlenecks,
)
from analytics.questions.progression import picture as charts
from analytics.questions.progression import words as words
from analytics.questions.progression.counts import (
    ProgressionAnswer,
    Question,
    progression,
)
from analytics.questions.progression.groups_picture import groups
from pages.progression import scenario
from pages.shared import pathway_filters, show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = f"""
Each row is a step of the {WORDS.pathway}; indented under it stands what it asks for.
A bar shows how many of those who **started** (earned at least one achievement of it)
have completed that step; the thin line is the 95% interval. Steps beside one another
can be done in any order, so bars needn't shrink on the way down. ◂ says who has
everything else: they would have completed the {WORDS.pathway} with that step alone.
"""


def draw(view: View, asked: Chosen[Question], top: Any) -> None:
    """Draw the steps, after the groups where these are compared, and what holds up."""
    answer = ask(progression, view.state, view.scope, asked.question)
    told = asked.question
    held_up = ask(
        bottlenecks,
        view.state,
        view.scope,
        BottleneckQuestion(told.pathway, told.version, told.basis, told.entered),
    )
    waits = bottleneck_words.sentence(held_up)
    whole = words.sentence(answer, waits)
    says_where = bool(waits) and whole.endswith(waits)
    with top:
        show.head(words.title(answer), answer, waits if says_where else whole)
    if asked.by is not None:
        _groups(view, asked, answer, asked.by)
        st.header("Step by step", anchor=False)
    show.picture(
        "progression",
        charts.tree(
            answer,
            show.mode(),
            pathway_filters.with_achievements(answer),
            bottleneck_words.marks(held_up),
        ),
        words.rows_of(answer),
        about=f"where {WORDS.learners} stop",
        alt=words.alt(answer),
        answer=answer,
        how=HOW,
        further=show.lead_of(whole) if says_where else show.rest_of(whole),
    )
    _holds_up(view, asked, held_up)


def _groups(
    view: View, asked: Chosen[Question], answer: ProgressionAnswer, by: str
) -> None:
    """Draw how many completed a step, in each group."""
    split = ask(progression, view.state, asked.split(view.scope), asked.question)
    name = by.replace("_", " ")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.header(f"Does it differ by {as_is(name)}?", anchor=False)
    with right:
        step = pathway_filters.step(answer)
    told = words.groups_sentence(split, step)
    show.picture(
        "groups",
        groups(split, step, show.mode()),
        words.rows_of(split),
        about=f"whether it differs by {name}",
        alt=told,
        answer=split,
        how="A dot is the rate in one group, the line its 95% interval: the fewer "
        "people, the longer the line. The table has every step of every group.",
        further=told,
    )


def _holds_up(
    view: View, asked: Chosen[Question], held_up: Answer[BottleneckRow]
) -> None:
    """Say who lacks only one step, and why; lead to what it would change."""
    st.header("What holds them up?", anchor=False)
    st.markdown(bottleneck_words.why(held_up))
    rows = bottleneck_words.rows_of(held_up)
    alt = "Who lacks only one step, the worst first, and why"
    if rows:
        show.table(rows, alt=alt)
    about = "what holds them up"
    show.beneath(
        "bottlenecks", rows, about=about, alt=alt, answer=held_up, is_open=True
    )
    st.page_link(
        "pages/what_if/screen.py",
        label="What if it asked for one fewer?",
        icon=":material/tune:",
        query_params=pathway_filters.carried()
        | scenario.one_fewer(view, asked.question, held_up),
    )
