"""How every screen shows a number, a picture with its table, and "nothing yet"."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics.asking.answer import Answer
from analytics.asking.loaded import note_of, told
from analytics.drawing.claims import first_of
from analytics.drawing.frame import scope_line
from analytics.drawing.markup import as_is, in_cell
from analytics.drawing.palette import Mode, number
from analytics.drawing.tile import Tile
from analytics.export import write_csv
from pages.shared import naming
from pages.shared.address import NotUnderstoodError, forget
from pages.shared.view import View, is_synthetic

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]
ACROSS = 4  # tiles in a row
LEAST = 420  # pixels: a picture that answers a screen's question is at least so high
SECOND = 300  # and a further one beneath it
HELD_BACK = "Held back"  # so begin notes about groups that are too small to be shown
SYNTHETIC = "Synthetic sample: nobody in it exists"
STILL = {"displayModeBar": False, "scrollZoom": False}


def mode() -> Mode:
    """Return the browser's light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def title(question: str, scope: str = "") -> None:
    """Write the question; beside it, where there is room, the scope in words."""
    across: Any = {"horizontal": True, "gap": "small"}
    beside = st.container(
        **across, horizontal_alignment="distribute", vertical_alignment="bottom"
    )
    beside.title(as_is(question), anchor=False, width="content")
    with beside.container(**across, vertical_alignment="center", width="content"):
        if scope:
            st.caption(as_is(scope), width="content")
        _synthetic_badge()


def _synthetic_badge() -> None:
    """Say so where the data is invented."""
    view: View | None = st.session_state.get("view")
    if view is not None and is_synthetic(view.state):
        st.badge(SYNTHETIC, icon=":material/science:", color="gray")


def head(question: str, answer: Answer[Any], sentence: str) -> None:
    """Write the question, the scope in words, and the answer in one sentence.

    Where the answer goes on, the rest stands beneath the picture (``rest_of``).
    """
    title(question, scope_line(answer))
    st.markdown(lead_of(sentence))


def lead_of(sentence: str) -> str:
    """Return the first sentence of an answer."""
    return first_of(sentence)[0]


def rest_of(sentence: str) -> str:
    """Return what the sentence at the top of the screen leaves out."""
    return first_of(sentence)[1]


def further(sentence: str) -> None:
    """Say what the sentence at the top of the screen left out."""
    if rest_of(sentence):
        st.markdown(rest_of(sentence))


def tiles(numbers: Sequence[Tile], across: int = ACROSS) -> None:
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


def draw(
    name: str, figure: go.Figure, *, alt: str, least: int = LEAST, most: int = 0
) -> None:
    """Show a figure alone, at least so many pixels high; what goes with it is below."""
    height = max(figure.layout.height or 0, least)
    figure.update_layout(height=min(height, most) if most else height)
    st.plotly_chart(figure, key=f"{name}-picture", config=STILL, theme=None, alt=alt)


def notes_in(answer: Answer[Any]) -> Iterable[str]:
    """Return what an answer says is left out, held back or unfinished."""
    return answer.notes


def picture(
    name: str,
    figure: go.Figure,
    rows: Rows,
    *,
    about: str,
    alt: str,
    answer: Answer[Any],
    how: str,
    further: str = "",
    with_notes: bool = True,
    least: int = LEAST,
    most: int = 0,
    tables: Tables | None = None,
    notes_of: Callable[[Any], Iterable[str]] = notes_in,
) -> None:
    """Show a figure; beneath it what else there is to say, and one quiet line.

    ``about`` says in a few words what it shows: "what is earned in each term".
    """
    draw(name, figure, alt=alt, least=least, most=most)
    if further:
        st.markdown(further)
    beneath(
        name,
        rows,
        about=about,
        alt=alt,
        answer=answer,
        how=how,
        with_notes=with_notes,
        tables=tables,
        notes_of=notes_of,
    )


