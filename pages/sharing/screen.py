from functools import partial

import streamlit as st

from pages.shared import filters, tabs
from pages.sharing import how_soon as soon
from pages.sharing import path
from pages.sharing import what as shown
from pages.sharing import who_looks as looking

view = filters.current()
top = st.container()
tabs.draw(
    {
        "Path of an award": partial(path.draw, view, top),
        "What": partial(shown.draw, view, top),
        "How soon": partial(soon.draw, view, top),
        "Who looks": partial(looking.draw, view, top),
    },
    own={"shown": "What", "soon": "How soon", "looks": "Who looks"},
)
