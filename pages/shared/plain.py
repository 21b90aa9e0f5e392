"""Records shown as plain text: nothing in them is taken for markup."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.drawing.markup import as_is
from analytics.export import write_csv
from pages.shared import seen, show


def table(
    name: str, rows: Sequence[Mapping[str, Any]], alt: str, most: int | None = None
) -> None:
    """Show rows (the first ``most``) with their download, which has them all."""
    shown = pd.DataFrame(list(rows[:most]))
    st.dataframe(shown, hide_index=True, alt=alt, key=f"{name}-table")
    _download(name, rows)


def beneath(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    about: str,
    alt: str,
    paragraphs: Mapping[str, str] | None = None,
) -> None:
    """Offer in one line: the table, a file of it, and paragraphs by what they are."""
    with show.quiet_line(name, about):
        with show.opening(name, "Table"):
            shown = pd.DataFrame(list(rows))
            st.dataframe(shown, hide_index=True, alt=alt, key=f"{name}-rows")
        for label, text in (paragraphs or {}).items():
            with show.opening(name, label):
                st.markdown(text)
        _download(name, rows)


def _download(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Offer rows as a file; that it was taken is noted in the log."""
    st.download_button(
        "Download",
        write_csv(rows),
        f"cairn-{name}.csv",
        "text/csv",
        key=f"{name}-download",
        on_click=seen.taken,
        args=(name, rows),
        type="tertiary",
        help="As CSV",
    )


def facts(told: Sequence[tuple[str, str]], across: int = 2) -> None:
    """Write labels with their values, a few to a row."""
    for start in range(0, len(told), across):
        row = told[start : start + across]
        for column, (label, value) in zip(st.columns(across), row, strict=False):
            with column.container(gap=None):
                st.caption(as_is(label))
                st.text(value)
