import streamlit as st

from analytics.drawing.words import WORDS
from analytics.questions.loads import words as words
from pages.loads import loading, mending, remembered, wizard
from pages.loads.uploads import MOST_MB
from pages.shared import filters, show
from pages.shared.view import status

root = filters.store_root()
ledger = status(root)
show.title("What is loaded?")
st.markdown(words.standing(ledger))

with st.container():  # always there: what is open further down stays open
    loading.show_result(ledger)

st.header("Load records", anchor=False)
st.markdown(
    "A zip of a programme folder, or its files: `awards.csv` is enough to start; "
    f"{WORDS.learners}, terms, {WORDS.pathways} and the rest can follow. Credentials "
    "come as JSON, signed text, PNG or SVG. Loading the same again changes nothing, "
    "and a load is in entirely or not at all. What is larger than "
    f"{MOST_MB:,} MB loads at the command line: `cairn load FOLDER`."
)
loading.upload(root)
if ledger["state"] is None:
    loading.sample(root)

wizard.ask(root)

if ledger["set_aside"]:
    mending.waiting(root)

remembered.show_kept(root)

if ledger["loads"]:
    st.header("Past loads", anchor=False)
    show.table(words.past(ledger), alt="Past loads, the latest first")
    show.download("loads", words.past(ledger))
    undo, name, _ = st.columns([1, 1, 2])
    with undo.popover("Undo", icon=":material/undo:", width="stretch"):
        loading.undo(root, words.kept(ledger))
    with name.popover("Name this state", icon=":material/label:", width="stretch"):
        loading.name(root, ledger["state"])
