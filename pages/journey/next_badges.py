"""The next badges of one learner: a tab of the journey."""

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey import table as journey_table
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.next_badges import words as words
from analytics.questions.next_badges.counts import next_badges
from pages.shared import plain, show
from pages.shared.view import View, ask


def draw(view: View, journey: JourneyAnswer, chosen: tuple[str, ...]) -> None:
    """Draw the best few badges with their reasons, and what would complete each."""
    (person,), ways = journey.learner, journey.ways
    answer = ask(next_badges, view.state, view.scope, person.learner_id)
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
        plain.beneath(
            "next",
            words.rows_of(answer, ways),
            about=f"which {WORDS.badges} help",
            alt=f"Every {WORDS.badge} that helps, the best first",
            paragraphs={"Definition": answer.definition},
        )
    to_go = journey_table.to_go(journey, chosen)
    if to_go:
        st.subheader("What would complete each?", anchor=False)
        plain.facts(to_go, across=1)
