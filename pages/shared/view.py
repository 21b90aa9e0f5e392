"""What a screen looks at, and the one call by which it asks: once, then from memory.

Answers are keyed by the state's own key and name, so that a new load or a new name is
seen at once. They are frozen and shared between sessions; nobody may change one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from analytics.asking.synthetic import is_synthetic as ask_synthetic
from analytics.questions.loads.counts import status as ask_status
from analytics.scope import Scope
from analytics.store.state import State
from pages.shared import seen

Answered = TypeVar("Answered")
About = ParamSpec("About")

MOST = 256


@dataclass(frozen=True)
class View:
    """What a screen looks at: a state of the store, through a scope."""

    state: State
    scope: Scope


@st.cache_resource(max_entries=MOST, show_spinner="Counting …")
def _answered(
    key: str,
    name: str,
    scope: Scope,
    about: tuple[object, ...],
    _state: State,
    _question: Callable[..., Any],
) -> tuple[Any, frozenset[str]]:
    answered = _question(_state, scope, *about)
    return answered, seen.people_in(answered)


def ask(
    question: Callable[Concatenate[State, Scope, About], Answered],
    state: State,
    scope: Scope,
    *about: About.args,
    **none: About.kwargs,
) -> Answered:
    """Return what a question answers about a state through a scope, counted once.

    Whom it shows one by one is noted in the log before it is returned.
    """
    assert not none, "what is asked about is said in order"
    key, name = (
        f"{state.key}:{state.name}",
        f"{question.__module__}.{question.__name__}",
    )
    answered: Answered
    answered, learners = _answered(key, name, scope, about, state, question)
    seen.shown(state.place.root, scope.viewer, learners, state.number)
    return answered


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _is_synthetic(key: str, _state: State) -> bool:
    return ask_synthetic(_state)


def is_synthetic(state: State) -> bool:
    """Say whether the state holds the sample programme."""
    return _is_synthetic(state.key, state)


def status(root: Path) -> dict[str, Any]:
    """Return the ledger's account; never cached, it is read from small files."""
    return ask_status(root)
