"""What would change, step by step and in each group: parts of the what-if screen."""

from collections.abc import Sequence

import streamlit as st

from analytics.asking.answer import Answer
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.what_if import picture as charts
from analytics.questions.what_if import words as words
from analytics.questions.what_if.counts import WhatIfRow, what_if
from pages.shared import show
from pages.shared.view import View, ask
from pages.what_if.scenario import ScenariosChosen

HOW = f"""
A bar is the share of all who are counted that has the step complete: **now**, and as it
would be. The thinner part would have it by the change only; an outline would lose it.
It says what today's {WORDS.badges} would mean under another rule, not what people would
have done under it. The address holds the changes: copy it to keep or share them.
"""


def draw(
    view: View,
    asked: ScenariosChosen,
    answers: Sequence[tuple[str, Answer[WhatIfRow]]],
) -> None:
    """Draw the steps, after the groups where these are compared."""
    if asked.by is not None:
        _groups(view, asked, asked.by)
        st.header("Step by step", anchor=False)
    compared = words.steps_compared(answers)
    show.picture(
        "what-if",
        charts.bars(compared, show.mode()),
        words.rows_of(answers),
        about="what would change, step by step",
        alt=words.alt(compared),
        answer=answers[0][1],
        how=HOW,
        notes_of=lambda _: dict.fromkeys(n for _, one in answers for n in one.notes),
    )


def _groups(view: View, asked: ScenariosChosen, by: str) -> None:
    """Draw what would change for the whole, in each group."""
    split = asked.split(view.scope)
    found = [
        (name, ask(what_if, view.state, split, one)) for name, one in asked.scenarios()
    ]
    root = asked.parts.tree.root
    groups = words.groups_compared(found, root.step_id)
    show.picture(
        "what-if-groups",
        charts.bars(groups, show.mode()),
        words.rows_of(found),
        about=f"what would change, by {by.replace('_', ' ')}",
        alt=words.alt(groups),
        answer=found[0][1],
        how=f"The whole of {as_is(root.title)}, in each group; the table has every "
        "step.",
        with_notes=False,
    )
