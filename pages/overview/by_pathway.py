"""Which pathways learners are on: a tab of the overview."""

from typing import Any

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.overview import picture as charts
from analytics.questions.pathways.counts import pathways
from pages.shared import show
from pages.shared.view import View, ask


def draw(view: View) -> None:
    """List the pathways, those with most learners first; each leads to its own."""
    found = ask(pathways, view.state, view.scope)
    if not found.rows:
        show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see who is on them."])
        return
    across: Any = {"horizontal": True, "horizontal_alignment": "distribute"}
    with st.container(gap=None):
        for row in sorted(found.rows, key=lambda row: -(row.learners_started or 0)):
            with st.container(**across):
                st.page_link(
                    "pages/progression/screen.py",
                    label=row.title,
                    icon=":material/account_tree:",
                    query_params={"pathway": row.title},
                )
                st.caption(as_is(charts.pathway_line(row)), width="content")
    show.beneath(
        "pathways",
        charts.pathway_rows(found),
        about=f"which {WORDS.pathways} {WORDS.learners} are on",
        alt=WORDS.pathways,
        answer=found,
    )
