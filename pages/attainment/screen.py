import streamlit as st

from analytics.questions.attainment import picture as charts
from analytics.questions.attainment import table as tables
from analytics.questions.attainment import words as words
from analytics.questions.attainment.counts import attainment
from pages.attainment import assessing
from pages.attainment import filters as attainment_filters
from pages.shared import filters, show
from pages.shared.view import ask

HOW = """
The full length of a bar is the work that was **assessed**; filled is what met the
standard, the thin line its 95% interval. **Hatched**, beside it on the same scale: what
waits for assessment, in neither part of the rate. A learner counts once for each
achievement (and criterion), whatever number of attempts.
"""

view = filters.current()
top = st.container()
asked = attainment_filters.draw(view)
if asked is None:
    top.title(words.TITLE, anchor=False)
    show.notes([words.NOTHING])
    st.stop()

answer = ask(attainment, view.state, view.scope, asked.question)
with top:
    show.head(words.TITLE, answer, words.sentence(answer))
split = attainment_filters.split()
parts = ask(attainment, view.state, view.scope, asked.by_part(split))
rows = words.ordered(parts, split)
st.markdown(words.parts_sentence(rows, split))
drawn = attainment_filters.drawn(rows)
show.picture(
    "attainment",
    charts.strips(words.strips(drawn, [row.title for row in drawn]), show.mode()),
    tables.rows_of(rows, split),
    alt=words.parts_sentence(rows, split) or words.sentence(answer),
    answer=parts,
    how=HOW,
)

assessing.attempts(view, asked)
assessing.levels(parts, asked, {row.part: row.title for row in rows})
assessing.groups(view, asked)
assessing.agreement(parts)
assessing.sample(view, asked)
