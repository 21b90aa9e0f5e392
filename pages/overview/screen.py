import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.overview import picture as charts
from analytics.questions.overview import words as words
from analytics.questions.overview.counts import overview
from analytics.questions.pathways.counts import pathways
from pages.overview import overlapping
from pages.shared import filters, show
from pages.shared.view import ask

HOW = f"""
One bar a term, from zero, by the day each achievement was **earned**; every kind has
a scale of its own. A {WORDS.learner} counts once for each achievement. Outlined: issued
long after it was earned. Hatched: the term is still in progress, so its bar will grow.
"""

view = filters.current()
answer = ask(overview, view.state, view.scope)
show.head("How is the programme doing?", answer, words.sentence(answer))
show.tiles(words.tiles(answer))
show.notes(answer.notes)

st.header("What is earned in each term?", anchor=False)
if charts.categories(answer):
    show.picture(
        "terms",
        charts.by_term(answer, show.mode()),
        charts.term_rows(answer),
        alt=charts.alt(answer),
        answer=answer,
        how=HOW,
        with_notes=False,
    )
else:
    show.notes(["Load terms to see what was earned in each."])

st.header(f"Which {WORDS.pathways} are {WORDS.learners} on?", anchor=False)
found = ask(pathways, view.state, view.scope)
for row in found.rows:
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        st.page_link(
            "pages/progression/screen.py",
            label=row.title,
            icon=":material/account_tree:",
            query_params={"pathway": row.title},
        )
        st.caption(as_is(charts.pathway_line(row)), width="content")
if found.rows:
    show.explain(
        "pathways", charts.pathway_rows(found), alt=WORDS.pathways, answer=found, how=""
    )
    show.notes(found.notes)
else:
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see who is on them."])

overlapping.draw(view)
