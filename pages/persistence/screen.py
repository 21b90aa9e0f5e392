import streamlit as st

from analytics.drawing.bars import bars
from analytics.questions.outcome import words as outcome_words
from analytics.questions.outcome.counts import outcome
from analytics.questions.persistence import picture as charts
from analytics.questions.persistence import table as tables
from analytics.questions.persistence import words as words
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.triangle import triangle
from pages.persistence import comparison as guide
from pages.persistence import comparison_filters as guide_filters
from pages.persistence import filters as persistence_filters
from pages.persistence import taking_part
from pages.persistence import who_stays as staying
from pages.shared import filters, show
from pages.shared.view import ask

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
    top.title(outcome_words.TITLE, anchor=False)
    show.notes([persistence_filters.nothing(view)])
    st.stop()

told = asked.question
answer = ask(retention, view.state, view.scope, told)
with top:
    show.head(outcome_words.TITLE, answer, "")
    verdict = st.empty()
st.header("Who stays?", anchor=False)
st.markdown(words.sentence(answer, told))
show.picture(
    "retention",
    bars(charts.cohort_bars(answer), show.mode()),
    tables.cohorts(answer),
    alt=words.alt(answer),
    answer=answer,
    how=HOW,
)

st.header("Term after term", anchor=False)
cells = ask(triangle, view.state, view.scope, told)
st.markdown(words.triangle_sentence(cells.means))
if cells.rows:
    show.draw(
        "triangle",
        charts.triangle(cells.rows, cells.means, show.mode()),
        alt=words.triangle_alt(cells.means),
    )
show.notes(cells.notes)
if cells.rows:
    show.explain(
        "triangle",
        tables.triangle(cells),
        alt=words.triangle_alt(cells.means),
        answer=cells,
        how=HOW_CELLS,
    )

staying.draw(view, asked, answer)

st.header("Do those who take part stay more often?", anchor=False)
st.subheader("1 · What is asked?", anchor=False)
compared = guide_filters.draw(view, asked)
if compared is None:
    show.notes([outcome_words.NOTHING])
    st.stop()

found = ask(outcome, view.state, view.scope, compared.question)
st.markdown(outcome_words.asked(compared.question))
verdict.markdown(outcome_words.sentence(found))
first = outcome_words.first(found)
if first is not None:
    guide.who(found, first)
    guide.alike(found, first)
    guide.found(found, first)
    guide.how_sure(found, first)
    taking_part.draw(view, compared)
    guide.for_researchers(view, compared)
