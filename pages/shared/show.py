"""How every screen shows a number, a picture with its table, and "nothing yet"."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics.asking.answer import Answer
from analytics.asking.loaded import told
from analytics.drawing.frame import scope_line
from analytics.drawing.markup import as_is, in_cell
from analytics.drawing.palette import Mode, number
from analytics.drawing.tile import Tile
from analytics.export import write_csv
from analytics.store.state import State
from pages.shared.address import NotUnderstoodError, forget
from pages.shared.view import is_synthetic

SYNTHETIC = "Synthetic sample: nobody in it exists"
STILL = {"displayModeBar": False, "scrollZoom": False}


def mode() -> Mode:
    """Return the browser's light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def synthetic_badge(state: State | None) -> None:
    """Say so where the data is invented."""
    if state is not None and is_synthetic(state):
        st.badge(SYNTHETIC, icon=":material/science:", color="gray")


def head(question: str, answer: Answer[Any], sentence: str) -> None:
    """Write the question, the scope in words, and the answer in a sentence."""
    st.title(as_is(question), anchor=False)
    st.caption(as_is(scope_line(answer)))
    st.markdown(sentence)


def tiles(numbers: Sequence[Tile], across: int = 4) -> None:
    """Show numbers as tiles, a few to a row; a change is told in words and an arrow."""
    for start in range(0, len(numbers), across):
        row = numbers[start : start + across]
        for column, tile in zip(st.columns(across), row, strict=False):
            column.metric(
                tile.label,
                tile.value,
                tile.change,
                delta_color="off",
                delta_arrow=tile.arrow,
                delta_description=tile.parts or None,
                border=True,
                height="stretch",
            )


def draw(name: str, figure: go.Figure, *, alt: str) -> None:
    """Show a figure alone; what belongs beside it stands below."""
    st.plotly_chart(figure, key=f"{name}-picture", config=STILL, theme=None, alt=alt)


def picture(
    name: str,
    figure: go.Figure,
    rows: Sequence[Mapping[str, Any]],
    *,
    alt: str,
    answer: Answer[Any],
    how: str,
    with_notes: bool = True,
) -> None:
    """Show a figure; beneath it its table, download, definition and how to read it."""
    draw(name, figure, alt=alt)
    notes(answer.notes if with_notes else ())
    explain(name, rows, alt=alt, answer=answer, how=how)


def explain(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    alt: str,
    answer: Answer[Any],
    how: str,
) -> None:
    """Keep at hand: the table with its download, and what it all means."""
    with st.expander("The numbers as a table", icon=":material/table_rows:"):
        table(name, rows, alt=alt)
    with st.expander("How to read this", icon=":material/help:"):
        if how:
            st.markdown(how)
        st.markdown(answer.definition)


def is_lacking(answer: Answer[Any], *figures: str) -> bool:
    """Say what to load where figures (none: any of it) lack records; whether they do.

    What would be drawn of them has nothing to show then.
    """
    lacking = answer.lacks(*figures) if figures else answer.not_loaded
    if lacking:
        st.info(told(lacking), icon=":material/inventory_2:")
        st.page_link("pages/loads/screen.py", label="Go to Loads")
    return bool(lacking)


def notes(said: Sequence[str]) -> None:
    """Say quietly what is left out, held back or unfinished."""
    for note in filter(None, said):
        st.caption(as_is(note))


def table(name: str, rows: Sequence[Mapping[str, Any]], *, alt: str) -> None:
    """Show rows with a download; the file has what the table has."""
    frame = pd.DataFrame([{n: _cell(v) for n, v in row.items()} for row in rows])
    formats: dict[Any, Any] = dict.fromkeys(frame.select_dtypes("number"), number)
    styled = frame.style.format(formats, na_rep="–") if formats else frame
    st.table(styled, border="horizontal", hide_index=True, alt=alt)
    download(name, rows)


def _cell(value: Any) -> Any:
    return in_cell(value) if isinstance(value, str) else value


def download(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Offer rows as a file whose cells no spreadsheet runs."""
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


def findings(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Show where rules were broken: file, line, column and rule, with a download."""
    alt = "Where rules were broken: file, line, column and rule"
    st.dataframe(pd.DataFrame(list(rows)), key=name, hide_index=True, alt=alt)
    download(name, rows)


def nobody(error: NotUnderstoodError) -> None:
    """Say that a link isn't understood, show nothing, and offer to leave it out."""
    st.title("This link isn't understood", anchor=False)
    st.warning(as_is(f"{error} Nothing is shown in its place."))
    st.button("Show everybody I may see", on_click=forget, args=(error.key,))


def nothing_loaded(trouble: str) -> None:
    """Say what to do where there is no data to look at."""
    has_store = trouble and not trouble.startswith("nothing is loaded")
    title = "What was loaded can't be shown" if has_store else "Nothing is loaded yet"
    st.title(title, anchor=False)
    if has_store:
        st.warning(trouble)
    st.markdown(
        "Load your records on the **Loads** screen or with `cairn load FOLDER`, or "
        "try the invented sample programme there first."
    )
    st.page_link(
        "pages/loads/screen.py", label="Go to Loads", icon=":material/inventory_2:"
    )
