import streamlit as st

from analytics.drawing.markup import as_is
from analytics.questions.quality import words as words
from analytics.questions.quality.counts import FindingRow, cases, quality
from analytics.questions.quality.waiting import may_decide
from pages.quality import deciding
from pages.quality import people as quality_people
from pages.shared import filters, plain, show
from pages.shared.view import ask, status

HOW = """
Each finding is a question to you, not a mistake: nothing is changed, joined or left out
because of it. The list behind a count has as many rows as it counts.
"""

view = filters.current()
root = filters.store_root()
answer = ask(quality, view.state, view.scope)
told = words.sentence(answer)
show.head("What in the data deserves a look?", answer, told)
show.further(told)
deciding.say()


def choose(key: str) -> None:
    """Open a finding's list, or close it."""
    if st.query_params.get("finding") == key:
        del st.query_params["finding"]
    else:
        st.query_params["finding"] = key


def draw(row: FindingRow) -> None:
    """Draw one finding: how many, what, what to do; its list if it is open."""
    is_open = st.query_params.get("finding") == row.finding
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{as_is(row.title)}**  \n{words.count(row)}")
                st.caption(as_is(row.to_do))
            st.button(
                "Close" if is_open else "Show the list",
                key=f"open-{row.finding}",
                on_click=choose,
                args=(row.finding,),
            )
        if is_open:
            listed(row)


def listed(row: FindingRow) -> None:
    """Draw the list behind a count."""
    found = ask(cases, view.state, view.scope, row.finding)
    rows = words.case_rows(found)
    st.markdown(as_is(words.rule(row.finding)))
    plain.table(row.finding, rows, alt=row.title, most=words.SHOWN)
    if len(rows) > words.SHOWN:
        show.notes([words.more(rows)])


for finding in words.found(answer):
    draw(finding)

if may_decide(view.scope):
    if status(root)["state"] == view.state.number:
        quality_people.people(root, view)
        quality_people.issuers(root, view)
    else:
        show.notes(["Decisions about people and issuers are made as published."])

if words.nothing(answer):
    st.header("What was looked for, and not found?", anchor=False)
    st.markdown("\n".join(f"- {as_is(title)}" for title in words.nothing(answer)))
if words.unchecked(answer):
    st.header("What can't be checked?", anchor=False)
    for reason, titles in words.unchecked(answer).items():
        listed_titles = "\n".join(f"- {as_is(title)}" for title in titles)
        st.markdown(f"{as_is(reason)}:\n\n{listed_titles}")
with show.quiet_line("quality", "what deserves a look"):
    with show.opening("quality", "How to read"):
        st.markdown(HOW)
    with show.opening("quality", "Definition"):
        st.markdown(answer.definition)
