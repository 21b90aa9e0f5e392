"""Loading from a screen: take files in, say what came of it, undo, name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.decisions.log import Told, note
from analytics.drawing.markup import as_is
from analytics.findings import RefusedError
from analytics.prepare import prepare_sample
from analytics.questions.loads import words as words
from analytics.store.gone import GoneError
from analytics.store.ledger import StoreError
from analytics.store.load import LoadReport, Progress, load
from analytics.store.publish import pin
from analytics.store.renew import show_again
from pages.loads.uploads import MOST_MB, TYPES, on_disk, unknown
from pages.shared import show, visit
from pages.shared.filters import store_root


def upload(root: Path) -> None:
    """Ask for files and load them when told to."""
    turn = st.session_state.setdefault("uploads", 0)  # a new key empties the widget
    files = st.file_uploader(
        "Files or a zip",
        TYPES,
        accept_multiple_files=True,
        key=f"files-{turn}",
        max_upload_size=MOST_MB,
    )
    pressed = st.button("Load", type="primary", disabled=not files, key="load")
    accepted = bool(files) and _is_accepted()
    if not (pressed or accepted):
        return

    def take(say: Progress) -> LoadReport:
        st.session_state["to-map"] = None
        with on_disk(files) as (sources, mapping):
            try:
                return load(
                    root,
                    sources,
                    mapping=mapping,
                    accept_gone=accepted,
                    progress=say,
                )
            except RefusedError:
                st.session_state["to-map"] = None if mapping else unknown(files)
                raise

    run(take, words.progress)


def _is_accepted() -> bool:
    """Ask whether what a file lacks is really gone, where a load stopped at it."""
    if not st.session_state.get("gone-asked"):
        return False
    return st.button("Yes, those rows are gone: load it", key="accept-gone")


def sample(root: Path) -> None:
    """Offer the invented programme where there is nothing else to look at."""
    st.markdown("**Nothing at hand?** Try an invented university of 12,000 people.")
    if st.button("Load the sample programme", icon=":material/science:", key="sample"):
        run(lambda say: prepare_sample(root, say), words.step)


def run(
    take: Callable[[Progress], LoadReport], told: Callable[[str, int, int], str]
) -> None:
    """Load with a progress bar; keep what came of it for the next run of the screen."""
    bar = st.progress(0.0, "Reading …")

    def say(what: str, done: int, total: int) -> None:
        bar.progress(min(done / max(total, 1), 1.0), told(what, done, total))

    try:
        report = take(say)
        st.session_state["load-result"] = report
        viewer = visit.current().viewers[0]
        note(
            store_root(), Told(visit.who(), viewer, "load", "loads", state=report.state)
        )
    except (RefusedError, StoreError) as error:
        st.session_state["load-result"] = error
    is_asked = isinstance(st.session_state["load-result"], GoneError)
    st.session_state["gone-asked"] = is_asked
    if not is_asked:  # the files stay there until the question is answered
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    st.rerun()


def show_result(ledger: Mapping[str, Any]) -> None:
    """Say what came of the load just made; the ledger says what waits in all."""
    result = st.session_state.pop("load-result", None)
    if isinstance(result, GoneError):
        st.warning(as_is(f"{result.findings[0].rule.partition('?')[0]}?"))
    elif isinstance(result, RefusedError):
        st.error("Refused: nothing was loaded, and the store is as it was.")
        show.findings("refused", words.places(result.findings))
    elif isinstance(result, StoreError):
        st.error(str(result))
    elif isinstance(result, LoadReport):
        _report(result, ledger)
    elif isinstance(result, str):
        st.success(result)


def _report(report: LoadReport, ledger: Mapping[str, Any]) -> None:
    st.success(words.outcome(report.state, report.published))
    show.table(words.came_in(report.tables), alt="Rows that came in, by table")
    show.download("came-in", words.came_in(report.tables))
    for said in report.notices:
        st.warning(as_is(said))
    remarks = words.remarks(
        report.created, report.left_alone, report.recalled, report.remarks
    )
    show.notes([*report.found, *remarks])
    if report.set_aside:
        st.warning(words.set_aside_now(report.set_aside, ledger))


def undo(root: Path, kept: dict[str, str]) -> None:
    """Publish an earlier state again, once that is confirmed."""
    if not kept:
        st.markdown("There is no earlier state to go back to.")
        return
    chosen = st.selectbox("Show again", list(kept), key="undo-to")
    st.caption("Nothing is lost: what is shown now can be shown again the same way.")
    if st.button(f"Yes, show {chosen.partition(',')[0].lower()} again", key="undo"):
        _change(lambda: show_again(root, kept[chosen]), "It is shown again.")


def name(root: Path, number: int) -> None:
    """Give the published state a name, by which it is kept for good."""
    given = st.text_input("Name", placeholder="Fall 2026 census", key="state-name")
    if st.button("Name it", disabled=not given.strip(), key="name-it"):
        _change(lambda: pin(root, str(number), given), f"State {number} is “{given}”.")


def _change(change: Callable[[], object], told: str) -> None:
    try:
        change()
        st.session_state["load-result"] = told
    except StoreError as error:
        st.session_state["load-result"] = error
    st.rerun()
