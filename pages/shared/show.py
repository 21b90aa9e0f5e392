"""How every screen shows a number, a picture with its table, and "nothing yet"."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from analytics.charts.frame import scope_line
from analytics.charts.palette import Mode
from analytics.export import write_csv
from analytics.metrics.answer import Answer
from analytics.store.state import State
from pages.shared import cached

SYNTHETIC = "Synthetic sample: nobody in it exists"
STILL = {"displayModeBar": False, "scrollZoom": False}


def mode() -> Mode:
    """Return the browser's light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def synthetic_badge(state: State | None) -> None:
    """Say so where the data is invented."""
    if state is not None and cached.is_synthetic(state):
        st.badge(SYNTHETIC, icon=":material/science:", color="gray")


def head(question: str, answer: Answer[Any], sentence: str) -> None:
    """Write the question, the scope in words, and the answer in a sentence."""
    st.title(question, anchor=False)
    st.caption(scope_line(answer))
    st.markdown(sentence)


def picture(
    name: str,
    figure: go.Figure,
    rows: Sequence[Mapping[str, Any]],
    *,
    alt: str,
    answer: Answer[Any],
    how: str,
) -> None:
    """Show a figure; beneath it its table, download, definition and how to read it."""
    st.plotly_chart(figure, key=f"{name}-picture", config=STILL, theme=None, alt=alt)
    table(name, rows, alt=alt)
    with st.expander("How to read this"):
        st.markdown(how)
        st.markdown(answer.definition)
        for note in answer.notes:
            st.markdown(f"- {note}")


def table(name: str, rows: Sequence[Mapping[str, Any]], *, alt: str) -> None:
    """Show rows with a download; the file has what the table has."""
    st.dataframe(list(rows), hide_index=True, alt=alt)
    st.download_button(
        "Download as CSV",
        write_csv(rows),
        f"cairn-{name}.csv",
        "text/csv",
        key=f"{name}-download",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def nothing_loaded(trouble: str) -> None:
    """Say what to do where there is no data to look at."""
    st.title("Nothing is loaded yet", anchor=False)
    if trouble and not trouble.startswith("nothing is loaded"):
        st.warning(trouble)
    st.markdown(
        "Load your records on the **Loads** screen or with `cairn load FOLDER`, or "
        "try the invented sample programme there first."
    )
    st.page_link(
        "pages/data/loads.py", label="Go to Loads", icon=":material/inventory_2:"
    )
