"""How much of the work met the standard: the first tab of attainment."""

from typing import Any

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import group_name
from analytics.questions.attainment import picture as charts
from analytics.questions.attainment import table as tables
from analytics.questions.attainment import words as words
from analytics.questions.attainment.counts import attainment
from pages.attainment import filters as attainment_filters
from pages.attainment.filters import AttainmentChosen
from pages.shared import show
from pages.shared.view import View, ask

HOW = """
The full length of a bar is the work that was **assessed**; filled is what met the
standard, the thin line its 95% interval. **Hatched**, beside it on the same scale: what
waits for assessment, in neither part of the rate. A learner counts once for each
achievement (and criterion), whatever number of attempts.
"""


def draw(view: View, asked: AttainmentChosen, top: Any) -> None:
    """Draw the parts of the work, after the groups where these are compared."""
    answer = ask(attainment, view.state, view.scope, asked.question)
    with top:
        show.head(words.TITLE, answer, words.sentence(answer))
    if asked.by is not None:
        _groups(view, asked, asked.by)
        st.header("Part by part", anchor=False)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        split = attainment_filters.split()
    parts = ask(attainment, view.state, view.scope, asked.by_part(split))
    rows = words.ordered(parts, split)
    with right:
        drawn = attainment_filters.drawn(rows)
    told = words.parts_sentence(rows, split)
    show.picture(
        "attainment",
        charts.strips(words.strips(drawn, [row.title for row in drawn]), show.mode()),
        tables.rows_of(rows, split),
        about=f"what met the standard, by {split}",
        alt=told or words.sentence(answer),
        answer=parts,
        how=HOW,
        further=" ".join(filter(None, [told, show.rest_of(words.sentence(answer))])),
    )


def _groups(view: View, asked: AttainmentChosen, by: str) -> None:
    """Draw all work together, by group."""
    name = as_is(by.replace("_", " "))
    answer = ask(attainment, view.state, asked.split(view.scope), asked.question)
    st.header(f"Does it differ by {name}?", anchor=False)
    found = sorted(answer.whole, key=lambda one: one.rate or 0.0)
    names = [group_name(one.group, by) for one in found]
    show.picture(
        "groups",
        charts.strips(words.strips(found, names), show.mode()),
        tables.wholes(found, names),
        about=f"what met the standard, by {name}",
        alt=f"The share that met the standard, by {name}",
        answer=answer,
        how="All work of a group together. Where intervals overlap, chance may explain "
        "a difference; groups also hand in different work.",
        with_notes=False,
    )
