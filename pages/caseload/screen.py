from datetime import date

import streamlit as st

from analytics.asking.address import addresses_of
from analytics.drawing.frame import scope_line
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.export import write_csv
from analytics.questions.caseload import words as words
from analytics.questions.caseload.counts import MOST_TERMS, CaseQuestion, without_away
from analytics.questions.caseload.counts import everyone as ask_everyone
from analytics.questions.journey.counts import journey
from pages.caseload import case
from pages.shared import choose, filters, plain, search, seen, show
from pages.shared.view import ask

EVERY = "All groups"
FEW, MORE = 5, 25
HOW = f"""
A {WORDS.learner} has one line for each {WORDS.pathway}, in the first group that fits;
whatever else there is to say of it stands on that line. **Spoken with** puts a line
away for 30 days, **Remind me on** until a day that you choose: for you alone, and
whatever is loaded meanwhile. Choose yourself under *Advisees of* at the side.
"""

view = filters.current()
st.title("Who is close, who has stalled, who graduates one badge short?", anchor=False)
search.draw(view)
left, middle, right = st.columns([4, 4, 3], vertical_alignment="bottom")
titles = {title: group for group, title in words.TITLES.items()}
with left:
    ids = {name: title for title, name in titles.items()}
    group = choose.option("Show", [EVERY, *titles], "group", ids=ids)
terms = middle.number_input(
    "Stalled after so many terms",
    1,
    MOST_TERMS,
    2,
    key="stalled",
    bind="query-params",
    help="Regular terms, enrolled and over, since the last achievement.",
)
with_away = right.toggle("Put away too", key="away", bind="query-params")

today = date.today()
everyone = ask(ask_everyone, view.state, view.scope, terms)
question = CaseQuestion(terms, today, with_away)
answer = without_away(view.state, everyone, question)
st.caption(as_is(scope_line(answer)))
st.markdown(words.sentence(answer))
show.notes(answer.notes)
case.undo_last(view, everyone, today)

learner_id = search.whom(view)
if learner_id is not None:
    whole = without_away(view.state, everyone, CaseQuestion(terms, today, True))
    own = words.of_learner(whole, learner_id)
    address = addresses_of(view.state, view.scope, [learner_id])[learner_id]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Back to everybody", icon=":material/close:", on_click=search.forget)
        st.page_link(
            "pages/journey/screen.py",
            label="Open the journey",
            icon=":material/hiking:",
            query_params={"learner": address},
        )
    if not own:
        (person,) = ask(journey, view.state, view.scope, learner_id).learner
        st.text(words.no_line(person.name or learner_id))
    for row in own:
        case.draw(view, whole, row, address)
    st.stop()

for name, rows in words.groups(answer).items():
    if group not in (EVERY, words.TITLES[name]):
        continue
    st.header(words.heading(name, len(rows)), anchor=False)
    step = FEW if group == EVERY else MORE
    shown = rows[: step + st.session_state.get(f"more-{name}", 0)]
    addresses = addresses_of(view.state, view.scope, [row.learner for row in shown])
    for row in shown:
        case.draw(view, answer, row, addresses[row.learner])
    if len(shown) < len(rows):
        case.more(name, MORE)

if answer.rows:
    st.download_button(
        "Download all lines as CSV",
        lambda: write_csv(words.file_rows(answer)),
        "cairn-caseload.csv",
        "text/csv",
        key="caseload-download",
        on_click=seen.taken,
        args=("caseload", [{"learner": row.learner} for row in answer.rows]),
        icon=":material/download:",
    )
plain.explain(HOW, answer.definition)
