"""What goes with completing a pathway: a tab of progression."""

from typing import Any

import streamlit as st

from analytics.questions.goes_with import picture as charts
from analytics.questions.goes_with.counts import WithQuestion, goes_with
from analytics.questions.progression import words as words
from analytics.questions.progression.counts import Question, progression
from pages.shared import show
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


def draw(view: View, asked: Chosen[Question], top: Any) -> None:
    """Draw the comparisons once they are asked for."""
    told = asked.question
    wanted = st.toggle(
        "Compare retroactive awards too", key="late", bind="query-params"
    )
    question = WithQuestion(
        told.pathway, version=told.version, basis=told.basis, retroactive=wanted
    )
    answer = ask(goes_with, view.state, view.scope, question)
    said = charts.sentence(answer)
    with top:
        whole = ask(progression, view.state, view.scope, told)
        show.head(words.title(whole), answer, charts.lead(answer))
    if answer.rows:
        show.draw("alike", charts.dots(answer, show.mode()), alt=charts.alt(answer))
    st.markdown(said)
    show.beneath(
        "alike",
        charts.rows_of(answer) if answer.rows else (),
        about="what goes with completing",
        alt="Every comparison that was made",
        answer=answer,
        how=HOW,
    )
