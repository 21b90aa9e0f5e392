"""Who takes part, and what becomes of gaps: a part of the persistence screen."""

import streamlit as st

from analytics.drawing.bars import bars
from analytics.drawing.markup import as_is
from analytics.drawing.words import spoken
from analytics.questions.outcome import table as tables
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.participation import words as words
from analytics.questions.participation.counts import participation
from pages.shared import show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = """
A bar is the share of a group, enrolled at that census, that had it by then; the thin
line its 95% interval. Beside it stands the gap to everybody else. Nothing is adjusted
here: a gap says who takes part, not why. Groups with too few on a side have no gap.
"""


def draw(view: View, asked: Chosen[OutcomeQuestion]) -> None:
    """Draw who takes part, by group, and what becomes of the outcome's gaps."""
    if asked.by is None:
        return
    by = as_is(asked.by.replace("_", " "))
    st.subheader(f"Who takes part, by {by}?", anchor=False)
    answer = ask(participation, view.state, asked.split(view.scope), asked.question)
    if not answer.rows:
        show.notes(answer.notes)
        return
    rows = words.first(answer, "taking part")
    st.markdown(words.sentence(rows, asked.by))
    show.picture(
        "taking-part",
        bars(words.bars(rows, asked.by), show.mode()),
        words.rows_of(answer),
        alt=words.sentence(rows, asked.by),
        answer=answer,
        how=HOW,
        with_notes=False,
    )
    st.subheader("Does the gap close among those who take part?", anchor=False)
    for told in words.gaps(answer):
        st.markdown(f"- {told}")
    split = ask(outcome, view.state, asked.split(view.scope), asked.question)
    show.notes([spoken(one.meaning) for one in split.interaction[:1]])
    with st.expander("What was found in each group", icon=":material/table_rows:"):
        show.table("by-group", tables.rows_of(split), alt="Every comparison by group")
