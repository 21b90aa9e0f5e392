from dataclasses import replace

import streamlit as st

from analytics.drawing.bars import bars
from analytics.drawing.markup import as_is
from analytics.questions.sharing import parts_picture as parts
from analytics.questions.sharing import table as tables
from analytics.questions.sharing import words as words
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.path import HORIZON
from pages.shared import filters, pathway_filters, show
from pages.shared.view import ask
from pages.sharing import how_soon as soon
from pages.sharing import what as drawer
from pages.sharing import who_looks as looking

HOW = f"""
A bar is the share of awards, issued at least {HORIZON} days ago, that came so far
within {HORIZON} days of issue; the thin line its 95% interval. An award counts in a
stage only if it counts in the one before.
"""

view = filters.current()
top = st.container()
by = pathway_filters.compared_by(view)
answer = ask(sharing, view.state, view.scope, SharingQuestion())
with top:
    show.head(words.TITLE, answer, words.sentence(answer))
show.picture(
    "sharing",
    bars(words.path(answer), show.mode()),
    tables.rows_of(answer),
    alt=words.sentence(answer),
    answer=answer,
    how=HOW,
)

if by is not None and not answer.lacks("shared"):
    split = ask(sharing, view.state, replace(view.scope, by=by), SharingQuestion())
    name = by.replace("_", " ")
    listed = parts.parts(split)
    st.header(f"Does it differ by {as_is(name)}?", anchor=False)
    st.markdown(parts.groups_sentence(listed))
    show.picture(
        "sharing-groups",
        bars(listed, show.mode(), parts.most_of(listed)),
        tables.rows_of(split, name),
        alt=parts.groups_sentence(listed) or f"What is shared, by {name}",
        answer=split,
        how=f"A bar is the share of the awards of each group that was shared within "
        f"{HORIZON} days of issue. The table has every stage of every group.",
        with_notes=False,
    )

st.header("What platforms count", anchor=False)
show.tiles(words.tiles(answer))
show.notes([words.compared(answer)])
show.explain(
    "tiles",
    tables.tile_rows(answer),
    alt="The figures that platforms show, with their parts and a year before",
    answer=answer,
    how="What was issued, and what was shared, in the term so far: not only what had "
    "the time. Both spans had the same, so they can be compared.",
)

drawer.draw(view)
soon.draw(view, by)
looking.draw(view)
