import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.journey import choice as choice
from analytics.questions.journey import map as journey_map
from analytics.questions.journey import sentence as journey_sentence
from analytics.questions.journey import table as journey_table
from analytics.questions.journey import timeline as journey_timeline
from analytics.questions.journey import who as who
from analytics.questions.journey import words as words
from analytics.questions.journey.counts import journey
from pages.journey import badge, seen
from pages.journey import next_badges as advice
from pages.shared import address, choose, filters, plain, search, show
from pages.shared.view import ask

HOW = f"""
Read from the {WORDS.badges} to where they lead. A filled mark is held, with its day; a
ring with a dot was issued long after it was earned; a ring is open; a diamond would
complete the {WORDS.pathway} by itself; a dotted ring is {WORDS.already_covered}: no
longer needed. A step is a cairn with a stone for every {WORDS.badge} of the shortest
way, solid once it is laid; “any 2 of 6” is its rule.
"""
HOW_TIME = f"""
A ring is the day on which something was earned, a disc the day on which it was issued;
a line joins the two where it was issued later. Diamonds complete a step or a
{WORDS.pathway}. Below, a whole bar is a term enrolled full time, half a bar one part
time, a dotted outline a term without enrolment.
"""

view = filters.current()
st.title(f"How far is this {WORDS.learner}, and what is left?", anchor=False)
width = search.draw(view)
learner_id = search.whom(view)
if learner_id is None:
    search.nobody_yet(view)
    st.stop()

answer = ask(journey, view.state, view.scope, learner_id)
(person,) = answer.learner
sentence = journey_sentence.sentence(answer)
st.header(as_is(person.name or person.learner_id), anchor=False)
st.caption(as_is(f"{who.about(answer)} · {who.seen(answer)}"))
if person.is_confidential:
    st.badge("Directory opt-out: tell nobody that they study here", color="gray")
st.text(sentence)

ways = answer.ways
left, right = st.columns(2)
address.rename({"pathway": "way"})
with left:
    ids = {way.pathway: way.title for way in ways}
    label = choose.option(
        f"Which {WORDS.pathways}", choice.labels(ways), "way", ids=ids
    )
chosen = choice.chosen(ways, label)
labels = journey_table.badges(answer, chosen)
with right:
    badge.draw(answer, labels)
if not person.deceased_on:
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
    plain.explain(HOW, answer.definition)

to_go = journey_table.to_go(answer, chosen)
if to_go and not person.deceased_on:
    st.subheader("What would complete each?", anchor=False)
    plain.facts(to_go, across=1)

if not person.deceased_on:
    advice.draw(view, answer)

st.subheader("When?", anchor=False)
st.plotly_chart(
    journey_timeline.draw(answer, chosen, show.mode(), width),
    key="journey-time",
    config=show.STILL,
    theme=None,
    alt=journey_sentence.timeline(answer),
)
plain.explain(HOW_TIME)
if not person.deceased_on:
    seen.draw(answer)
with st.expander("All of it as a table", icon=":material/table_rows:"):
    plain.table("journey", journey_table.rows_of(answer, chosen), sentence)
