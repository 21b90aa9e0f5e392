"""How work was assessed: parts of the attainment screen."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import group_name
from analytics.questions.attainment import levels_picture as level_charts
from analytics.questions.attainment import picture as charts
from analytics.questions.attainment import table as tables
from analytics.questions.attainment import words as words
from analytics.questions.attainment.counts import (
    AttainmentAnswer,
    attainment,
)
from analytics.questions.attainment.sample import sample as ask_sample
from pages.attainment.filters import AttainmentChosen
from pages.shared import plain, show
from pages.shared.view import View, ask

AGREEMENT = """
Where two assessors scored the same work, **agreed** is how often they found the same
outcome. **Kappa** (Cohen) is agreement beyond chance: where nearly all work meets the
standard, two assessors agree often by chance alone. The weighted kappa is that of
levels: a near miss counts less than a far one.
"""


def attempts(view: View, asked: AttainmentChosen) -> None:
    """Draw the first attempt beside the latest."""
    st.header("Do further attempts help?", anchor=False)
    first, latest = (
        ask(attainment, view.state, view.scope, asked.counting(which))
        for which in ("first", "latest")
    )
    found = [*first.whole, *latest.whole]
    told = words.attempts_sentence(first.whole, latest.whole)
    st.markdown(told or words.HELD_BACK)
    names = ["First attempt", "Latest attempt"][: len(found)]
    show.picture(
        "attempts",
        charts.strips(words.strips(found, names), show.mode()),
        tables.wholes(found, names),
        alt=told,
        answer=latest,
        how="The same work, counted by its first and by its latest attempt.",
        with_notes=False,
    )


def levels(
    answer: AttainmentAnswer, asked: AttainmentChosen, names: dict[str, str]
) -> None:
    """Draw which levels were reached, on the rubric's own scale."""
    found, scale = answer.levels, asked.question.scale
    if not found:
        return
    st.header("Which levels were reached?", anchor=False)
    st.markdown(level_charts.sentence(found, scale))
    show.picture(
        "levels",
        level_charts.levels(found, names, scale, show.mode()),
        level_charts.rows_of(found, names, scale),
        alt=level_charts.sentence(found, scale),
        answer=answer,
        how="Each row adds up to the attempts that were given a level (a criterion at "
        "a time); the fuller the cell, the more. Rubrics with other scales shouldn't "
        "be compared.",
        with_notes=False,
    )


def groups(view: View, asked: AttainmentChosen) -> None:
    """Draw all work together, by group."""
    if asked.by is None:
        return
    by = as_is(asked.by.replace("_", " "))
    st.header(f"Does it differ by {by}?", anchor=False)
    answer = ask(attainment, view.state, asked.split(view.scope), asked.question)
    found = sorted(answer.whole, key=lambda one: -(one.rate or 0.0))
    names = [group_name(one.group, asked.by) for one in found]
    show.picture(
        "groups",
        charts.strips(words.strips(found, names), show.mode()),
        tables.wholes(found, names),
        alt=f"The share that met the standard, by {by}",
        answer=answer,
        how="All work of a group together. Where intervals overlap, chance may explain "
        "a difference; groups also hand in different work.",
        with_notes=False,
    )


def agreement(answer: AttainmentAnswer) -> None:
    """Say whether assessors agreed, where two scored the same work."""
    st.header("Do assessors agree?", anchor=False)
    found = answer.agreement
    st.markdown(words.agreement_sentence(found))
    if found:
        alt = "How far two assessors agreed"
        show.table("agreement", tables.agreement(found), alt=alt)
    plain.explain(AGREEMENT)


def sample(view: View, asked: AttainmentChosen) -> None:
    """Draw evidence to be read again, for those who may see it."""
    if not view.scope.viewer.rights.people:
        return
    st.header("What should somebody read again?", anchor=False)
    left, right = st.columns(2, width=420)
    size = left.number_input(
        "How many", 1, 200, 10, key="size", bind="query-params", width=200
    )
    seed = right.number_input(
        "Seed", 0, 999_999, 1, key="seed", bind="query-params", width=200,
        help="The same seed draws the same awards again.",
    )  # fmt: skip
    drawn = ask(
        ask_sample, view.state, view.scope, size, seed, asked.question.achievement
    )
    st.markdown(tables.sample_sentence(drawn))
    if drawn.rows:
        plain.table("sample", tables.sample(drawn), alt="Evidence to read again")
    show.notes(drawn.notes)
