from functools import partial

import streamlit as st

from analytics.questions.outcome import words as outcome_words
from pages.persistence import answered, evidence, taking_part
from pages.persistence import filters as persistence_filters
from pages.persistence import who_stays as staying
from pages.shared import filters, show, tabs

view = filters.current()
top = st.container()
asked = persistence_filters.draw(view)
if asked is None:
    with top:
        show.title(outcome_words.TITLE)
    show.notes([persistence_filters.nothing(view)])
    st.stop()

tabs.draw(
    {
        "Answer": partial(answered.draw, view, asked.compared, top),
        "Who stays": partial(staying.draw, view, asked.staying, top),
        "Evidence": partial(evidence.draw, view, asked.compared, top),
        "Groups": partial(taking_part.draw, view, asked.compared, top),
    }
)
