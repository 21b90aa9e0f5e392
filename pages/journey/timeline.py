"""When a learner earned what: a tab of the journey."""

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.journey import sentence as journey_sentence
from analytics.questions.journey import table as journey_table
from analytics.questions.journey import timeline as journey_timeline
from analytics.questions.journey.counts import JourneyAnswer
from pages.shared import plain, show

HOW = f"""
A ring is the day on which something was earned, a disc the day on which it was issued;
a line joins the two where it was issued later. Diamonds complete a step or a
{WORDS.pathway}. Below, a whole bar is a term enrolled full time, half a bar one part
time, a dotted outline a term without enrolment.
"""


def draw(answer: JourneyAnswer, chosen: tuple[str, ...], width: int) -> None:
    """Draw what was earned and issued on which day, over the terms enrolled."""
    st.plotly_chart(
        journey_timeline.draw(answer, chosen, show.mode(), width),
        key="journey-time",
        config=show.STILL,
        theme=None,
        alt=journey_sentence.timeline(answer),
    )
    plain.beneath(
        "journey-time",
        journey_table.rows_of(answer, chosen),
        about=f"when this {WORDS.learner} earned what",
        alt=journey_sentence.timeline(answer),
        paragraphs={"How to read": HOW},
    )
