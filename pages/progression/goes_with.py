"""What goes with completing a pathway: a part of the progression screen."""

import streamlit as st

from analytics.questions.goes_with import picture as charts
from analytics.questions.goes_with.counts import WithQuestion, goes_with
from analytics.questions.progression.counts import Question
from pages.shared import plain, show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = """
A dot is the share who completed it within two years among those with something (an
attribute, or a badge issued in their first 90 days), minus the share among those
without; the line its 95% interval. Badges are compared among those who were enrolled
when the 90 days ended: whoever had gone couldn't be given one. Filled: it stands out
among all the comparisons made (q up to 0.05). A diamond is a badge of the pathway
itself. It **goes with** completing; nothing here says that it brings it about.
"""


def draw(view: View, asked: Chosen[Question]) -> None:
    """Draw the comparisons once they are asked for."""
    label = "What goes with completing?"
    part = st.expander(
        label, icon=":material/scatter_plot:", key="alike", on_change="rerun"
    )
    if not part.open:
        return
    told = asked.question
    with part:
        wanted = st.toggle(
            "Compare retroactive awards too", key="late", bind="query-params"
        )
        question = WithQuestion(
            told.pathway, version=told.version, basis=told.basis, retroactive=wanted
        )
        answer = ask(goes_with, view.state, view.scope, question)
        st.markdown(charts.sentence(answer))
        if answer.rows:
            show.draw("alike", charts.dots(answer, show.mode()), alt=charts.alt(answer))
            alt = "Every comparison that was made"
            plain.table("alike", charts.rows_of(answer), alt)
        show.notes(answer.notes)
        st.markdown(HOW)
        st.caption(answer.definition)
