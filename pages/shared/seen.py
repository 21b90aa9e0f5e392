"""Noting in the log what was shown: one entry a view, however often it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.decisions.log import Told, note
from analytics.drawing.words import WORDS
from analytics.scope import Viewer
from pages.shared import visit

AGAIN = timedelta(hours=1)  # who still looks after an hour looks again
NAMES = ("learner", "learner_id")  # fields that say whose a row is


def people_in(answer: Any) -> frozenset[str]:
    """Return the ids of the learners whom an answer shows one by one."""
    if isinstance(answer, list | tuple):
        return frozenset().union(*map(people_in, answer))
    if not is_dataclass(answer) or isinstance(answer, Viewer | type):
        return frozenset()
    found: set[str] = set()
    for field in fields(answer):
        value = getattr(answer, field.name)
        if field.name in NAMES and isinstance(value, str):
            found.add(value)
        elif isinstance(value, list | tuple):
            found |= people_in(value)
    return frozenset(found)


def shown(
    root: Path,
    viewer: Viewer,
    learners: frozenset[str],
    state: int,
    kind: str = "",
) -> None:
    """Note that learners were shown, where they weren't in this view before.

    A view is of one screen, whatever number of its questions show people. What can't
    be noted isn't shown: DecisionsError ends the screen.
    """
    if not learners:
        return
    views = st.session_state.setdefault("views", {})
    what, now = st.session_state.get("screen", ""), datetime.now(UTC)
    view = (viewer, what, kind, state)
    before, at = views.get(view, (frozenset(), now))
    if now - at >= AGAIN:
        before, at = frozenset(), now
    if learners <= before:
        return
    kind = kind or ("view" if len(learners) == 1 else "list")
    note(root, Told(visit.who(), viewer, kind, what, learners, state))
    views[view] = (before | learners, at)


def taken(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Note that rows were taken away as a file."""
    view = st.session_state["view"]
    columns = {*NAMES, WORDS.learner, WORDS.learner.capitalize()}
    learners = {str(row[key]) for row in rows for key in columns & row.keys()}
    told = Told(
        visit.who(),
        view.scope.viewer,
        "export",
        name,
        frozenset(learners),
        view.state.number,
    )
    note(view.state.place.root, told)
