"""What the world sees of one learner: a part of the journey screen."""

import streamlit as st

from analytics.asking.learner import THEIR_OWN
from analytics.questions.journey import shown_words as words
from analytics.questions.journey.counts import JourneyAnswer
from pages.shared import plain, show


def draw(answer: JourneyAnswer) -> None:
    """Draw it for the learner; to others say that it is the learner's own."""
    st.subheader("What does the world see?", anchor=False)
    if not answer.scope.viewer.rights.sharing:
        show.notes([THEIR_OWN])
        return
    st.markdown(words.sentence(answer))
    rows = words.rows_of(answer)
    if rows:
        with st.expander("Award by award", icon=":material/table_rows:"):
            plain.table("shown", rows, "Every award: who may see it, shares and looks")
    show.notes([words.UNKNOWN])
