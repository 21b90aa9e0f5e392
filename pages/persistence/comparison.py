"""A comparison, step by step: a part of the persistence screen."""

import streamlit as st

from analytics.drawing.bars import bars
from analytics.drawing.differences import differences
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
FOUND = """
A dot is the share with it less the share without, in points, the line its 95% interval.
**Filled**: adjusted, those with it against others like them. Hollow beneath: as they
are. Where a line crosses zero, no difference is seen. All landmarks that were asked for
are shown; none was chosen for what it says. **Placebo** (a diamond): badges issued only
when the outcome was over. They can't have changed it, so what they show is selection.
"""
BEFORE_AFTER = "○ before adjusting · ● after"
ADJUSTED_PLAIN = "● against others like them · ○ as they are · ◇ placebo"


def who(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Draw who is compared, and who is left out and why."""
    st.subheader("2 · Who is compared?", anchor=False)
    st.markdown(words.sides(answer, row))
    left = words.same(answer.left_out, row)
    if row.exposed is None or not answer.left_out:
        return
    show.picture(
        "who",
        bars(tables.who(answer, row, left), show.mode()),
        tables.left_out(left),
        alt=words.sides(answer, row),
        answer=answer,
        how=WHO,
        with_notes=False,
    )


def alike(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Draw how alike both groups are, before and after adjusting."""
    st.subheader("3 · How alike are they?", anchor=False)
    st.markdown(words.alike(answer, row))
    found = words.same(answer.balance, row)
    if not found:
        return
    st.caption(BEFORE_AFTER)
    show.picture(
        "love",
        love.love(found, show.mode()),
        tables.balance(found),
        alt=love.alt(found),
        answer=answer,
        how=ALIKE,
        with_notes=False,
    )


def found(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Draw what was found, at every landmark, and term after term."""
    st.subheader("4 · What was found?", anchor=False)
    st.markdown(words.sentence(answer))
    st.caption(ADJUSTED_PLAIN)
    show.picture(
        "found",
        differences(tables.shown(answer), show.mode()),
        tables.rows_of(answer),
        alt=words.sentence(answer),
        answer=answer,
        how=FOUND,
        with_notes=False,
    )
    _over_time(answer, row)


def _over_time(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    mine = [
        one
        for one in answer.curves
        if (one.group, one.exposure) == (row.group, row.exposure)
    ]
    if not mine:
        return
    st.markdown(staying_curves.sentence(mine))
    st.caption(staying_curves.DESIGN)
    show.picture(
        "curves",
        staying_curves.curves(mine, show.mode()),
        tables.curves(mine),
        alt=staying_curves.sentence(mine),
        answer=answer,
        how=staying_curves.HOW,
        with_notes=False,
    )


def how_sure(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    """Say how sure it is, and what it can't say."""
    st.subheader("5 · How sure, and what can't it say?", anchor=False)
    model = [m for m in answer.model if m.exposure == row.exposure]
    st.markdown(
        outcome_doubts.doubts(answer, row, staying_curves.model_sentence(model))
    )
    st.markdown(outcome_doubts.EVIDENCE)
    label = f"Why not simply compare those with and without a {WORDS.badge}?"
    with st.expander(label, icon=":material/help:"):
        st.markdown(outcome_doubts.WHY_NOT)
    with st.expander("What was counted, in full", icon=":material/menu_book:"):
        show.notes(answer.notes)


def for_researchers(view: View, asked: Chosen[OutcomeQuestion]) -> None:
    """Offer all that it takes to do the comparison again."""
    st.download_button(
        "Appendix for researchers (zip)",
        lambda: appendix(view.state, asked.split(view.scope), asked.question),
        "cairn-outcomes.zip",
        "application/zip",
        key="appendix",
        on_click="ignore",
        type="tertiary",
        icon=":material/folder_zip:",
        help="The counts behind every figure, the definitions, the versions, and the "
        "command that makes them again. No row is about a person.",
    )
