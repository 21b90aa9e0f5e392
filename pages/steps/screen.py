from functools import partial

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.steps import words as words
from pages.shared import filters, show, tabs
from pages.steps import behind, course
from pages.steps import filters as steps_filters

view = filters.current()
top = st.container()
asked = steps_filters.draw(view)
if asked is None:
    with top:
        show.title(words.TITLE)
    show.notes([f"Choose steps: {WORDS.badges}, or stages such as having entered."])
    st.stop()

parts = {
    "Steps": partial(course.draw, view, asked, top),
    "The rest": partial(course.rest, view, asked, top),
    "Better?": partial(course.trend, view, asked, top),
}
if view.scope.viewer.rights.people:
    parts["Who"] = partial(behind.draw, view, asked, top)
tabs.draw(parts, own={"trend": "Better?", "bar": "Who", "stopped": "Who"})
