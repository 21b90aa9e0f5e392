"""How far people get, what became of the rest, and whether it changes: steps' tabs."""

from typing import Any

import streamlit as st

from analytics.drawing.bars import Bar, bars
from analytics.drawing.markup import as_is
from analytics.questions.steps import picture as charts
from analytics.questions.steps import table as tables
from analytics.questions.steps import trend_picture as steps_trend
from analytics.questions.steps import words as words
from analytics.questions.steps.counts import StepsAnswer, steps
from analytics.questions.steps.trend import steps_trend as ask_trend
from pages.shared import show
from pages.shared.view import View, ask
from pages.steps import filters as steps_filters
from pages.steps.filters import StepsChosen

HOW = """
A bar is the share of all who took the first step; the thin line its 95% interval.
Everybody counts, those who began last week too: *had the whole time* in the table says
of how many the time is up. Who took a later step first is not at that step: choose
*in any order* under Advanced to count how many steps are done.
"""


def draw(view: View, asked: StepsChosen, top: Any) -> None:
    """Draw the steps, after the groups where these are compared."""
    answer = ask(steps, view.state, view.scope, asked.question)
    told = words.sentence(answer)
    with top:
        show.head(words.TITLE, answer, told)
    if asked.by is not None:
        _groups(ask(steps, view.state, asked.split(view.scope), asked.question), asked)
        st.header("Step by step", anchor=False)
    show.picture(
        "steps",
        charts.funnel(answer, show.mode()),
        tables.rows_of(answer),
        about="how far they get, step by step",
        alt=words.alt(answer),
        answer=answer,
        how=HOW,
        further=show.rest_of(told),
    )


def _groups(split: StepsAnswer, asked: StepsChosen) -> None:
    by = (asked.by or "").replace("_", " ")
    st.header(f"Does it differ by {as_is(by)}?", anchor=False)
    show.picture(
        "step-groups",
        charts.groups(split, show.mode()),
        tables.rows_of(split),
        about=f"who came to the last step, by {by}",
        alt=f"The share who came to the last step, by {by}",
        answer=split,
        how="The share of each group who came to the last step; where intervals "
        "overlap, chance may explain a difference.",
    )


def rest(view: View, asked: StepsChosen, top: Any) -> None:
    """Draw what became of those who haven't come to the end."""
    answer = ask(steps, view.state, view.scope, asked.question)
    told = words.fates_sentence(answer)
    with top:
        show.head(words.TITLE, answer, told)
    show.picture(
        "fates",
        bars([Bar(*one) for one in words.fates_of(answer)], show.mode()),
        tables.fate_rows(answer),
        about="what became of the rest",
        alt=told,
        answer=answer,
        how="A bar is the share of those who haven't come to the end. Only who had "
        "their time, and is still here, stopped on the way.",
        further=show.rest_of(told),
    )


def trend(view: View, asked: StepsChosen, top: Any) -> None:
    """Draw whether more came to the end, by the period of the first step."""
    found = ask(
        ask_trend, view.state, view.scope, asked.by_period(steps_filters.period(view))
    )
    told = words.trend_sentence(found)
    with top:
        show.head(words.TITLE, found, told)
    show.picture(
        "trend",
        steps_trend.trend(found, show.mode()),
        tables.trend_rows(found),
        about="whether it is getting better",
        alt=told,
        answer=found,
        how="Each bar is a period in which people took the first step, and the share "
        "of them who came to the end since. Hatched: some of them still have time.",
        further=show.rest_of(told),
    )
