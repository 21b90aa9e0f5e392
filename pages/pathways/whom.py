"""From when a drawn pathway holds, as which version, and for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from analytics.asking.choices import choices
from analytics.drawing.words import WORDS
from analytics.pathways.tree import Tree
from pages.pathways import draft
from pages.shared.view import View, ask


def draw(view: View, tree: Tree) -> None:
    """Draw the fields of the version and of the audience."""
    left, right = st.columns(2)
    with left:
        _version(tree)
    with right:
        _since(tree)
    _audience(view, tree)


def _version(tree: Tree) -> None:
    key = "drawn-version"
    st.session_state[key] = tree.version
    st.text_input(
        "Version",
        key=key,
        placeholder="only one",
        on_change=lambda: draft.edit(_with, "version", st.session_state[key].strip()),
    )


def _since(tree: Tree) -> None:
    key = "drawn-since"
    st.session_state[key] = tree.effective_from
    st.date_input(
        "In force from",
        key=key,
        format="YYYY-MM-DD",
        min_value=date(1900, 1, 1),
        max_value=date(2200, 1, 1),
        help=f"Whoever sets out on the {WORDS.pathway} from this day on is judged by "
        "this version; others stay with theirs.",
        on_change=lambda: draft.edit(_with, "effective_from", st.session_state[key]),
    )


def _with(tree: Tree, field: str, value: object) -> Tree:
    return replace(tree, **{field: value})  # type: ignore[arg-type]


def _audience(view: View, tree: Tree) -> None:
    known: dict[str, list[str]] = {}
    for one in ask(choices, view.state, replace(view.scope, where=())):
        known.setdefault(one.attribute, []).append(one.value)
    now = {name: list(values) for name, values in tree.audience}
    with st.expander(f"Who the {WORDS.pathway} is for: {_said(now)}"):
        key = "drawn-for"
        st.session_state[key] = list(now)
        st.multiselect(
            "Only those who match in",
            list(dict.fromkeys([*known, *now])),
            format_func=lambda name: name.replace("_", " "),
            key=key,
            placeholder="Everybody",
            on_change=lambda: draft.edit(_for, st.session_state[key]),
        )
        for name, values in now.items():
            _values(name, values, known.get(name, []))


def _values(name: str, values: list[str], offered: Sequence[str]) -> None:
    key = f"drawn-for-{name}"
    st.session_state[key] = values
    st.multiselect(
        name.replace("_", " ").capitalize(),
        list(dict.fromkeys([*offered, *values])),
        key=key,
        placeholder="Choose",
        on_change=lambda: draft.edit(_matching, name, st.session_state[key]),
    )


def _for(tree: Tree, names: Sequence[str]) -> Tree:
    now = dict(tree.audience)
    return replace(tree, audience=tuple((name, now.get(name, ())) for name in names))


def _matching(tree: Tree, name: str, values: Sequence[str]) -> Tree:
    found = dict(tree.audience) | {name: tuple(values)}
    return replace(tree, audience=tuple(found.items()))


def _said(audience: Mapping[str, Sequence[str]]) -> str:
    told = [", ".join(values) for values in audience.values() if values]
    return "; ".join(told) or "everybody"
