"""The pathway that somebody is drawing: kept while they do, each change undone."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analytics.pathways.tree import Tree

DRAFT, BEFORE, WHICH = "drawn-tree", "drawn-before", "drawn-which"


def of(which: str, begin: Callable[[], Tree]) -> Tree:
    """Return the draft of one pathway; another one is begun anew."""
    if st.session_state.get(WHICH) != which:
        start(which, begin())
    return now()


def now() -> Tree:
    """Return the pathway that is being drawn."""
    tree: Tree = st.session_state[DRAFT]
    return tree


def start(which: str, tree: Tree) -> None:
    """Begin with a pathway as it is."""
    st.session_state[WHICH], st.session_state[DRAFT] = which, tree
    st.session_state[BEFORE] = []


def put(tree: Tree) -> None:
    """Take a pathway in the place of the one that is drawn, which can come back."""
    st.session_state[BEFORE].append(st.session_state[DRAFT])
    st.session_state[DRAFT] = tree


def edit(change: Callable[..., Tree], *about: Any) -> None:
    """Change the pathway that is drawn."""
    put(change(st.session_state[DRAFT], *about))


def can_undo() -> bool:
    """Whether something was changed."""
    return bool(st.session_state.get(BEFORE))


def undo() -> None:
    """Take the last change back."""
    st.session_state[DRAFT] = st.session_state[BEFORE].pop()


def forget() -> None:
    """Leave what was drawn."""
    for key in (DRAFT, BEFORE, WHICH):
        st.session_state.pop(key, None)
