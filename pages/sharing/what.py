"""What is shown, and what isn't: a tab of the sharing screen."""

from typing import Any

import streamlit as st

from analytics.drawing.bars import MOST_BARS, bars
from analytics.drawing.words import WORDS
from analytics.questions.sharing import parts_picture as parts
from analytics.questions.sharing import pathways_picture as beside
from analytics.questions.sharing import pathways_words as beside_words
from analytics.questions.sharing import table as tables
from analytics.questions.sharing import words as words
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.path import HORIZON, SPLITS
from analytics.questions.sharing.pathways import sharing_pathways
from pages.shared import choose, show
from pages.shared.view import View, ask

HOW_BESIDE = f"""
Among those who completed a {WORDS.pathway}, had {HORIZON} days since, and had something
of it to show for {HORIZON} days before: a ring is the share who shared something of it
in the {HORIZON} days before, a disc in the {HORIZON} days from completing on. A full
line: the difference is clear; a dotted one: chance may explain it. At most
{beside_words.SHOWN} are drawn, those first where it rose most; the table has them all.
"""


def draw(view: View, top: Any) -> None:
    """Draw what is shown by the parts of a split, what isn't, and what goes with it."""
    split = choose.one_of("By", SPLITS, "shown", default="skill")
    shown = ask(sharing, view.state, view.scope, SharingQuestion(split=split))
    in_order = split in parts.IN_TIME
    listed = parts.drawn(parts.parts(shown, in_order), in_order)
    told = parts.parts_sentence(listed, split)
    with top:
        show.head(words.TITLE, shown, told)
    if show.is_lacking(shown, "shared"):
        return
    show.picture(
        "shown",
        bars(listed, show.mode(), parts.most_of(listed)),
        tables.shared_rows(shown, split),
        about=f"what is shared, by {split}",
        alt=told or f"What is shared, by {split}",
        answer=shown,
        how=f"A bar is the share of the awards of each {split} that was shared within "
        f"{HORIZON} days. The scale ends below 100%. At most {MOST_BARS} are drawn, "
        "of terms the last; the table has all, with what was earned and shared by now.",
        further=show.rest_of(told),
    )
    _nobody(view)
    _beside(view)


def _nobody(view: View) -> None:
    question = SharingQuestion(split="achievement")
    answer = ask(sharing, view.state, view.scope, question)
    told = parts.unshared_sentence(answer)
    if not told:
        return
    st.header("What does nobody share?", anchor=False)
    st.markdown(told)
    if parts.unshared(answer):
        show.beneath(
            "unshared",
            parts.unshared_rows(answer),
            about="what nobody shares",
            alt="Achievements that nobody shared, those with most awards first",
            answer=answer,
            with_notes=False,
        )


def _beside(view: View) -> None:
    answer = ask(sharing_pathways, view.state, view.scope)
    if not answer.rows:
        return
    title = f"Does completing a {WORDS.pathway} go with sharing?"
    st.header(title, anchor=False)
    st.markdown(beside_words.sentence(answer, HORIZON))
    rows, alt = beside_words.rows_of(answer), beside_words.alt(answer)
    if beside_words.drawn(answer):
        figure = beside.dots(answer, show.mode())
        show.draw("beside", figure, alt=alt, least=show.SECOND)
    show.beneath(
        "beside",
        rows,
        about="whether completing goes with sharing",
        alt=alt,
        answer=answer,
        how=HOW_BESIDE,
        notes_of=words.further,
    )
