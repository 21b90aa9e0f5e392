from dataclasses import asdict

import pandas as pd
import streamlit as st

from analytics.decisions import log
from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.export import write_csv
from pages.shared import filters, show

COLUMNS = ("id", "at", "who", "viewer", "kind", "what", "learners", "state")
HOW = f"""
An entry is a view, not a turn of a screen: who, as what, which screen or question, how
many {WORDS.learners} were shown one by one, in which state, when (UTC). It names no
{WORDS.learner}; `cairn log --entry NUMBER` lists those of an entry. Entries are only
added, each with the hash of the one before.
"""

root = filters.store_root()
show.title("Who saw whom?")
left, right = st.columns(2)
learner = left.text_input(f"Who saw this {WORDS.learner}? Their id", key="log-learner")
who = right.text_input("What did this person see? Their account", key="log-who")
found = log.entries(root, learner=learner.strip() or None, who=who.strip() or None)
rows = [{name: asdict(one)[name] for name in COLUMNS} for one in found]

broken = log.first_broken(root)
if broken is not None:
    st.error(f"Entry {broken} of the log isn't what was written.")
st.markdown(as_is(f"The latest {len(rows):,} entries.") if rows else "No entries.")
if rows:
    shown = pd.DataFrame(rows)
    st.dataframe(shown, hide_index=True, alt="Entries, newest first", key="log-table")
    st.download_button(
        "Download",
        write_csv(rows),
        "cairn-log.csv",
        "text/csv",
        key="log-download",
        on_click="ignore",
        icon=":material/download:",
    )
with show.quiet_line("log", "who saw whom"), show.opening("log", "How to read"):
    st.markdown(HOW)
