"""What the columns of somebody's export mean: said once on the loads screen."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analytics.decisions.mappings import remember
from analytics.drawing.markup import as_is, label
from analytics.model import TABLES
from analytics.questions.loads import wizard_words as words
from analytics.questions.loads import words as loads_words
from analytics.sources.gather import MAPPING
from analytics.sources.preview import Preview, preview
from analytics.sources.proposals.draft import Draft, lacking, mapping_text
from analytics.sources.proposals.peek import Peek
from analytics.sources.proposals.propose import Proposal, propose, styles_in
from analytics.store.load import LoadReport, Progress, load
from pages.loads import loading
from pages.loads.uploads import as_file, name_of
from pages.shared import show, visit

ACROSS = 3
SHOWN = 5


def ask(root: Path) -> None:
    """Ask what the columns of a refused file mean, where there is such a file."""
    unknown = st.session_state.get("to-map")
    if unknown is None:
        return
    file, seen = unknown
    st.header("Tell Cairn what the columns mean", anchor=False)
    st.markdown(words.ASK.format(file=as_is(seen.name)))
    _first_rows(seen)
    draft = _draft(seen)
    if draft is not None:
        _previewed(root, file, seen, draft)
    if st.button("Never mind", key="map-cancel", type="tertiary"):
        _end()
        st.rerun()


def _end() -> None:
    for name in [str(name) for name in st.session_state]:
        if name == "to-map" or name.startswith("map-"):
            del st.session_state[name]


def _first_rows(seen: Peek) -> None:
    st.caption(words.FIRST)
    frame = pd.DataFrame(list(seen.rows[:SHOWN]), columns=list(seen.columns))
    st.dataframe(frame, hide_index=True, alt=words.FIRST, key="map-first")
    if seen.never_read:
        st.caption(words.never_read(seen.never_read))


def _draft(seen: Peek) -> Draft | None:
    """Ask for the table and the columns; None while something is missing."""
    tables = list(TABLES)
    likely = _proposed(seen, None).draft.table
    table = st.selectbox(
        words.WHAT,
        tables,
        tables.index(likely),
        format_func=words.table_option,
        key="map-table",
    )
    chosen = _columns(seen, table)
    columns = {o: t for t, o in chosen.items() if o in _ours(table)}
    attributes = [t for t, o in chosen.items() if o == words.ATTRIBUTE]
    dates = _dates(seen, table, columns)
    source = None
    if table == "awards":
        source = st.text_input(words.SOURCE, help=words.SOURCE_HELP, key="map-source")
    draft = Draft(table, seen.name, columns, attributes, dates, (source or "").strip())
    draft = replace(draft, sheet=seen.sheet)
    if "learner_id" not in columns:
        draft = replace(draft, learner=_proposed(seen, table).draft.learner)
    wrong = words.twice(chosen) + lacking(draft)
    wrong += ["say how days are written"] * (dates == "")
    for rule in wrong:
        st.caption(f":material/arrow_forward: {as_is(rule)}")
    return None if wrong else draft


def _ours(table: str) -> set[str]:
    return {column.name for column in TABLES[table].columns}


def _proposed(seen: Peek, table: str | None) -> Proposal:
    known: dict[str | None, Proposal]
    known = st.session_state.setdefault("map-proposed", {})
    if table not in known:
        known[table] = propose(seen, table)
    return known[table]


def _columns(seen: Peek, table: str) -> dict[str, str]:
    """Return what was chosen for each of their columns."""
    options = words.targets(table)
    columns = _proposed(seen, table).draft.columns
    likely = {theirs: ours for ours, theirs in columns.items()}
    chosen = {}
    for start in range(0, len(seen.columns), ACROSS):
        row = seen.columns[start : start + ACROSS]
        for at, (place, name) in enumerate(
            zip(st.columns(ACROSS), row, strict=False), start
        ):
            chosen[name] = place.selectbox(
                label(name),
                options,
                options.index(likely.get(name, words.LEAVE_OUT)),
                format_func=lambda ours: words.target_option(table, ours),
                key=f"map-{table}-{at}",
            )
    return chosen


def _dates(seen: Peek, table: str, columns: dict[str, str]) -> str | None:
    """Ask how days are written where the rows don't tell; "" until that is said."""
    styles = styles_in(seen, table, columns)
    if len(styles) < 2:
        return styles[0] if styles else None
    cells = [cell for name in columns.values() for cell in seen.cells(name)]
    said = st.selectbox(
        words.DAYS,
        styles,
        None,
        format_func=lambda style: words.style_option(style, cells),
        placeholder="Choose",
        key="map-dates",
    )
    return said or ""


def _previewed(root: Path, file: UploadedFile, seen: Peek, draft: Draft) -> None:
    """Show what would come of the whole file, and load it when told to."""
    text = mapping_text(draft)
    found = _preview(file, text)
    if found.refused:
        st.error("The file can't be loaded so:")
        show.findings("map-refused", loads_words.places(found.refused))
        return
    st.markdown(words.outlook(found.total, found.set_aside))
    st.dataframe(
        pd.DataFrame(list(found.rows)), hide_index=True, alt="The first rows", key="map"
    )
    if found.findings:
        with st.expander("What would be set aside", icon=":material/rule:"):
            show.findings("map-aside", loads_words.places(found.findings))
    again = st.checkbox(words.AGAIN, value=True, key="map-again")
    with st.container(horizontal=True):
        if st.button("Load it so", type="primary", key="map-load"):
            _load(root, file, seen, draft if again else None, text)
        st.download_button(
            f"Download {MAPPING}",
            text,
            MAPPING,
            "text/plain",
            key="map-download",
            on_click="ignore",
            icon=":material/download:",
        )


def _preview(file: UploadedFile, text: str) -> Preview:
    """Read the whole file once for each mapping, not at every turn of the screen."""
    known = st.session_state.get("map-preview")
    if known is None or known[0] != text:
        with (
            st.spinner("Reading the whole file …"),
            as_file(file, name_of(file)) as path,
        ):
            known = (text, preview(path, text, datetime.now(UTC)))
        st.session_state["map-preview"] = known
    return known[1]


def _load(
    root: Path, file: UploadedFile, seen: Peek, kept: Draft | None, text: str
) -> None:
    def take(say: Progress) -> LoadReport:
        with as_file(file, name_of(file)) as path:
            mapping = path.parent / "said" / MAPPING
            mapping.parent.mkdir()
            mapping.write_text(text, encoding="utf-8")
            report = load(root, [path], mapping=mapping, progress=say)
        if kept is not None:
            remember(root, seen.name, seen.header, kept.uses, text, visit.who())
        _end()
        return report

    loading.run(take, loads_words.progress)
