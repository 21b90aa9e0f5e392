import streamlit as st

from analytics.charts import retention_words as words
from analytics.charts import triangle as charts
from analytics.charts.steps import bars
from pages.programme import staying
from pages.shared import cached, filters, persistence_filters, show

HOW = """
A bar is the share of a cohort that stayed; the thin line its 95% interval. A cohort
without a bar is unfinished: nobody can tell yet. Who isn't enrolled at that census may
come back, and is counted again when that happens.
"""
HOW_CELLS = """
Down: the term of entry, with the number who entered. Across: regular terms since. Each
cell is the share who are enrolled at that term's census (or have graduated, where they
count). **Hatched**: the term isn't observed yet. The last row weighs each person the
same, and counts only cohorts old enough to tell; so its columns stand for fewer and
fewer cohorts.
"""

view = filters.current()
top = st.container()
asked = persistence_filters.draw(view)
if asked is None:
    top.title(words.TITLE, anchor=False)
    show.notes([words.NOTHING])
    st.stop()

told = asked.question
answer = cached.retention(view.state, view.scope, told)
with top:
    show.head(words.TITLE, answer, words.sentence(answer, told))
show.picture(
    "retention",
    bars(words.bars(answer), show.mode()),
    words.rows_of(answer),
    alt=words.alt(answer),
    answer=answer,
    how=HOW,
)

st.header("Term after term", anchor=False)
cells = cached.triangle(view.state, view.scope, told)
means = cells.parts["means"]
st.markdown(charts.sentence(means))
if cells.rows:
    show.draw(
        "triangle",
        charts.triangle(cells.rows, means, show.mode()),
        alt=charts.alt(means),
    )
show.notes(cells.notes)
if cells.rows:
    show.explain(
        "triangle",
        charts.rows_of(cells),
        alt=charts.alt(means),
        answer=cells,
        how=HOW_CELLS,
    )

staying.draw(view, asked, answer)
