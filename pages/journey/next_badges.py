"""The next badges of one learner: a part of the journey screen."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.next_badges import words as words
from analytics.questions.next_badges.counts import next_badges
from pages.shared import plain, show
from pages.shared.view import View, ask


def draw(view: View, journey: JourneyAnswer) -> None:
    """Draw the best few badges with their reasons; all of them are in the table."""
    (person,), ways = journey.learner, journey.ways
    answer = ask(next_badges, view.state, view.scope, person.learner_id)
    st.subheader(f"Which {WORDS.badge} next?", anchor=False)
    for one in words.best(answer):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{as_is(one.heading)}**")
            st.text(one.reason)
            for offer in one.offers:
                st.caption(as_is(offer))
    if not answer.rows:
        st.text(words.nothing(answer, ways))
    show.notes(answer.notes)
    if answer.rows:
        with st.expander("All that help, as a table", icon=":material/table_rows:"):
            alt = f"Every {WORDS.badge} that helps, the best first"
            plain.table("next", words.rows_of(answer, ways), alt)
        plain.explain(answer.definition)
