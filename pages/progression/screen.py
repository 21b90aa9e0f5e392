from functools import partial

import streamlit as st

from analytics.drawing.words import WORDS
from pages.progression import better, when, where
from pages.progression import goes_with as alike
from pages.shared import filters, pathway_filters, show, tabs

view = filters.current()
top = st.container()
asked = pathway_filters.draw(view)
if asked is None:
    with top:
        show.title(f"Where do {WORDS.learners} stop?")
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see who is on them."])
    st.stop()

tabs.draw(
    {
        "Where": partial(where.draw, view, asked, top),
        "When": partial(when.draw, view, asked, top),
        "Better?": partial(better.draw, view, asked, top),
        "Goes with": partial(alike.draw, view, asked, top),
    },
    own={"retroactive": "When", "late": "Goes with"},
)
