"""What the world sees of one learner: a tab of the journey."""

import streamlit as st

from analytics.asking.learner import THEIR_OWN
from analytics.questions.journey import shown_words as words
from analytics.questions.journey.counts import JourneyAnswer
from pages.shared import plain, show


def draw(answer: JourneyAnswer) -> None:
    """Draw it for the learner; to others say that it is the learner's own."""
    if not answer.scope.viewer.rights.sharing:
        show.notes([THEIR_OWN])
        return
    st.markdown(words.sentence(answer))
    rows = words.rows_of(answer)
    if rows:
        alt = "Every award: who may see it, shares and looks"
        plain.beneath("shown", rows, about="what the world sees", alt=alt)
    show.notes([words.UNKNOWN])
