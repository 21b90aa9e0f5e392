"""Finding a learner: a search box, whom it may mean, and a link that names nobody."""

import streamlit as st

from analytics.asking.address import address_of, learner_at
from analytics.asking.examples import examples
from analytics.asking.learner import Match, find_learners
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey import who as words
from pages.shared import opening, seen
from pages.shared.view import View, is_synthetic

FIND = f"Find a {WORDS.learner}: name, id or e-mail"


def draw(view: View) -> int:
    """Draw the search box, in focus as the screen opens; return the screen's width."""
    text = st.text_input(FIND, key="find", type="search", placeholder="")
    width = opening.draw(FIND)
    if text:
        matches = find_learners(view.state, view.scope, text)
        found = seen.people_in(matches)
        where = (view.state.place.root, view.scope.viewer)
        seen.shown(*where, found, view.state.number, "search")
        _offer(view, matches)
        if not matches:
            st.text(words.NOBODY)
    return width


def whom(view: View) -> str | None:
    """Return the id of the link's learner; None, and why, where it leads to none."""
    address = st.query_params.get("learner")
    if not address:
        return None
    asked = (view.state.key, view.scope, address)
    known = st.session_state.get("whom")
    if known is None or known[0] != asked:
        known = (asked, learner_at(view.state, view.scope, address))
        st.session_state["whom"] = known
    if known[1] is None:
        st.warning(words.UNKNOWN)
    return known[1]


def forget() -> None:
    """Take the learner out of the link."""
    st.query_params.pop("learner", None)


def nobody_yet(view: View) -> None:
    """Say what to type; where all are invented, whom to try.

    Whoever searches has their matches before them, an invented one perhaps among them.
    """
    if st.session_state.get("find"):
        return
    st.text(f"Type a name, an id or an e-mail to see one {WORDS.learner}'s journey.")
    if is_synthetic(view.state):
        st.caption("Or look at one of these invented people:")
        _offer(view, examples(view.state, view.scope))


def _offer(view: View, matches: tuple[Match, ...]) -> None:
    for match in matches:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                as_is(match.name or match.learner_id),
                key=f"choose-{match.learner_id}",
                width=240,
                on_click=_choose,
                args=(view, match.learner_id),
            )
            st.text(words.match_line(match))
            if match.is_confidential:
                st.badge("directory opt-out", color="gray")


def _choose(view: View, learner_id: str) -> None:
    """Put the learner's address (never the id) into the link."""
    st.query_params["learner"] = address_of(view.state, view.scope, learner_id)
    st.session_state["find"] = ""
