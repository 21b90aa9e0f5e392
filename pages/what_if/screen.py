import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.what_if import words as words
from analytics.questions.what_if.counts import what_if
from analytics.scope import UnknownError
from pages.shared import filters, show
from pages.shared.view import ask
from pages.what_if import drawing, scenario

view = filters.current()
top = st.container()
chosen = scenario.choices(view)
if chosen is None:
    with top:
        show.title(words.TITLE)
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to try changes to them."])
    st.stop()

left, right = st.columns([2, 5], gap="large")
with left:
    asked = scenario.draw(chosen)
try:
    answers = [
        (name, ask(what_if, view.state, view.scope, one))
        for name, one in asked.scenarios()
    ]
except UnknownError as error:
    with top:
        show.title(words.TITLE)
    st.warning(as_is(f"This can't be answered: {error}"))
    st.stop()

told = {
    name: words.sentence(answer, changes, asked.parts)
    for (name, answer), (_, changes) in zip(answers, asked.sides, strict=True)
}
with top:
    if not answers:
        show.title(words.TITLE)
        st.markdown(words.AS_IT_IS)
        st.stop()
    show.head(words.TITLE, answers[0][1], next(iter(told.values())))

with right:
    drawing.draw(view, asked, answers)
    for name, said in told.items():
        if len(told) > 1:
            st.markdown(f"{name}: {said}")
        else:
            show.further(said)
