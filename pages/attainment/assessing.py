"""How work was assessed: tabs of the attainment screen."""

from typing import Any

import streamlit as st

from analytics.questions.attainment import levels_picture as level_charts
from analytics.questions.attainment import picture as charts
from analytics.questions.attainment import table as tables
from analytics.questions.attainment import words as words
from analytics.questions.attainment.counts import (
    AttainmentAnswer,
    attainment,
)
from analytics.questions.attainment.sample import sample as ask_sample
from pages.attainment import filters as attainment_filters
from pages.attainment.filters import AttainmentChosen
from pages.shared import plain, show
from pages.shared.view import View, ask

AGREEMENT = """
Where two assessors scored the same work, **agreed** is how often they found the same
outcome. **Kappa** (Cohen) is agreement beyond chance: where nearly all work meets the
standard, two assessors agree often by chance alone. The weighted kappa is that of
levels: a near miss counts less than a far one.
"""
NO_LEVELS = "No assessment in scope says which level was reached."


def attempts(view: View, asked: AttainmentChosen, top: Any) -> None:
    """Draw the first attempt beside the latest."""
    first, latest = (
        ask(attainment, view.state, view.scope, asked.counting(which))
        for which in ("first", "latest")
    )
    found = [*first.whole, *latest.whole]
    told = words.attempts_sentence(first.whole, latest.whole)
    with top:
        show.head(words.TITLE, latest, told or words.HELD_BACK)
    names = ["First attempt", "Latest attempt"][: len(found)]
    show.picture(
        "attempts",
        charts.strips(words.strips(found, names), show.mode()),
        tables.wholes(found, names),
        about="whether further attempts help",
        alt=told,
        answer=latest,
        how="The same work, counted by its first and by its latest attempt.",
        further=show.rest_of(told),
    )


def levels(view: View, asked: AttainmentChosen, top: Any) -> None:
    """Draw which levels were reached, on the rubric's own scale."""
    answer, names = _parts(view, asked)
    found, scale = answer.levels, asked.question.scale
    told = level_charts.sentence(found, scale) if found else NO_LEVELS
    with top:
        show.head(words.TITLE, answer, told)
    if not found:
        return
    show.picture(
        "levels",
        level_charts.levels(found, names, scale, show.mode()),
        level_charts.rows_of(found, names, scale),
        about="which levels were reached",
        alt=told,
        answer=answer,
        how="Each row adds up to the attempts that were given a level (a criterion at "
        "a time); the fuller the cell, the more. Rubrics with other scales shouldn't "
        "be compared.",
        further=show.rest_of(told),
    )


def _parts(
    view: View, asked: AttainmentChosen
) -> tuple[AttainmentAnswer, dict[str, str]]:
    """Ask by what the work is broken down; return it with the titles of its parts."""
    split = attainment_filters.split()
    parts = ask(attainment, view.state, view.scope, asked.by_part(split))
    return parts, {row.part: row.title for row in parts.rows}


def agreement(view: View, asked: AttainmentChosen, top: Any) -> None:
    """Say whether assessors agreed, where two scored the same work."""
    answer, _ = _parts(view, asked)
    found = answer.agreement
    told = words.agreement_sentence(found)
    with top:
        show.head(words.TITLE, answer, told)
    show.further(told)
    rows, alt = tables.agreement(found), "How far two assessors agreed"
    if rows:
        show.table(rows, alt=alt)
    show.beneath(
        "agreement",
        rows,
        about="whether assessors agree",
        alt=alt,
        is_open=True,
        answer=answer,
        how=AGREEMENT,
    )


def sample(view: View, asked: AttainmentChosen, top: Any) -> None:
    """Draw evidence to be read again, for those who may see it."""
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
    with top:
        show.head(words.TITLE, drawn, tables.sample_sentence(drawn))
    show.further(tables.sample_sentence(drawn))
    if drawn.rows:
        plain.table("sample", tables.sample(drawn), alt="Evidence to read again")
    show.notes(drawn.notes)
