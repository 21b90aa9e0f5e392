"""How long completing a pathway takes: a part of the progression screen."""

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.completion_time import picture as charts
from analytics.questions.completion_time import words as words
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.progression.counts import Question
from pages.shared import plain, show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = f"""
Of those who began (earned their first achievement of the {WORDS.pathway}), the share
that has completed it after so many months, with its 95% band. Who **{WORDS.graduated}
without it**, or **isn't enrolled** any more, can't complete it any more: counting them
as people who may still complete would draw the curve too high. Who began recently is
{WORDS.still_followed} as long as they have been here, and then leaves the count. The
curve ends where fewer than ten are {WORDS.still_followed}.
"""


def draw(view: View, asked: Chosen[Question]) -> None:
    """Draw the curve, and what stands under it; by group where groups are compared."""
    st.header("When do they complete it?", anchor=False)
    wanted = st.toggle(
        "Count retroactive awards too", key="retroactive", bind="query-params"
    )
    told = asked.question
    question = TimeQuestion(
        told.pathway, None, told.version, told.basis, told.entered, wanted
    )
    scope = view.scope if asked.by is None else asked.split(view.scope)
    answer = ask(completion_time, view.state, scope, question)
    st.markdown(words.sentence(answer))
    rows = words.marks_table(answer)
    if not rows:
        show.notes(answer.notes)
        return
    show.draw("when", charts.curves(answer, show.mode()), alt=words.alt(answer))
    if asked.by is None:
        show.table("when", rows, alt=words.alt(answer))
        show.notes(answer.notes)
    else:
        show.notes(answer.notes)
        with st.expander("The numbers as a table", icon=":material/table_rows:"):
            show.table("when", rows, alt=words.alt(answer))
    with st.expander("Day by day", icon=":material/calendar_month:"):
        plain.table("when-days", words.days_table(answer), alt="Every day as a table")
    plain.explain(HOW, answer.definition)
