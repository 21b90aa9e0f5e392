"""The only cache: a state, a scope and a question in; the answer, once, out.

Keyed by the state's own key and name, so that a new load or a new name is seen at
once. Answers are frozen and shared between sessions; nobody may change one.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from analytics.asking.synthetic import is_synthetic as ask_synthetic
from analytics.questions.loads.counts import status as ask_status
from analytics.scope import Scope
from analytics.store.state import State

Found = TypeVar("Found")

MOST = 256


@st.cache_resource(max_entries=MOST, show_spinner="Counting …")
def _answered(
    key: str, name: str, scope: Scope, about: tuple, _state: State, _metric: Callable
) -> Any:
    return _metric(_state, scope, *about)


def ask(
    metric: Callable[..., Found], state: State, scope: Scope, *about: object
) -> Found:
    """Return what a metric answers about a state through a scope, counted once."""
    key, name = f"{state.key}:{state.name}", f"{metric.__module__}.{metric.__name__}"
    return _answered(key, name, scope, about, state, metric)


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _is_synthetic(key: str, _state: State) -> bool:
    return ask_synthetic(_state)


def is_synthetic(state: State) -> bool:
    """Say whether the state holds the sample programme."""
    return _is_synthetic(state.key, state)


def status(root: Path) -> dict[str, Any]:
    """Return the ledger's account; never cached, it is read from small files."""
    return ask_status(root)
