"""How long completing a pathway takes: a tab of progression."""

from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.completion_time import picture as charts
from analytics.questions.completion_time import words as words
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.progression import words as progression_words
from analytics.questions.progression.counts import Question, progression
from pages.shared import show
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


def draw(view: View, asked: Chosen[Question], top: Any) -> None:
    """Draw the curve, and what stands under it; by group where groups are compared."""
    wanted = st.toggle(
        "Count retroactive awards too", key="retroactive", bind="query-params"
    )
    told = asked.question
    question = TimeQuestion(
        told.pathway, None, told.version, told.basis, told.entered, wanted
    )
    scope = view.scope if asked.by is None else asked.split(view.scope)
    answer = ask(completion_time, view.state, scope, question)
    with top:
        whole = ask(progression, view.state, view.scope, told)
        show.head(progression_words.title(whole), answer, words.sentence(answer))
    rows = words.marks_table(answer)
    if not rows:
        show.notes(answer.notes)
        return
    show.picture(
        "when",
        charts.curves(answer, show.mode()),
        rows,
        about=f"when they complete the {WORDS.pathway}",
        alt=words.alt(answer),
        answer=answer,
        how=HOW,
        further=show.rest_of(words.sentence(answer)),
        tables={"Day by day": words.days_table(answer)},
    )
