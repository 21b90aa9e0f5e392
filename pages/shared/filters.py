"""Widgets bound to the address in; one frozen view (a state and a scope) out."""

import os
from pathlib import Path

import streamlit as st

from analytics.asking.choices import advisors, choices, kept_states
from analytics.drawing.palette import day
from analytics.drawing.words import WORDS
from analytics.scope import Scope, Viewer, parse_viewer
from analytics.store.ledger import StoreError
from analytics.store.recognised import has_credentials
from analytics.store.state import State, open_state
from pages.shared import address, choose, show
from pages.shared.view import View, ask

HOME = Path(__file__).resolve().parents[2]
PUBLISHED = "As published"
ANYBODY = "Anybody"


def store_root() -> Path:
    """Return the store's folder."""
    return Path(os.environ.get("CAIRN_STORE") or HOME / "data" / "store")


def draw(viewer: Viewer) -> View | None:
    """Draw the shared filters; None where nothing is loaded.

    They stand in the frame, before any screen runs: drawn on a screen, they would be
    lost on the way to another.
    """
    st.session_state["view"] = None
    if viewer.rights.counts == "nobody":
        return None
    try:
        with st.sidebar:
            state = open_state(store_root(), _state())
            scope = _scope(state, _as_advisor(state, viewer))
    except StoreError as error:
        st.session_state["trouble"] = str(error)
        return None
    view = View(state, scope)
    st.session_state["view"] = view
    return view


def current() -> View:
    """Return what the filters say; ends the screen, helpfully, where nothing is."""
    view: View | None = st.session_state.get("view")
    if view is None:
        show.nothing_loaded(st.session_state.get("trouble", ""))
        st.stop()
    return view


def _state() -> str | None:
    labels = kept_states(store_root())
    if not labels:
        return None
    chosen = choose.option(
        "State of the data",
        [PUBLISHED, *labels],
        "state",
        ids={number: name for name, number in labels.items()},
        help="Each load makes a new state. Give one a name on the Loads screen, and "
        "it can be looked at for good.",
    )
    return labels.get(chosen)


def _as_advisor(state: State, viewer: Viewer) -> Viewer:
    """Ask whose advisees to look at; nobody sees more by it than they may anyway."""
    known = ask(advisors, state, Scope(viewer, as_of=state.as_of))
    if not known:
        address.must_know("as", [str(viewer)], {})
        return viewer
    options = [ANYBODY, *(str(Viewer("advisor", name)) for name in known)]
    address.must_know("as", options, {})
    chosen = choose.option(
        "Advisees of",
        options,
        "as",
        help=f"Only the {WORDS.learners} whom an advisor looks after.",
    )
    return viewer if chosen == ANYBODY else parse_viewer(chosen)


def _scope(state: State, viewer: Viewer) -> Scope:
    plain = Scope(viewer, as_of=state.as_of)
    pairs = {
        f"{choice.attribute.replace('_', ' ')}: {choice.value}": (
            choice.attribute,
            choice.value,
        )
        for choice in ask(choices, state, plain)
    }
    ids = {f"{name}={value}": text for text, (name, value) in pairs.items()}
    address.must_know("where", list(pairs), ids)
    where = choose.several(
        f"Only {WORDS.learners} with",
        list(pairs),
        "where",
        ids=ids,
        in_place=f"all {WORDS.learners}",
        placeholder="Everybody",
        help="Several values of one kind widen the choice; different kinds narrow it.",
    )
    as_of = choose.day(
        "As of",
        "as_of",
        max_value=state.as_of,
        min_value=state.as_of.replace(year=state.as_of.year - 30, day=1),
        help=f"Empty: {day(state.as_of)}, the latest day in the data.",
    )
    chosen = tuple(pairs[text] for text in where)
    return Scope(viewer, as_of or state.as_of, chosen, verified=_verified(state))


def _verified(state: State) -> bool:
    """Ask whether to leave out what isn't verified, where there are credentials."""
    if not has_credentials(state):
        return False
    return st.toggle(
        "Verified awards only",
        key="verified",
        bind="query-params",
        help="Leaves out credentials whose signature isn't valid or whose issuer isn't "
        "trusted. Rows of your own tables count.",
    )
