"""Decisions of people on a screen: done, said, and shown at once."""

from collections.abc import Callable

import streamlit as st

from analytics.decisions.begun import DecisionsError
from analytics.scope import UnknownError
from analytics.store.ledger import StoreError

_SAID = "decision-said"


def say() -> None:
    """Say what came of the decision that was just made."""
    told = st.session_state.pop(_SAID, None)
    if isinstance(told, Exception):
        st.error(str(told))
    elif told:
        st.success(told)


def button(label: str, key: str, act: Callable[[], object], told: str) -> None:
    """Draw a button that decides; the screen is drawn anew with what follows."""
    if st.button(label, key=key):
        try:
            with st.spinner("Working out what follows from it …"):
                act()
            st.session_state[_SAID] = told
        except (UnknownError, StoreError, DecisionsError) as error:
            st.session_state[_SAID] = error
        st.rerun()
