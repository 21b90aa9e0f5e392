from functools import partial

import streamlit as st

from analytics.questions.attainment import words as words
from pages.attainment import assessing, standard
from pages.attainment import filters as attainment_filters
from pages.shared import filters, show, tabs

view = filters.current()
top = st.container()
asked = attainment_filters.draw(view)
if asked is None:
    with top:
        show.title(words.TITLE)
    show.notes([words.NOTHING])
    st.stop()

parts = {
    "Standard": partial(standard.draw, view, asked, top),
    "Levels": partial(assessing.levels, view, asked, top),
    "Attempts": partial(assessing.attempts, view, asked, top),
    "Agreement": partial(assessing.agreement, view, asked, top),
}
if view.scope.viewer.rights.people:
    parts["Read again"] = partial(assessing.sample, view, asked, top)
tabs.draw(parts, own={"size": "Read again", "seed": "Read again", "scale": "Levels"})
