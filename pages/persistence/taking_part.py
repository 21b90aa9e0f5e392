"""Who takes part, and what becomes of gaps: a tab of the persistence screen."""

from typing import Any

import streamlit as st

from analytics.drawing.bars import bars
from analytics.drawing.markup import as_is
from analytics.drawing.words import spoken
from analytics.questions.outcome import table as tables
from analytics.questions.outcome import words as outcome_words
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.participation import words as words
from analytics.questions.participation.counts import participation
from pages.shared import show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = """
A bar is the share of a group, enrolled at that census, that had it by then; the thin
line its 95% interval. Beside it stands the gap to everybody else. Nothing is adjusted
here: a gap says who takes part, not why. Groups with too few on a side have no gap.
"""
CHOOSE = "Choose above by what to compare: college, entry term, or whatever is known."


def draw(view: View, asked: Chosen[OutcomeQuestion] | None, top: Any) -> None:
    """Draw who takes part, by group, and what becomes of the outcome's gaps."""
    if asked is None or asked.by is None:
        with top:
            show.title(outcome_words.TITLE)
        st.markdown(CHOOSE if asked else outcome_words.NOTHING)
        return
    answer = ask(participation, view.state, asked.split(view.scope), asked.question)
    rows = words.first(answer, "taking part")
    told = words.sentence(rows, asked.by)
    with top:
        show.head(outcome_words.TITLE, answer, told)
    if not answer.rows:
        show.notes(answer.notes)
        return
    by = as_is(asked.by.replace("_", " "))
    show.picture(
        "taking-part",
        bars(words.bars(rows, asked.by), show.mode()),
        words.rows_of(answer),
        about=f"who takes part, by {by}",
        alt=told,
        answer=answer,
        how=HOW,
        further=show.rest_of(told),
    )
    st.header("Does the gap close among those who take part?", anchor=False)
    for said in words.gaps(answer):
        st.markdown(f"- {said}")
    split = ask(outcome, view.state, asked.split(view.scope), asked.question)
    show.notes([spoken(one.meaning) for one in split.interaction[:1]])
    show.beneath(
        "by-group",
        tables.rows_of(split),
        about="what was found in each group",
        alt="Every comparison by group",
        answer=split,
    )
