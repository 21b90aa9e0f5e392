from functools import partial

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey import choice as choice
from analytics.questions.journey import sentence as journey_sentence
from analytics.questions.journey import who as who
from analytics.questions.journey.counts import journey
from pages.journey import next_badges as advice
from pages.journey import seen, standing, timeline
from pages.shared import address, choose, filters, search, show, tabs
from pages.shared.view import ask

view = filters.current()
show.title(f"How far is this {WORDS.learner}, and what is left?")
width = search.draw(view)
learner_id = search.whom(view)
if learner_id is None:
    search.nobody_yet(view)
    st.stop()

answer = ask(journey, view.state, view.scope, learner_id)
(person,) = answer.learner
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.header(as_is(person.name or person.learner_id), anchor=False, width="content")
    st.caption(as_is(f"{who.about(answer)} · {who.seen(answer)}"), width="content")
    if person.is_confidential:
        st.badge("Directory opt-out: tell nobody that they study here", color="gray")
st.text(journey_sentence.sentence(answer))

ways = answer.ways
address.rename({"pathway": "way"})
ids = {way.pathway: way.title for way in ways}
left, right = st.columns(2)
with left:
    label = choose.option(
        f"Which {WORDS.pathways}", choice.labels(ways), "way", ids=ids
    )
chosen = choice.chosen(ways, label)
with right:
    labels = standing.badge_chosen(answer, chosen)
time = partial(timeline.draw, answer, chosen, width)
if person.deceased_on:
    time()
else:
    tabs.draw(
        {
            "Map": partial(standing.draw, answer, chosen, labels, width),
            "Next": partial(advice.draw, view, answer, chosen),
            "When": time,
            "What the world sees": partial(seen.draw, answer),
        }
    )
