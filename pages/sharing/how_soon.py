"""How soon awards are accepted and shared: a tab of the sharing screen."""

from dataclasses import replace
from typing import Any

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.sharing import how_soon_picture as charts
from analytics.questions.sharing import how_soon_words as words
from analytics.questions.sharing import table as tables
from analytics.questions.sharing.how_soon import (
    UNTIL,
    SharingTimeAnswer,
    SharingTimeQuestion,
    sharing_time,
)
from analytics.questions.sharing.words import TITLE, further
from pages.shared import choose, show
from pages.shared.view import View, ask

HOW = f"""
The share of awards that were {WORDS.claimed}, and shared first, within so many days of
issue, with their 95% bands. Awards of last week are followed as long as they are there.
A curve ends where fewer than ten awards are still followed.
"""


def draw(view: View, top: Any) -> None:
    """Draw both curves, or those of the parts that are chosen, each on its own."""
    left, right = st.columns([2, 5], vertical_alignment="bottom")
    with left:
        by = choose.compared_by(view, "by", without=("level",))
    with right:
        split = choose.one_of(
            "Apart",
            [*words.BY, *([words.GROUPS] if by else [])],
            "soon",
            default=words.GROUPS if by else words.WHOLE,
        )
    told = _asked(view, split, by)
    answer = told["shared"]
    if split == words.WHOLE:
        curves: words.Curves = {"": told}
        sentence, name = words.sentence(told), ""
    else:
        curves = words.apart(told)
        sentence = words.gaps(told) or words.apart_sentence(curves)
        name = (by or "").replace("_", " ") if split == words.GROUPS else split
    with top:
        show.head(TITLE, answer, sentence)
    if not any(one.rows for one in told.values()):
        show.notes(answer.notes)
        return
    _panels(curves)
    show.further(sentence)
    show.beneath(
        "sharing-time",
        tables.time_rows(curves, name),
        about=f"how soon awards are {WORDS.claimed} and shared",
        alt=sentence,
        answer=answer,
        how=HOW,
        notes_of=further,
    )


def _asked(view: View, split: str, by: str | None) -> dict[str, SharingTimeAnswer]:
    """Ask both ends; nothing is accepted on a network."""
    scope = replace(view.scope, by=by) if split == words.GROUPS else view.scope
    part: Any = None if split in (words.WHOLE, words.GROUPS) else split
    ends = UNTIL[1:] if part == "network" else UNTIL
    return {
        end: ask(sharing_time, view.state, scope, SharingTimeQuestion(end, part))
        for end in ends
    }


def _panels(curves: words.Curves) -> None:
    """Draw a panel a part; on a phone they stand under each other."""
    shown = list(curves.items())[: words.PANELS]
    columns = st.columns(min(words.ACROSS, max(len(shown), 1)))
    height = charts.HEIGHT if len(shown) < 2 else charts.PANEL
    most = charts.top_of(curves) if len(shown) > 1 else 1.0
    for place, (name, told) in enumerate(shown):
        with columns[place % len(columns)]:
            if name:
                st.markdown(f"**{as_is(name)}**")
            figure = charts.curves(told, show.mode(), height, most)
            least = show.LEAST if len(shown) < 2 else 0
            show.draw(f"soon-{place}", figure, alt=words.alt(name, told), least=least)
    if len(curves) > words.PANELS:
        show.notes([f"The {words.PANELS} with most awards; the table has all."])
