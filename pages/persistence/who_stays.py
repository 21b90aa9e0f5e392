"""Who stays, and for how long: a tab of the persistence screen."""

from typing import Any

import streamlit as st

from analytics.asking.answer import Answer
from analytics.drawing.bars import bars
from analytics.drawing.markup import as_is
from analytics.questions.outcome.words import TITLE
from analytics.questions.persistence import picture as charts
from analytics.questions.persistence import table as tables
from analytics.questions.persistence import words as words
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import triangle
from pages.shared import show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = """
A bar is the share of a cohort that stayed; the thin line its 95% interval. A cohort
without a bar is unfinished: nobody can tell yet. Who isn't enrolled at that census may
come back, and is counted again when that happens.
"""
HOW_CELLS = """
Down: the term of entry, with the number who entered. Across: regular terms since. Each
cell is the share who are enrolled at that term's census (or have graduated, where they
count). **Hatched**: the term isn't observed yet. The last row weighs each person the
same, and counts only cohorts old enough to tell; so its columns stand for fewer and
fewer cohorts.
"""
HOW_GROUPS = """
Each bar is a group of the last cohort that is finished, the thin line its 95% interval.
The triangles show every cohort of a group, on the same scale of colour. Groups differ
in more than their name: what they bring, study and can afford.
"""
AFTER = "Term after term"


def draw(view: View, asked: Chosen[RetentionQuestion], top: Any) -> None:
    """Draw each cohort, or the groups of the latest, and then term after term."""
    answer = ask(retention, view.state, view.scope, asked.question)
    told = words.sentence(answer, asked.question)
    with top:
        show.head(TITLE, answer, words.lead(answer, asked.question))
    if asked.by is None:
        show.picture(
            "retention",
            bars(charts.cohort_bars(answer), show.mode()),
            tables.cohorts(answer),
            about="who stays",
            alt=words.alt(answer),
            answer=answer,
            how=HOW,
            further=told,
        )
        _triangle(view, asked)
    else:
        _groups(view, asked, answer, asked.by)
        st.markdown(told)
        _triangles(view, asked, asked.by)


def _triangle(view: View, asked: Chosen[RetentionQuestion]) -> None:
    cells = ask(triangle, view.state, view.scope, asked.question)
    st.header(AFTER, anchor=False)
    st.markdown(words.triangle_sentence(cells.means))
    if not cells.rows:
        show.notes(cells.notes)
        return
    show.picture(
        "triangle",
        charts.triangle(cells.rows, cells.means, show.mode()),
        tables.triangle(cells),
        about="who stays, term after term",
        alt=words.triangle_alt(cells.means),
        answer=cells,
        how=HOW_CELLS,
        least=show.SECOND,
    )


def _groups(
    view: View, asked: Chosen[RetentionQuestion], whole: Answer[Any], by: str
) -> None:
    """Draw the groups of the latest cohort."""
    split = ask(retention, view.state, asked.split(view.scope), asked.question)
    rows = words.latest(split, whole)
    told = words.groups_sentence(rows, by)
    st.header(f"Does it differ by {as_is(by.replace('_', ' '))}?", anchor=False)
    show.picture(
        "apart",
        bars(charts.group_bars(rows, by), show.mode()),
        tables.cohorts(split),
        about=f"who stays, by {by.replace('_', ' ')}",
        alt=told,
        answer=split,
        how=HOW_GROUPS,
        further=told,
    )


def _triangles(view: View, asked: Chosen[RetentionQuestion], by: str) -> None:
    cells = ask(triangle, view.state, asked.split(view.scope), asked.question)
    if not cells.rows:
        show.notes(cells.notes)
        return
    st.header(f"{AFTER}, group by group", anchor=False)
    beside = st.columns(2, gap="medium")
    for place, group in enumerate(words.largest_groups(cells)):
        rows, means = words.of_group(cells, group)
        with beside[place % len(beside)]:
            st.markdown(words.group_heading(group, by, means))
            figure = charts.triangle(rows, means, show.mode())
            alt = words.triangle_alt(means)
            show.draw(f"triangle-{place}", figure, alt=alt, least=0)
    show.beneath(
        "triangles",
        tables.triangle(cells),
        about="who stays, term after term, group by group",
        alt="Every cell of every group",
        answer=cells,
        how=HOW_CELLS,
    )
