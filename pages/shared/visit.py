"""Who is looking: asked at every turn of a screen, before anything is counted."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from analytics import sign_in
from analytics.decisions.admission import (
    LOCAL_VISITOR,
    Visitor,
    admit,
    is_over,
    subjects_of,
)
from analytics.decisions.log import Told, note
from analytics.drawing.markup import as_is
from analytics.scope import UnknownError, Viewer
from pages.shared import choose

ASK = "CAIRN_ASK"  # an address or a name: whom to ask for a grant
# Settings by which a request could say itself who is asking.
BACK_DOORS = ("server.trustedUserHeaders", "server.enableAgentApi")
OPEN = "No sign-in: whoever is at this machine sees everything"


def begin(root: Path) -> Visitor | None:
    """Return who is looking; None, and what to do about it, where nobody may."""
    found = _asked(root)
    st.session_state["visitor"] = found
    return found


def mark(visitor: Visitor) -> None:
    """Say so where nobody signs in, beside the screens' names."""
    if visitor == LOCAL_VISITOR:
        st.sidebar.markdown(f":material/lock_open: :small[{OPEN}]")


def _asked(root: Path) -> Visitor | None:
    if any(map(st.get_option, BACK_DOORS)):
        raise UnknownError(f"nobody is let in while {' or '.join(BACK_DOORS)} is on")
    claims, now = st.user.to_dict(), datetime.now(UTC)
    if not _is_set_up(claims):
        return LOCAL_VISITOR
    if not claims.get("is_logged_in"):
        _ask_in("Who is there?", "Sign in with your institution's account.")
        return None
    if is_over(claims, now):
        _ask_in("Your visit has ended", "Sign in again to go on.")
        return None
    visitor = admit(root, claims, now)
    if visitor is None:
        subjects = subjects_of(claims)
        name = subjects[0] if subjects else "unknown"
        once(root, Told(name, Viewer("nobody"), "refusal", "nothing granted"))
        _nothing_granted(subjects)
        return None
    once(root, Told(visitor.subject, visitor.viewers[0], "sign-in", "signed in"))
    with st.sidebar.container(horizontal=True, vertical_alignment="center"):
        st.caption(as_is(f"Signed in as {visitor.subject}"))
        st.button("Sign out", key="sign-out", type="tertiary", on_click=st.logout)
    return visitor


def _is_set_up(claims: dict[str, Any]) -> bool:
    """Say whether people sign in: by our settings, or by others of Streamlit's."""
    return sign_in.is_set_up() or "is_logged_in" in claims


def once(root: Path, told: Told) -> None:
    """Note something about a visit in the log, the first time that it is so."""
    noted = st.session_state.setdefault("noted", set())
    if told not in noted:
        note(root, told)
        noted.add(told)


def who() -> str:
    """Return what the visitor is called where it is kept who decided something."""
    return current().subject


def current() -> Visitor:
    """Return who is looking."""
    visitor: Visitor = st.session_state["visitor"]
    return visitor


def is_still_in(root: Path) -> bool:
    """Say whether who is looking still may: asked before anything is written.

    What a button does runs before the screen, and so before ``begin``.
    """
    claims = st.user.to_dict()
    if not _is_set_up(claims):
        return True
    visitor = admit(root, claims, datetime.now(UTC))
    return bool(claims.get("is_logged_in")) and visitor == current()


def chosen(visitor: Visitor) -> Viewer:
    """Ask as whom to look, where somebody may in several ways."""
    if len(visitor.viewers) == 1:
        return visitor.viewers[0]
    names = {str(viewer): viewer for viewer in visitor.viewers}
    with st.sidebar:
        return names[choose.option("Seeing as", list(names), "role")]


def _ask_in(title: str, what: str) -> None:
    st.title(title, anchor=False)
    st.markdown(what)
    st.button("Sign in", key="sign-in", type="primary", on_click=st.login)


def _nothing_granted(subjects: tuple[str, ...]) -> None:
    """Say whom to ask; what is there isn't told to who may not see it."""
    st.title("Nothing is shown to you yet", anchor=False)
    st.text(f"You are signed in as {', '.join(subjects) or 'nobody that is known'}.")
    asked = os.environ.get(ASK) or "whoever runs Cairn at your institution"
    st.text(f"To see your learners, ask {asked} for a role.")
    st.button("Sign out", key="sign-out", on_click=st.logout)
