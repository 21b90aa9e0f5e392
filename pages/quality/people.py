"""Who may be whom, and who is trusted: questions that only a person can answer."""

from functools import partial
from pathlib import Path

import streamlit as st

from analytics.decisions.matches import standing
from analytics.drawing.markup import as_is
from analytics.questions.quality import words as words
from analytics.questions.quality.issuers import issuers as ask_issuers
from analytics.questions.quality.waiting import Waiting
from analytics.questions.quality.waiting import waiting as ask_waiting
from analytics.store.renew import confirm, distrust, reject, take_back_one, trust
from pages.quality import deciding
from pages.shared import show, visit
from pages.shared.view import View, ask


def people(root: Path, view: View) -> None:
    """Ask who the recipients are of whom something is known; offer to undo."""
    waiting, decided = ask(ask_waiting, view.state, view.scope), standing(root)
    if not waiting and not decided:
        return
    st.header("Who may be whom?", anchor="people")
    st.markdown(
        "Badges went to somebody who may be one of your people. Nothing is joined "
        "until you say so, and it can be undone."
        if waiting
        else "Nobody waits for your word."
    )
    for one in waiting[: words.MOST_ASKED]:
        _ask(root, one, visit.who())
    if len(waiting) > words.MOST_ASKED:
        show.notes([f"The first {words.MOST_ASKED} of {len(waiting)} are shown."])
    if decided:
        with st.expander(f"Decided so far ({len(decided)})", icon=":material/history:"):
            for decision in reversed(decided):
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(words.decided(decision), width="stretch")
                    undo = partial(take_back_one, root, decision.id, by=visit.who())
                    deciding.button(
                        "Undo", f"undo-{decision.id}", undo, "It is undone."
                    )


def _ask(root: Path, one: Waiting, by: str) -> None:
    key = f"{one.recipient}-{one.learner}"
    yes = partial(confirm, root, one.recipient, one.learner, by=by)
    no = partial(reject, root, one.recipient, one.learner, by=by)
    with st.container(border=True):
        st.text(words.who(one))  # an address would become a link in Markdown
        st.caption(as_is(words.speaks(one)))
        with st.container(horizontal=True):
            deciding.button("Confirm", f"yes-{key}", yes, "Their badges are joined.")
            deciding.button(
                "Not this person", f"no-{key}", no, "It isn't proposed again."
            )


def issuers(root: Path, view: View) -> None:
    """List who issued credentials, with a button to trust them."""
    listed, by = ask(ask_issuers, view.state, view.scope), visit.who()
    if not listed:
        return
    st.header("Who is trusted?", anchor="issuers")
    st.markdown(
        "A signature shows that nothing was changed. Whether its issuer is who they "
        "should be is your word."
    )
    for place, one in enumerate(listed):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            with st.container(gap=None, width="stretch"):
                st.text(words.issuer_name(one))
                st.caption(words.answers(one))
            if one.issuer is None:
                continue
            if one.is_trusted:
                act = partial(distrust, root, one.issuer, by=by)
                deciding.button("Undo trust", f"issuer-{place}", act, "Taken off.")
            else:
                act = partial(trust, root, one.issuer, one.name, by=by)
                deciding.button("Trust", f"issuer-{place}", act, "Put on the list.")
    show.download("issuers", words.issuer_rows(listed))
