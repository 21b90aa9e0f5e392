"""Publish a drawn pathway, or say why it can't be; begin with one from a file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS
from analytics.findings import RefusedError
from analytics.pathways.check import problems
from analytics.pathways.editing import empty_steps, is_drawable
from analytics.pathways.tree import Tree
from analytics.pathways.writing import is_own_form, yaml_of
from analytics.questions.loads import words as loads_words
from analytics.questions.pathways.drawn import Known
from analytics.store.load import READERS, LoadReport, Progress, load
from pages.loads import loading
from pages.loads.uploads import name_of
from pages.pathways import draft
from pages.shared import show

FORMS = ("yaml", "yml", "json")


def offer(root: Path, tree: Tree, known: Known) -> None:
    """Say what is still wrong, or offer to publish."""
    wrong = lacking(tree, known)
    for rule in wrong:
        st.caption(f":material/arrow_forward: {as_is(rule)}")
    if tree.version in known.versions and not wrong:
        st.caption(
            f"It takes the place of this version, also for {WORDS.learners} who set "
            "out before: give it another version, and they stay with theirs."
        )
    with st.container(horizontal=True):
        if st.button(
            f"Publish: {as_is(_called(tree))}",
            type="primary",
            disabled=bool(wrong),
            key="drawn-publish",
        ):
            _publish(root, tree)
        st.button(
            "Undo",
            icon=":material/undo:",
            disabled=not draft.can_undo(),
            on_click=draft.undo,
            key="drawn-undo",
        )
        st.download_button(
            "Download as YAML",
            yaml_of(tree),
            f"{tree.pathway}.yaml",
            "text/plain",
            key="drawn-download",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def lacking(tree: Tree, known: Known) -> list[str]:
    """Return what keeps a pathway from being published; empty when nothing does."""
    if not is_own_form(tree) and not problems(tree):
        return [f"this {WORDS.pathway} can only be loaded as the file it came in"]
    found = [problem.what for problem in problems(tree)]
    found += [f"{step.title}: choose a {WORDS.badge}" for step in empty_steps(tree)]
    found += [
        f"say for whom: {name.replace('_', ' ')}"
        for name, values in tree.audience
        if not values
    ]
    others = [version for version in known.versions if version != tree.version]
    if others and tree.effective_from is None:
        found.append("there are other versions: say from when this one is in force")
    return found


def _called(tree: Tree) -> str:
    return f"{tree.title}, version {tree.version}" if tree.version else tree.title


def _publish(root: Path, tree: Tree) -> None:
    def take(say: Progress) -> LoadReport:
        with TemporaryDirectory(prefix="cairn-") as private:
            file = Path(private) / f"{tree.pathway}.yaml"
            file.write_text(yaml_of(tree), encoding="utf-8")
            report = load(root, [file], progress=say)
        draft.forget()
        return report

    loading.run(take, loads_words.progress)


def from_file() -> None:
    """Offer to begin with a pathway from a file."""
    turn = st.session_state.setdefault("drawn-files", 0)  # a new key empties the widget
    file = st.file_uploader(
        "CTDL, Badgr, or Cairn's own YAML", FORMS, key=f"drawn-file-{turn}"
    )
    if file is None:
        return
    name = name_of(file)
    try:
        text = bytes(file.getbuffer()).decode("utf-8-sig")
        trees = READERS[Path(name.lower()).suffix](text, name)
    except UnicodeDecodeError:
        st.error(f"{as_is(name)} isn't UTF-8 text.")
        return
    except RefusedError as error:
        st.error("No pathway can be read from this file:")
        show.findings("drawn-refused", loads_words.places(error.findings))
        return
    titles = {f"{_called(tree)} ({tree.pathway})": tree for tree in trees}
    title = st.selectbox(f"Which {WORDS.pathway}", list(titles), key="drawn-of-file")
    if not is_drawable(titles[title]):
        st.info(
            "It has steps with several lists, which can't be drawn here: load the file "
            "on Loads as it is."
        )
    elif st.button("Begin with it", key="drawn-begin"):
        st.session_state["drawn-files"] = turn + 1
        draft.start(st.session_state[draft.WHICH], titles[title])
        st.rerun()
