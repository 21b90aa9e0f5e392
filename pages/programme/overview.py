import streamlit as st

from analytics.charts import overview as charts
from analytics.charts import overview_words as words
from analytics.charts.words import WORDS, capital
from pages.shared import cached, filters, show

HOW = f"""
One bar a term, from zero, by the day each achievement was **earned**; every kind has
a scale of its own. A {WORDS.learner} counts once for each achievement. Outlined: issued
long after it was earned. Hatched: the term is still in progress, so its bar will grow.
"""

view = filters.current()
answer = cached.overview(view.state, view.scope)
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
found = cached.pathways(view.state, view.scope)
if found.rows:
    chosen = show.choose_row(
        "pathways",
        charts.pathway_rows(found),
        alt=f"{capital(WORDS.pathways)} with the {WORDS.learners} on them",
        hint=f"Choose a {WORDS.pathway} to see where {WORDS.learners} stop on it.",
    )
    show.notes(found.notes)
    show.download("pathways", charts.pathway_rows(found))
    if chosen is not None:
        filters.open_screen(
            "pages/programme/progression.py", pathway=found.rows[chosen].title
        )
else:
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to see who is on them."])
