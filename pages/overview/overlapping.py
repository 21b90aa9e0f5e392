"""Which badges count where: a part of the overview."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.overlaps import picture as charts
from analytics.questions.overlaps.counts import overlaps
from pages.shared import plain, show
from pages.shared.view import View, ask


def draw(view: View) -> None:
    """Draw the badges that several pathways share; the table has all."""
    answer = ask(overlaps, view.state, view.scope)
    if not answer.rows:
        return
    st.header(f"Which {WORDS.badges} count where?", anchor=False)
    st.markdown(charts.sentence(answer))
    if charts.shared(answer):
        drawn = charts.matrix(answer, show.mode())
        show.draw("overlaps", drawn, alt=charts.alt(answer))
        st.caption(as_is(charts.numbered(answer)))
    show.notes(answer.notes)
    with st.expander("The numbers as a table", icon=":material/table_rows:"):
        plain.table("overlaps", charts.rows_of(answer), charts.alt(answer))
        alt = f"How many {WORDS.learners} are on how many {WORDS.pathways}"
        plain.table("several", charts.people_rows(answer), alt)
    plain.explain(
        f"A dot: the {WORDS.badge} counts in that {WORDS.pathway}. A diamond: it is a "
        "milestone of it. Drawn are those that count in several, the widest first.",
        answer.definition,
    )
