"""How far a learner is on each pathway: the map, the journey's first tab."""

import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.journey import map as journey_map
from analytics.questions.journey import sentence as journey_sentence
from analytics.questions.journey import table as journey_table
from analytics.questions.journey import words as words
from analytics.questions.journey.counts import JourneyAnswer
from pages.journey import badge
from pages.shared import plain, show

HOW = f"""
Read from the {WORDS.badges} to where they lead. A filled mark is held, with its day; a
ring with a dot was issued long after it was earned; a ring is open; a diamond would
complete the {WORDS.pathway} by itself; a dotted ring is {WORDS.already_covered}: no
longer needed. A step is a cairn with a stone for every {WORDS.badge} of the shortest
way, solid once it is laid; “any 2 of 6” is its rule.
"""


def badge_chosen(answer: JourneyAnswer, chosen: tuple[str, ...]) -> dict[str, str]:
    """Let a badge be chosen, and show it; return the badges by what they are called."""
    labels = journey_table.badges(answer, chosen)
    badge.draw(answer, labels)
    return labels


def draw(
    answer: JourneyAnswer, chosen: tuple[str, ...], labels: dict[str, str], width: int
) -> None:
    """Draw the map, whose marks can be clicked, and what would complete each."""
    sentence = journey_sentence.sentence(answer)
    st.caption(words.KEY)
    st.plotly_chart(
        journey_map.draw(
            answer,
            chosen,
            show.mode(),
            width,
            labels.get(st.session_state.get("badge") or ""),
        ),
        key="journey-map",
        on_select=lambda: badge.pick(labels),
        selection_mode="points",
        config=show.STILL,
        theme=None,
        alt=sentence,
    )
    plain.beneath(
        "journey",
        journey_table.rows_of(answer, chosen),
        about=f"how far this {WORDS.learner} is",
        alt=sentence,
        paragraphs={"How to read": HOW, "Definition": answer.definition},
    )
