"""Who is compared, how alike they are, and how sure it is: a tab of persistence."""

from typing import Any

import streamlit as st

from analytics.drawing.bars import bars
from analytics.drawing.words import WORDS
from analytics.questions.outcome import curves_picture as staying_curves
from analytics.questions.outcome import doubts as outcome_doubts
from analytics.questions.outcome import love_picture as love
from analytics.questions.outcome import table as tables
from analytics.questions.outcome import words as words
from analytics.questions.outcome.appendix import appendix
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.rows import OutcomeRow
from pages.persistence import answered
from pages.shared import show
from pages.shared.choose import Chosen
from pages.shared.view import View

WHO = """
Everybody in scope stands in one of these bars. Compared are only those who were
enrolled at that census and of whom the outcome is known; hatched is who isn't. Who was
gone by then is in neither group: they had no time to take part, and would make those
without look worse.
"""
ALIKE = """
Each line is something that was known **before** that census. Hollow: how far apart both
groups were. Filled: how far apart after those without were weighted to be like those
with it. Left of 0.05 they are alike; right of 0.25 they are too different to compare
(What Works Clearinghouse).
"""
BESIDE = 480  # pixels: both pictures end within the first view
BEFORE_AFTER = "○ before adjusting · ● after"


def draw(view: View, asked: Chosen[OutcomeQuestion] | None, top: Any) -> None:
    """Draw both pictures beside one another, and what they don't say."""
    found = answered.first_of(view, asked, top)
    if found is None or asked is None:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _who(*found)
    with right:
        _alike(*found)
    st.header("How sure, and what can't it say?", anchor=False)
    _how_sure(*found)
    st.markdown(words.asked(asked.question))
    _for_researchers(view, asked, found[0])


def _who(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Draw who is compared, and who is left out and why."""
    st.header("Who is compared?", anchor=False)
    left = words.same(answer.left_out, row)
    if row.exposed is None or not answer.left_out:
        st.markdown(words.sides(answer, row))
        return
    show.picture(
        "who",
        bars(tables.who(answer, row, left), show.mode()),
        tables.left_out(left),
        about="who is compared",
        alt=words.sides(answer, row),
        answer=answer,
        how=WHO,
        further=words.sides(answer, row),
        with_notes=False,
        most=BESIDE,
    )


def _alike(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Draw how alike both groups are, before and after adjusting."""
    st.header("How alike are they?", anchor=False)
    found = words.same(answer.balance, row)
    if not found:
        st.markdown(words.alike(answer, row))
        return
    show.picture(
        "love",
        love.love(found, show.mode()),
        tables.balance(found),
        about="how alike they are",
        alt=love.alt(found),
        answer=answer,
        how=f"{BEFORE_AFTER}\n\n{ALIKE}",
        further=words.alike(answer, row),
        with_notes=False,
        most=BESIDE,
    )


def _how_sure(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Say how sure it is, and what it can't say."""
    model = [m for m in answer.model if m.exposure == row.exposure]
    st.markdown(
        outcome_doubts.doubts(answer, row, staying_curves.model_sentence(model))
    )
    st.markdown(outcome_doubts.EVIDENCE)
    label = f"Why not simply compare those with and without a {WORDS.badge}?"
    with st.expander(label, icon=":material/help:"):
        st.markdown(outcome_doubts.WHY_NOT)


def _for_researchers(
    view: View, asked: Chosen[OutcomeQuestion], answer: OutcomeAnswer
) -> None:
    """Offer all that it takes to do the comparison again."""
    with st.container(horizontal=True, gap="medium"):
        with show.opening("counted", "What was counted, in full"):
            show.notes(answer.notes)
        st.download_button(
            "Appendix for researchers (zip)",
            lambda: appendix(view.state, asked.split(view.scope), asked.question),
            "cairn-outcomes.zip",
            "application/zip",
            key="appendix",
            on_click="ignore",
            type="tertiary",
            icon=":material/folder_zip:",
            help="The counts behind every figure, the definitions, the versions, and "
            "the command that makes them again. No row is about a person.",
        )
