"""Who is behind a bar: a tab of the steps screen, for those who may see it."""

from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.steps import table as tables
from analytics.questions.steps import words as words
from analytics.questions.steps.counts import steps
from analytics.questions.steps.people import steps_people
from pages.shared import plain, show
from pages.shared.view import View, ask
from pages.steps import filters as steps_filters
from pages.steps.filters import StepsChosen


def draw(view: View, asked: StepsChosen, top: Any) -> None:
    """List the people of a step that is chosen here."""
    answer = ask(steps, view.state, view.scope, asked.question)
    with top:
        show.head(words.TITLE, answer, words.sentence(answer))
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
