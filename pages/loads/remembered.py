"""Mappings that were made on the loads screen: listed, downloaded, forgotten."""

from pathlib import Path

import streamlit as st

from analytics.decisions.begun import DecisionsError
from analytics.decisions.mappings import Kept, forget, kept
from analytics.drawing.markup import as_is
from analytics.questions.loads import words as words
from pages.shared import visit


def show_kept(root: Path) -> None:
    """Show the mappings that later loads use; nothing where there are none."""
    try:
        found = kept(root)
    except DecisionsError as error:
        st.error(str(error))
        return
    if not found:
        return
    st.header("Mappings that are kept", anchor=False)
    st.markdown("Files with the same columns are read by them.")
    for one in found:
        _one(root, one)


def _one(root: Path, one: Kept) -> None:
    with st.container(border=True):
        told = f"made {words.instant(one.at.isoformat())} by {as_is(one.by)}"
        st.markdown(f"**{as_is(one.file)}** ({len(one.header)} columns), {told}")
        with st.container(horizontal=True):
            st.download_button(
                "Download mapping.yaml",
                one.text,
                "mapping.yaml",
                "text/plain",
                key=f"kept-{one.id}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )
            with st.popover("Forget it", icon=":material/delete:"):
                st.markdown("What was loaded stays. The next such file is asked about.")
                if st.button("Yes, forget it", key=f"forget-{one.id}"):
                    forget(root, one.id, by=visit.who())
                    st.session_state["load-result"] = "The mapping is forgotten."
                    st.rerun()
