import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.loads import words as words
from pages.loads import loading, mending, remembered, wizard
from pages.loads.uploads import MOST_MB
from pages.shared import cached, filters, show

root = filters.store_root()
status = cached.status(root)
st.title("What is loaded?", anchor=False)
st.markdown(words.standing(status))

with st.container():  # always there: what is open further down stays open
    loading.show_result()

st.header("Load records", anchor=False)
st.markdown(
    "A zip of a programme folder, or its files: `awards.csv` is enough to start; "
    f"{WORDS.learners}, terms, {WORDS.pathways} and the rest can follow. Credentials "
    "come as JSON, signed text, PNG or SVG. Loading the same again changes nothing, "
    "and a load is in entirely or not at all. What is larger than "
    f"{MOST_MB:,} MB loads at the command line: `cairn load FOLDER`."
)
loading.upload(root)
if status["state"] is None:
    loading.sample(root)

wizard.ask(root)

if status["set_aside"]:
    mending.waiting(root)

remembered.show_kept(root)

if status["loads"]:
    st.header("Past loads", anchor=False)
    show.table("loads", words.past(status), alt="Past loads, the latest first")
    undo, name, _ = st.columns([1, 1, 2])
    with undo.popover("Undo", icon=":material/undo:", width="stretch"):
        loading.undo(root, words.kept(status))
    with name.popover("Name this state", icon=":material/label:", width="stretch"):
        loading.name(root, status["state"])
