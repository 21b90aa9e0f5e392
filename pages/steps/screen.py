import streamlit as st

from analytics.drawing.bars import Bar, bars
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.steps import picture as charts
from analytics.questions.steps import table as tables
from analytics.questions.steps import trend_picture as steps_trend
from analytics.questions.steps import words as words
from analytics.questions.steps.counts import steps as ask_steps
from analytics.questions.steps.people import steps_people
from analytics.questions.steps.trend import steps_trend as ask_steps_trend
from pages.shared import filters, plain, show
from pages.shared.view import ask
from pages.steps import filters as steps_filters

HOW = """
A bar is the share of all who took the first step; the thin line its 95% interval.
Everybody counts, those who began last week too: *had the whole time* in the table says
of how many the time is up. Who took a later step first is not at that step: choose
*in any order* under Advanced to count how many steps are done.
"""

view = filters.current()
top = st.container()
asked = steps_filters.draw(view)
if asked is None:
    top.title(words.TITLE, anchor=False)
    show.notes([f"Choose steps: {WORDS.badges}, or stages such as having entered."])
    st.stop()

answer = ask(ask_steps, view.state, view.scope, asked.question)
with top:
    show.head(words.TITLE, answer, words.sentence(answer))
show.picture(
    "steps",
    charts.funnel(answer, show.mode()),
    tables.rows_of(answer),
    alt=words.alt(answer),
    answer=answer,
    how=HOW,
)

st.header("What became of the rest?", anchor=False)
st.markdown(words.fates_sentence(answer))
fates = [Bar(*told) for told in words.fates_of(answer)]
show.picture(
    "fates",
    bars(fates, show.mode()),
    tables.fate_rows(answer),
    alt=words.fates_sentence(answer),
    answer=answer,
    how="A bar is the share of those who haven't come to the end. Only who had their "
    "time, and is still here, stopped on the way.",
    with_notes=False,
)

st.header("Is it getting better?", anchor=False)
trend = ask(ask_steps_trend, view.state, view.scope, asked.by_period)
st.markdown(words.trend_sentence(trend))
show.picture(
    "trend",
    steps_trend.trend(trend, show.mode()),
    tables.trend_rows(trend),
    alt=words.trend_sentence(trend),
    answer=trend,
    how="Each bar is a period in which people took the first step, and the share of "
    "them who came to the end since. Hatched: some of them still have time.",
    with_notes=False,
)

if asked.by is not None:
    split = ask(ask_steps, view.state, asked.split(view.scope), asked.question)
    by = as_is(asked.by.replace("_", " "))
    st.header(f"Does it differ by {by}?", anchor=False)
    show.picture(
        "step-groups",
        charts.groups(split, show.mode()),
        tables.rows_of(split),
        alt=f"The share who came to the last step, by {by}",
        answer=split,
        how="The share of each group who came to the last step; where intervals "
        "overlap, chance may explain a difference.",
    )

if view.scope.viewer.rights.people:
    st.header("Who is behind a bar?", anchor=False)
    names = [words.name(row) for row in answer.rows]
    step, only = steps_filters.bar(names, words.most_stopped(answer))
    people = ask(steps_people, view.state, view.scope, asked.question, step)
    listed = tables.people_rows(people, only)
    if listed:
        alt = f"The {WORDS.learners} behind a bar, by id"
        plain.table("people", listed, alt=alt)
    else:
        st.markdown(words.nobody_listed(people, answer.rows[step - 1].title))
        if not people.rows:
            show.notes(people.notes)
