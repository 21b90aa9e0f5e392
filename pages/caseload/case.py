"""One line of a caseload: who, what is missing, and what to do about it."""

from datetime import date, timedelta

import streamlit as st

from analytics.asking.answer import Answer
from analytics.decisions.begun import DecisionsError
from analytics.decisions.journal import undo
from analytics.decisions.outreach import QUIET_DAYS, Away, latest, put_away
from analytics.drawing.markup import as_is
from analytics.questions.caseload import words as words
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.caseload.table import sheet
from analytics.scope import UnknownError
from pages.shared import visit
from pages.shared.view import View


def draw(view: View, answer: Answer[CaseRow], row: CaseRow, address: str) -> None:
    """Draw a line with its buttons; ``answer`` has all lines of its learner."""
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "pages/journey/screen.py",
                label=f"**{as_is(row.name or row.learner)}**",
                icon=":material/hiking:",
                query_params={"learner": address},
            )
            st.text(words.place(row))
            st.caption(words.seen(row), width="content")
            if row.confidential:
                st.badge("directory opt-out", color="gray")
        with st.container(gap=None):
            for line in words.lines(row, words.has_supply(answer)):
                st.text(line)
        with st.container(horizontal=True):
            _buttons(view, answer, row)


def undo_last(view: View, everyone: Answer[CaseRow], today: date) -> None:
    """Offer to undo what was put away last, while it is away."""
    trouble = st.session_state.pop("away-trouble", None)
    if trouble:
        st.error(trouble)
    viewer = str(view.scope.viewer)
    last = latest(view.state.place.root, viewer)
    until = date.fromisoformat(last.value["until"]) if last else today
    if last is None or until <= today:
        return
    learner, pathway = last.value["learner"], last.value["pathway"]
    own = words.of_learner(everyone, learner)
    row = next((one for one in own if one.pathway == pathway), None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(words.put_away(row, learner, until))
        st.button(
            "Undo",
            key="undo-away",
            icon=":material/undo:",
            on_click=_undo,
            args=(view, last.id),
        )


def more(group: str, by: int) -> None:
    """Offer to show more lines of a group."""
    st.button(
        f"Show {by} more", key=f"more-of-{group}", on_click=_more, args=(group, by)
    )


def _more(group: str, by: int) -> None:
    st.session_state[f"more-{group}"] = st.session_state.get(f"more-{group}", 0) + by


def _buttons(view: View, answer: Answer[CaseRow], row: CaseRow) -> None:
    key = f"{row.learner}-{row.pathway}"
    today = date.today()
    st.button(
        "Spoken with",
        key=f"spoken-{key}",
        icon=":material/check:",
        help=f"Puts the line away for {QUIET_DAYS} days, for you.",
        on_click=_put_away,
        args=(view, row, today + timedelta(days=QUIET_DAYS), False),
    )
    if st.button("Remind me on …", key=f"remind-{key}", icon=":material/event:"):
        st.dialog("Remind me on")(_ask_day)(view, row, today)
    own = words.of_learner(answer, row.learner)
    st.download_button(
        "Page to print",
        lambda: sheet(answer, own),
        "cairn-caseload.html",
        "text/html",
        key=f"print-{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/print:",
    )


def _ask_day(view: View, row: CaseRow, today: date) -> None:
    st.text(f"{row.name or row.learner}: {words.place(row)}")
    chosen = st.date_input(
        "The line comes back on",
        today + timedelta(days=7),
        min_value=today + timedelta(days=1),
        key="remind-day",
        format="YYYY-MM-DD",
    )
    if st.button("Put it away until then", type="primary", key="remind-set"):
        _put_away(view, row, chosen, True)
        st.rerun()


def _put_away(view: View, row: CaseRow, until: date, is_reminder: bool) -> None:
    line = Away(row.learner, row.pathway, until)
    viewer = str(view.scope.viewer)
    if not visit.is_still_in(view.state.place.root):
        return
    try:
        put_away(view.state.place.root, viewer, line, is_reminder=is_reminder)
    except DecisionsError as error:
        st.session_state["away-trouble"] = str(error)


def _undo(view: View, number: int) -> None:
    if not visit.is_still_in(view.state.place.root):
        return
    try:
        undo(view.state.place.root, number, by=visit.who())
    except UnknownError:
        return  # somebody else was quicker: it is undone all the same
    except DecisionsError as error:
        st.session_state["away-trouble"] = str(error)
