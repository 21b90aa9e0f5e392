"""Who looks at what is shared: a tab of the sharing screen."""

from typing import Any

import streamlit as st

from analytics.drawing.bars import bars
from analytics.questions.sharing import table as tables
from analytics.questions.sharing import words as words
from analytics.questions.sharing.path import HORIZON
from analytics.questions.sharing.who_looks import (
    VIEW_SPLITS,
    ViewsQuestion,
    sharing_views,
)
from pages.shared import choose, show
from pages.shared.view import View, ask


def draw(view: View, top: Any) -> None:
    """Draw looks by what is chosen, and by days since sharing."""
    looks = ask(sharing_views, view.state, view.scope, ViewsQuestion())
    with top:
        lacking = bool(looks.not_loaded)
        show.head(words.TITLE, looks, "" if lacking else words.views_sentence(looks))
    if show.is_lacking(looks):
        return
    by = choose.one_of("Looks by", VIEW_SPLITS, "looks", default="source")
    viewed = ask(sharing_views, view.state, view.scope, ViewsQuestion(split=by))
    show.picture(
        "looks",
        bars(words.sources(viewed), show.mode()),
        tables.view_rows(viewed, by),
        about=f"who looks, by {by}",
        alt=words.views_sentence(looks),
        answer=viewed,
        how="A bar is the share of the shares that had a look of this sort within "
        f"{HORIZON} days of sharing.",
        further=show.rest_of(words.views_sentence(looks)),
    )
    st.header("How long after sharing?", anchor=False)
    show.picture(
        "since",
        bars(words.since(looks.since), show.mode()),
        tables.since_rows(looks),
        about="how long after sharing they look",
        alt="The share of the shares that were looked at, by days since sharing",
        answer=looks,
        how="A bar is the share of the shares, as old as the last of the days, that "
        "were looked at on one of them.",
        with_notes=False,
        least=show.SECOND,
    )
