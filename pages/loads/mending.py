"""What is set aside, on a screen: each file with its download, to be mended."""

from pathlib import Path

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.questions.loads import words as words
from analytics.store.load import LoadReport, Progress, load
from analytics.store.mend import Aside, all_findings, bundle, mendable, set_aside
from analytics.store.state import State, open_state
from pages.loads import loading
from pages.loads.uploads import MOST_MB, as_file
from pages.shared import show

MOST_FILES = 10


def waiting(root: Path) -> None:
    """Show what is set aside of each file, why, and what to do about it."""
    state = open_state(root)
    files = set_aside(state)
    if not files:
        return
    st.header("Set aside", anchor=False)
    st.markdown(words.MEND)
    names = [file.file for file in files]
    for number, file in enumerate(files[:MOST_FILES]):
        _one(root, state, file, number, names.count(file.file) > 1)
    if len(files) > 1:
        st.download_button(
            words.all_files(len(files), MOST_FILES),
            lambda: bundle(state, files),
            "cairn-set-aside.zip",
            "application/zip",
            key="mend-all",
            on_click="ignore",
            icon=":material/folder_zip:",
        )
    with st.expander("What is wrong with each", icon=":material/rule:"):
        show.findings("set-aside", words.places(all_findings(state)))


def _one(root: Path, state: State, file: Aside, number: int, several: bool) -> None:
    """Say what a file lacks, with the file to mend and what is wrong in it."""
    with st.container(border=True):
        told = words.aside_of(file.file, file.kind, file.rows, file.kept, several)
        st.markdown(told)
        if not file.kept:
            return
        with st.container(horizontal=True):
            st.download_button(
                f"Download {as_is(file.name)} to mend",
                lambda: mendable(state, file).text,
                file.name,
                key=f"mend-{number}",
                on_click="ignore",
                icon=":material/build:",
            )
            with st.popover("Load it, mended", icon=":material/upload:"):
                _load(root, file, f"mended-{number}")
            st.download_button(
                "What is wrong in it",
                lambda: mendable(state, file).findings,
                file.findings_path.rpartition("/")[2],
                "text/csv",
                key=f"mend-findings-{number}",
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
            )


def _load(root: Path, file: Aside, key: str) -> None:
    """Take a mended file in under the name of the one that its rows were in."""
    turn = st.session_state.get("uploads", 0)  # a new key empties the widget
    mended = st.file_uploader(
        f"{as_is(file.name)}, mended", key=f"{key}-{turn}", max_upload_size=MOST_MB
    )
    pressed = st.button("Load", disabled=mended is None, key=f"{key}-load")
    if mended is None or not pressed:
        return

    def take(say: Progress) -> LoadReport:
        with as_file(mended, file.path) as source:
            return load(root, [source], progress=say)

    loading.run(take, words.progress)
