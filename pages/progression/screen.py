import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.bottlenecks import words as bottleneck_words
from analytics.questions.bottlenecks.counts import BottleneckQuestion, bottlenecks
from analytics.questions.progression import picture as charts
from analytics.questions.progression import words as words
from analytics.questions.progression.counts import progression
from analytics.questions.progression.groups_picture import groups
from pages.progression import better, scenario, when
from pages.progression import goes_with as alike
from pages.shared import filters, pathway_filters, plain, show
from pages.shared.view import ask

HOW = f"""
Each row is a step of the {WORDS.pathway}; indented under it stands what it asks for.
A bar shows how many of those who **started** (earned at least one achievement of it)
have completed that step; the thin line is the 95% interval. Steps beside one another
can be done in any order, so bars needn't shrink on the way down. ◂ says who has
everything else: they would have completed the {WORDS.pathway} with that step alone.
"""

view = filters.current()
top = st.container()
asked = pathway_filters.draw(view)
if asked is None:
    top.title(f"Where do {WORDS.learners} stop?", anchor=False)
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see who is on them."])
    st.stop()

answer = ask(progression, view.state, view.scope, asked.question)
told = asked.question
held_up = ask(
    bottlenecks,
    view.state,
    view.scope,
    BottleneckQuestion(told.pathway, told.version, told.basis, told.entered),
)
waits = bottleneck_words.sentence(held_up)
with top:
    show.head(words.title(answer), answer, words.sentence(answer, waits))
show.picture(
    "progression",
    charts.tree(
        answer,
        show.mode(),
        pathway_filters.with_achievements(answer),
        bottleneck_words.marks(held_up),
    ),
    words.rows_of(answer),
    alt=words.alt(answer),
    answer=answer,
    how=HOW,
)

st.header("What holds them up?", anchor=False)
st.markdown(bottleneck_words.why(held_up))
if held_up.rows:
    alt = "Who lacks only one step, the worst first, and why"
    show.table("bottlenecks", bottleneck_words.rows_of(held_up), alt=alt)
show.notes(held_up.notes)
plain.explain(held_up.definition)
st.page_link(
    "pages/what_if/screen.py",
    label="What if it asked for one fewer?",
    icon=":material/tune:",
    query_params=pathway_filters.carried() | scenario.one_fewer(view, told, held_up),
)

when.draw(view, asked)
better.draw(view, asked)

if asked.by is not None:
    split = ask(progression, view.state, asked.split(view.scope), asked.question)
    by = as_is(asked.by.replace("_", " "))
    st.header(f"Does it differ by {by}?", anchor=False)
    step = pathway_filters.step(answer)
    st.markdown(words.groups_sentence(split, step))
    show.picture(
        "groups",
        groups(split, step, show.mode()),
        words.rows_of(split),
        alt=words.groups_sentence(split, step),
        answer=split,
        how="A dot is the rate in one group, the line its 95% interval: the fewer "
        "people, the longer the line. The table has every step of every group.",
    )

alike.draw(view, asked)
