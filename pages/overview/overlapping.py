"""Which badges count where: a tab of the overview."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.overlaps import picture as charts
from analytics.questions.overlaps.counts import overlaps
from pages.shared import show
from pages.shared.view import View, ask

HOW = f"""
A dot: the {WORDS.badge} counts in that {WORDS.pathway}. A diamond: it is a milestone of
it. Drawn are those that count in several, the widest first.
"""


def draw(view: View) -> None:
    """Draw the badges that several pathways share; the table has all."""
    answer = ask(overlaps, view.state, view.scope)
    if not answer.rows:
        show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see what counts."])
        return
    st.markdown(charts.sentence(answer))
    if charts.shared(answer):
        drawn = charts.matrix(answer, show.mode())
        show.draw("overlaps", drawn, alt=charts.alt(answer))
        st.caption(as_is(charts.numbered(answer)))
    show.beneath(
        "overlaps",
        charts.rows_of(answer),
        about=f"which {WORDS.badges} count where",
        alt=charts.alt(answer),
        answer=answer,
        how=HOW,
        tables={f"On how many {WORDS.pathways}": charts.people_rows(answer)},
    )
