"""Whether those who take part stay more often: the first tab of persistence."""

from typing import Any

import streamlit as st

from analytics.drawing.differences import differences
from analytics.drawing.markup import as_is
from analytics.questions.outcome import curves_picture as staying_curves
from analytics.questions.outcome import table as tables
from analytics.questions.outcome import words as words
from analytics.questions.outcome.counts import OutcomeAnswer, outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.rows import OutcomeRow
from pages.shared import show
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

HOW = """
A dot is the share with it less the share without, in points, the line its 95% interval.
**Filled**: adjusted, those with it against others like them. Hollow beneath: as they
are. Where a line crosses zero, no difference is seen. All landmarks that were asked for
are shown; none was chosen for what it says. **Placebo** (a diamond): badges issued only
when the outcome was over. They can't have changed it, so what they show is selection.
"""
KEY = "● against others like them · ○ as they are · ◇ placebo"


def first_of(
    view: View, asked: Chosen[OutcomeQuestion] | None, top: Any
) -> tuple[OutcomeAnswer, OutcomeRow] | None:
    """Write the answer at the top; return it with the comparison that is shown.

    None, and why, where nothing is compared.
    """
    if asked is None:
        with top:
            show.title(words.TITLE)
        show.notes([words.NOTHING])
        return None
    answer = ask(outcome, view.state, view.scope, asked.question)
    with top:
        show.head(words.TITLE, answer, words.lead(answer, asked.question))
    row = words.first(answer)
    if row is None:
        st.markdown(words.sentence(answer))
        return None
    return answer, row


def draw(view: View, asked: Chosen[OutcomeQuestion] | None, top: Any) -> None:
    """Draw what was found at every landmark, and how staying goes on, term by term."""
    found = first_of(view, asked, top)
    if found is None or asked is None:
        return
    answer, row = found
    drawn, whole = tables.shown(answer), words.sentence(answer)
    if asked.by is not None:
        answer = ask(outcome, view.state, asked.split(view.scope), asked.question)
        drawn = tables.by_group(answer, row)
        st.caption(f"{words.name(row)}, by {as_is(asked.by.replace('_', ' '))}. {KEY}")
    else:
        st.caption(KEY)
    show.picture(
        "found",
        differences(drawn, show.mode()),
        tables.rows_of(answer),
        about="what was found",
        alt=whole,
        answer=answer,
        how=HOW,
        further=whole,
    )
    _over_time(found[0], row)


def _over_time(answer: OutcomeAnswer, row: OutcomeRow) -> None:
    mine = [
        one
        for one in answer.curves
        if (one.group, one.exposure) == (row.group, row.exposure)
    ]
    if not mine:
        return
    st.header("Who is still enrolled, term after term?", anchor=False)
    st.markdown(staying_curves.sentence(mine))
    st.caption(staying_curves.DESIGN)
    show.picture(
        "curves",
        staying_curves.curves(mine, show.mode()),
        tables.curves(mine),
        about="who is still enrolled, term after term",
        alt=staying_curves.sentence(mine),
        answer=answer,
        how=staying_curves.HOW,
        with_notes=False,
        least=show.SECOND,
    )