def beneath(
    name: str,
    rows: Rows,
    *,
    about: str,
    alt: str,
    answer: Answer[Any],
    how: str = "",
    with_notes: bool = True,
    notes_of: Callable[[Any], Iterable[str]] = notes_in,
    tables: Tables | None = None,
    is_open: bool = False,
) -> None:
    """Offer in one line: the table, how to read it, a file, what it means, the notes.

    ``tables`` are further ones, by what they are called; ``is_open``: the table stands
    there already. What is held back or isn't loaded is said above that line, in sight.
    """
    at_once, later = _sorted(answer, notes_of(answer) if with_notes else ())
    notes(at_once)
    with quiet_line(name, about):
        if rows and not is_open:
            with opening(name, "Table"):
                table(rows, alt=alt)
        for label, further in (tables or {}).items():
            with opening(name, label):
                table(further, alt=f"{label}: {about}")
                download(f"{name}-{label.split()[-1].lower()}", further)
        if how:
            with opening(name, "How to read"):
                st.markdown(how)
        if rows:
            download(name, rows)
        with opening(name, "Definition"):
            st.markdown(answer.definition)
        if later:
            with opening(name, "1 note" if len(later) == 1 else f"{len(later)} notes"):
                for note in later:
                    st.markdown(as_is(note))


@contextmanager
def quiet_line(name: str, about: str) -> Iterator[None]:
    """Put what is offered beneath a picture side by side, each with a name of its own.

    To the eye a button says "Table"; a screen reader, which hears the buttons of all
    pictures in one list, hears "Table: what is earned in each term".
    """
    with st.container(horizontal=True, gap="medium", key=f"{name}-line"):
        yield
        naming.draw(name, about)


def opening(name: str, label: str) -> Any:
    """Return what opens in place at the press of a quiet button."""
    return st.popover(label, type="tertiary", key=f"{name}-{label.split()[-1].lower()}")


def _sorted(answer: Answer[Any], said: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the notes that must be seen at once, and those that can be opened."""
    lacking = note_of(answer.not_loaded)
    told = [note for note in said if note]
    at_once = [n for n in told if n in lacking or n.startswith(HELD_BACK)]
    return at_once, [n for n in told if n not in at_once]


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


def table(rows: Rows, *, alt: str) -> None:
    """Show rows."""
    frame = pd.DataFrame([{n: _cell(v) for n, v in row.items()} for row in rows])
    formats: dict[Any, Any] = dict.fromkeys(frame.select_dtypes("number"), number)
    styled = frame.style.format(formats, na_rep="–") if formats else frame
    st.table(styled, border="horizontal", hide_index=True, alt=alt)


def _cell(value: Any) -> Any:
    return in_cell(value) if isinstance(value, str) else value


def download(name: str, rows: Rows) -> None:
    """Offer rows as a file whose cells no spreadsheet runs."""
    st.download_button(
        "Download",
        write_csv(rows),
        f"cairn-{name}.csv",
        "text/csv",
        key=f"{name}-download",
        on_click="ignore",
        type="tertiary",
        help="As CSV",
    )


def findings(name: str, rows: Rows) -> None:
    """Show where rules were broken: file, line, column and rule, with a download."""
    alt = "Where rules were broken: file, line, column and rule"
    st.dataframe(pd.DataFrame(list(rows)), key=name, hide_index=True, alt=alt)
    download(name, rows)


def nobody(error: NotUnderstoodError) -> None:
    """Say that a link isn't understood, show nothing, and offer to leave it out."""
    title("This link isn't understood")
    st.warning(as_is(f"{error} Nothing is shown in its place."))
    st.button("Show everybody I may see", on_click=forget, args=(error.key,))


def nothing_loaded(trouble: str) -> None:
    """Say what to do where there is no data to look at."""
    has_store = trouble and not trouble.startswith("nothing is loaded")
    title("What was loaded can't be shown" if has_store else "Nothing is loaded yet")
    if has_store:
        st.warning(trouble)
    st.markdown(
        "Load your records on the **Loads** screen or with `cairn load FOLDER`, or "
        "try the invented sample programme there first."
    )
    st.page_link(
        "pages/loads/screen.py", label="Go to Loads", icon=":material/inventory_2:"
    )
