import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.questions.what_if import picture as charts
from analytics.questions.what_if import words as words
from analytics.questions.what_if.counts import what_if
from analytics.scope import UnknownError
from pages.shared import filters, show
from pages.shared.view import ask
from pages.what_if import scenario

HOW = f"""
A bar is the share of all who are counted that has the step complete: **now**, and as it
would be. The thinner part would have it by the change only; an outline would lose it.
It says what today's {WORDS.badges} would mean under another rule, not what people would
have done under it. The address holds the changes: copy it to keep or share them.
"""

view = filters.current()
top = st.container()
asked = scenario.draw(view)
if asked is None:
    top.title(words.TITLE, anchor=False)
    show.notes([f"Load {WORDS.pathways} (pathways/*.yaml) to try changes to them."])
    st.stop()

try:
    answers = [
        (name, ask(what_if, view.state, view.scope, one))
        for name, one in asked.scenarios()
    ]
except UnknownError as error:
    top.title(words.TITLE, anchor=False)
    st.warning(as_is(f"This can't be answered: {error}"))
    st.stop()

told = {
    name: words.sentence(answer, changes, asked.parts)
    for (name, answer), (_, changes) in zip(answers, asked.sides, strict=True)
}
with top:
    if not answers:
        st.title(words.TITLE, anchor=False)
        st.markdown(words.AS_IT_IS)
        st.stop()
    lines = [f"{n}: {said}" if len(told) > 1 else said for n, said in told.items()]
    show.head(words.TITLE, answers[0][1], "\n\n".join(lines))

compared = words.steps_compared(answers)
show.picture(
    "what-if",
    charts.bars(compared, show.mode()),
    words.rows_of(answers),
    alt=words.alt(compared),
    answer=answers[0][1],
    how=HOW,
    with_notes=False,
)
show.notes(list(dict.fromkeys(n for _, answer in answers for n in answer.notes)))

if asked.by is not None:
    split = asked.split(view.scope)
    found = [
        (name, ask(what_if, view.state, split, one)) for name, one in asked.scenarios()
    ]
    root = asked.parts.tree.root
    groups = words.groups_compared(found, root.step_id)
    by = as_is(asked.by.replace("_", " "))
    st.header(f"Does it differ by {by}?", anchor=False)
    show.picture(
        "what-if-groups",
        charts.bars(groups, show.mode()),
        words.rows_of(found),
        alt=words.alt(groups),
        answer=found[0][1],
        how=f"The whole of {as_is(root.title)}, in each group; the table has every "
        "step.",
        with_notes=False,
    )
