"""The fields of one step of a drawn pathway: which one is chosen beside its outline."""

from collections.abc import Callable, Mapping

import streamlit as st

from analytics.drawing.markup import label
from analytics.drawing.words import WORDS, capital
from analytics.pathways import editing
from analytics.pathways.tree import Step, Tree
from analytics.questions.pathways.drawn_words import called, outlined
from pages.pathways import draft

NONE, CHOSEN = "", "drawn-step"
Rename = Callable[[Tree, str, str], Tree]


def draw(tree: Tree, names: Mapping[str, str], rename: Rename) -> None:
    """Draw a choice of the step, and its fields; ``rename`` gives it another title."""
    ids = [step.step_id for step in tree.steps]
    if st.session_state.get(CHOSEN) not in ids:
        st.session_state[CHOSEN] = ids[0]
    step = tree.step(
        st.selectbox(
            "What to change",
            ids,
            format_func=lambda name: outlined(tree, tree.step(name)),
            key=CHOSEN,
        )
    )
    _title(step, rename)
    _badges(step, names)
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        _needs(step)
    with right:
        _milestone(step, names)
    _buttons(tree, step)


def _title(step: Step, rename: Rename) -> None:
    key = f"drawn-title-{step.step_id}"
    st.session_state[key] = step.title
    what = "Name of the step" if step.parent else f"Name of the {WORDS.pathway}"

    def read() -> None:
        title = str(st.session_state[key]).strip()
        if title:
            draft.edit(rename, step.step_id, title)
            if step.parent is None:  # its id may be another one now
                st.session_state[CHOSEN] = draft.now().root.step_id

    st.text_input(what, key=key, on_change=read)


def _badges(step: Step, names: Mapping[str, str]) -> None:
    key = f"drawn-badges-{step.step_id}"
    listed = step.rules[0].of if step.rules else ()
    badges = [item.id for item in listed if item.kind == "achievement"]
    st.session_state[key] = badges
    st.multiselect(
        f"{capital(WORDS.badges)} of {label(step.title)}",
        list(dict.fromkeys([*names, *badges])),
        format_func=lambda name: called(name, names),
        key=key,
        placeholder="Choose",
        on_change=lambda: draft.edit(
            editing.listing, step.step_id, st.session_state[key]
        ),
    )


def _needs(step: Step) -> None:
    key = f"drawn-needs-{step.step_id}"
    count = len(step.rules[0].of) if step.rules else 0
    st.session_state[key] = step.rules[0].needs if step.rules else 0
    st.number_input(
        f"How many of {count} are needed",
        min_value=0,
        max_value=count,
        key=key,
        disabled=count == 0,
        on_change=lambda: draft.edit(
            editing.needing, step.step_id, int(st.session_state[key])
        ),
    )


def _milestone(step: Step, names: Mapping[str, str]) -> None:
    key = f"drawn-milestone-{step.step_id}"
    st.session_state[key] = step.milestone or NONE
    st.selectbox(
        "What completing it awards",
        list(dict.fromkeys([NONE, *names, step.milestone or NONE])),
        format_func=lambda name: called(name, names) or "None",
        key=key,
        help="Whoever was awarded it has the step complete.",
        on_change=lambda: draft.edit(
            editing.awarding, step.step_id, st.session_state[key] or None
        ),
    )


def _buttons(tree: Tree, step: Step) -> None:
    def add() -> None:
        draft.edit(editing.with_step, step.step_id, f"Step {len(tree.steps)}")
        known = {one.step_id for one in tree.steps}
        (new,) = (s.step_id for s in draft.now().steps if s.step_id not in known)
        st.session_state[CHOSEN] = new

    def drop() -> None:
        draft.edit(editing.without_step, step.step_id)
        st.session_state[CHOSEN] = step.parent

    with st.container(horizontal=True):
        st.button(
            f"Add a step to {label(step.title)}",
            icon=":material/add:",
            key="drawn-add",
            type="tertiary",
            on_click=add,
        )
        if step.parent is not None:
            st.button(
                f"Take {label(step.title)} away",
                icon=":material/delete:",
                key="drawn-drop",
                type="tertiary",
                on_click=drop,
            )
