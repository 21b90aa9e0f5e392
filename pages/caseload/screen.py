from datetime import date
from functools import partial

import streamlit as st

from analytics.asking.address import addresses_of
from analytics.drawing.words import WORDS
from analytics.export import write_csv
from analytics.questions.caseload import words as words
from analytics.questions.caseload.counts import MOST_TERMS, CaseQuestion, without_away
from analytics.questions.caseload.counts import everyone as ask_everyone
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.journey.counts import journey
from pages.caseload import case
from pages.shared import address, filters, search, seen, show, tabs
from pages.shared.view import ask

TITLE = "Who is close, who has stalled, who graduates one badge short?"
EVERY = "All groups"  # as addresses from before the tabs say
FEW = 25
HOW = f"""
A {WORDS.learner} has one line for each {WORDS.pathway}, in the first group that fits;
whatever else there is to say of it stands on that line. **Spoken with** puts a line
away for 30 days, **Remind me on** until a day that you choose: for you alone, and
whatever is loaded meanwhile. Choose yourself under *Advisees of* at the side.
"""

view = filters.current()
top = st.container()
left, middle, right = st.columns([5, 3, 3], vertical_alignment="bottom")
with left:
    search.draw(view)
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
with top:
    show.head(TITLE, answer, words.lead(answer))
case.undo_last(view, everyone, today)

learner_id = search.whom(view)
if learner_id is not None:
    whole = without_away(view.state, everyone, CaseQuestion(terms, today, True))
    own = words.of_learner(whole, learner_id)
    link = addresses_of(view.state, view.scope, [learner_id])[learner_id]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Back to everybody", icon=":material/close:", on_click=search.forget)
        st.page_link(
            "pages/journey/screen.py",
            label="Open the journey",
            icon=":material/hiking:",
            query_params={"learner": link},
        )
    if not own:
        (person,) = ask(journey, view.state, view.scope, learner_id).learner
        st.text(words.no_line(person.name or learner_id))
    for row in own:
        case.draw(view, whole, row, link)
    st.stop()


def draw(name: str, rows: list[CaseRow]) -> None:
    """Draw the lines of a group, the first ones at first."""
    shown = rows[: FEW + st.session_state.get(f"more-{name}", 0)]
    addresses = addresses_of(view.state, view.scope, [row.learner for row in shown])
    for row in shown:
        case.draw(view, answer, row, addresses[row.learner])
    if len(shown) < len(rows):
        case.more(name, FEW)


groups = words.groups(answer)
if groups:
    address.rename({"group": tabs.KEY})
    titles = {name: words.TITLES[name] for name in groups}
    tabs.draw(
        {
            titles[name]: partial(draw, name, list(rows))
            for name, rows in groups.items()
        },
        labels={titles[n]: words.heading(n, len(rows)) for n, rows in groups.items()},
        ids=titles | {EVERY: next(iter(titles.values()))},
    )

with show.quiet_line("caseload", "the caseload"):
    with show.opening("caseload", "How to read"):
        st.markdown(HOW)
    with show.opening("caseload", "Definition"):
        st.markdown(answer.definition)
    if answer.rows:
        st.download_button(
            "Download all lines",
            lambda: write_csv(words.file_rows(answer)),
            "cairn-caseload.csv",
            "text/csv",
            key="caseload-download",
            on_click=seen.taken,
            args=("caseload", [{"learner": row.learner} for row in answer.rows]),
            type="tertiary",
            help="As CSV",
        )
    if answer.notes:
        with show.opening("caseload", "Notes"):
            show.notes(answer.notes)
