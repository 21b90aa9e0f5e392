"""How far awards come, from issue to looks: the first tab of the sharing screen."""

from dataclasses import replace
from typing import Any

import streamlit as st

from analytics.drawing.bars import bars
from analytics.questions.sharing import parts_picture as parts
from analytics.questions.sharing import table as tables
from analytics.questions.sharing import words as words
from analytics.questions.sharing.counts import SharingAnswer, SharingQuestion, sharing
from analytics.questions.sharing.path import HORIZON
from pages.shared import pathway_filters, show
from pages.shared.view import View, ask

HOW = f"""
A bar is the share of awards, issued at least {HORIZON} days ago, that came so far
within {HORIZON} days of issue; the thin line its 95% interval. An award counts in a
stage only if it counts in the one before.
"""


def draw(view: View, top: Any) -> None:
    """Draw the path of all awards, or what is shared in each group; then the tiles."""
    by = pathway_filters.compared_by(view)
    answer = ask(sharing, view.state, view.scope, SharingQuestion())
    with top:
        show.head(words.TITLE, answer, words.sentence(answer))
    if by is not None and not answer.lacks("shared"):
        _groups(view, by)
    else:
        show.picture(
            "sharing",
            bars(words.path(answer), show.mode()),
            tables.rows_of(answer),
            about="the path of an award",
            alt=words.sentence(answer),
            answer=answer,
            how=HOW,
            further=show.rest_of(words.sentence(answer)),
        )
    _platforms(answer)


def _groups(view: View, by: str) -> None:
    split = ask(sharing, view.state, replace(view.scope, by=by), SharingQuestion())
    name = by.replace("_", " ")
    listed = parts.parts(split)
    told = parts.groups_sentence(listed)
    show.picture(
        "sharing-groups",
        bars(listed, show.mode(), parts.most_of(listed)),
        tables.rows_of(split, name),
        about=f"what is shared, by {name}",
        alt=told or f"What is shared, by {name}",
        answer=split,
        how=f"A bar is the share of the awards of each group that was shared within "
        f"{HORIZON} days of issue. The table has every stage of every group.",
        further=told,
    )


def _platforms(answer: SharingAnswer) -> None:
    """Show what platforms count, which is not what the path counts."""
    st.header("What platforms count", anchor=False)
    show.tiles(words.tiles(answer))
    show.notes([words.compared(answer)])
    show.beneath(
        "tiles",
        tables.tile_rows(answer),
        about="what platforms count",
        alt="The figures that platforms show, with their parts and a year before",
        answer=answer,
        how="What was issued, and what was shared, in the term so far: not only what "
        "had the time. Both spans had the same, so they can be compared.",
        with_notes=False,
    )
