"""Whether staying differs by group: a part of the persistence screen."""

from typing import Any

import streamlit as st

from analytics.asking.answer import Answer
from analytics.drawing.bars import bars
from analytics.drawing.markup import as_is
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
Each bar is a group of the last cohort that is finished, the thin line its 95% interval.
The triangles show every cohort of a group, on the same scale of colour. Groups differ
in more than their name: what they bring, study and can afford.
"""


def draw(view: View, asked: Chosen[RetentionQuestion], whole: Answer[Any]) -> None:
    """Draw the groups of the latest cohort, and a triangle for each."""
    if asked.by is None:
        return
    by = as_is(asked.by.replace("_", " "))
    st.header(f"Does it differ by {by}?", anchor=False)
    split = ask(retention, view.state, asked.split(view.scope), asked.question)
    rows = words.latest(split, whole)
    st.markdown(words.groups_sentence(rows, asked.by))
    show.picture(
        "apart",
        bars(charts.group_bars(rows, asked.by), show.mode()),
        tables.cohorts(split),
        alt=words.groups_sentence(rows, asked.by),
        answer=split,
        how=HOW,
        with_notes=False,
    )
    _triangles(view, asked, asked.by)


def _triangles(view: View, asked: Chosen[RetentionQuestion], by: str) -> None:
    cells = ask(triangle, view.state, asked.split(view.scope), asked.question)
    if not cells.rows:
        show.notes(cells.notes)
        return
    st.subheader("Term after term, group by group", anchor=False)
    beside = st.columns(2, gap="medium")
    for place, group in enumerate(words.largest_groups(cells)):
        rows, means = words.of_group(cells, group)
        with beside[place % len(beside)]:
            st.markdown(words.group_heading(group, by, means))
            figure = charts.triangle(rows, means, show.mode())
            show.draw(f"triangle-{place}", figure, alt=words.triangle_alt(means))
    with st.expander("The numbers as a table", icon=":material/table_rows:"):
        show.table("triangles", tables.triangle(cells), alt="Every cell of every group")
