"""A scenario in the address: fields for what is asked for in, a list of changes out.

The address holds the changes as ``cairn show what-if --set`` takes them, so a copied
link keeps them: ``set`` for the first scenario, ``or`` for one to compare it with.
"""

from dataclasses import dataclass, replace

import streamlit as st

from analytics.asking.choices import known_versions
from analytics.asking.pathways import Basis
from analytics.drawing.markup import as_is, label
from analytics.drawing.words import WORDS, capital
from analytics.pathways.change import Change, changed, parse
from analytics.pathways.tree import Rule, Step, Tree
from analytics.pathways.wanted import Wanted, badges_of, changes_to, only_rule
from analytics.questions.what_if.counts import Scenario
from analytics.questions.what_if.scenario import Parts
from analytics.questions.what_if.scenario import parts as ask_parts
from analytics.scope import Scope, UnknownError
from pages.shared import address, choose
from pages.shared.pathway_filters import BASES, CARRIED, by_id, by_name
from pages.shared.view import View, ask

FIRST, OTHER = "set", "or"
UNDO, TROUBLE = "scenario-undo", "scenario-trouble"


@dataclass(frozen=True)
class ScenariosChosen:
    """A pathway, the scenarios that change it (by label), and what is compared."""

    parts: Parts
    basis: Basis | None
    by: str | None
    sides: tuple[tuple[str, tuple[Change, ...]], ...]

    def scenarios(self) -> list[tuple[str, Scenario]]:
        """Return each scenario as a question."""
        return [
            (name, Scenario(self.parts.tree.pathway, _texts(told), None, self.basis))
            for name, told in self.sides
        ]

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)


def _texts(told: tuple[Change, ...]) -> tuple[str, ...]:
    return tuple(str(change) for change in told)


@dataclass(frozen=True)
class PathwayChosen:
    """What a scenario changes, who is counted, and what is compared."""

    parts: Parts
    basis: Basis | None
    by: str | None


def choices(view: View) -> PathwayChosen | None:
    """Draw which pathway it is about; None where none is loaded."""
    plain = replace(view.scope, where=())
    names = by_name(ask(known_versions, view.state, plain))
    if not names:
        return None
    left, middle, right = st.columns([5, 3, 3], vertical_alignment="bottom")
    address.rename(CARRIED)
    with left:
        chosen = choose.value(
            capital(WORDS.pathway),
            names,
            CARRIED["pathway"],
            ids=by_id(names),
            on_change=_forget,
        )
    with middle:
        basis = choose.value("Who is counted", BASES, CARRIED["basis"])
    with right:
        by = choose.compared_by(view, CARRIED["by"], without=("level",))
    parts = ask(ask_parts, view.state, plain, chosen.pathway)
    return PathwayChosen(parts, basis, by)


def draw(about: PathwayChosen) -> ScenariosChosen:
    """Draw what can be changed of it."""
    return ScenariosChosen(about.parts, about.basis, about.by, _sides(about.parts))


def _sides(parts: Parts) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Draw each scenario's fields, and the buttons; return those that change it."""
    told = {key: _told(key, parts) for key in (FIRST, OTHER)}
    compares = bool(st.query_params.get_all(OTHER))
    columns = st.columns(2 if compares else 1, gap="large")
    for key, column in zip((FIRST, OTHER), columns, strict=False):
        with column:
            if compares:
                st.subheader("A" if key == FIRST else "B", anchor=False)
            _fields(key, parts, told[key])
    if st.session_state.get(TROUBLE):
        st.warning(as_is(st.session_state.pop(TROUBLE)))
    _buttons(bool(told[FIRST]), any(_now()), compares)
    if compares:
        return (("A", told[FIRST]), ("B", told[OTHER]))
    return (("then", told[FIRST]),) if told[FIRST] else ()


def _told(key: str, parts: Parts) -> tuple[Change, ...]:
    """Read a scenario from the address; what can't be done is left out, and said."""
    try:
        found = tuple(parse(text) for text in st.query_params.get_all(key))
        changed(parts.tree, found)
    except UnknownError as error:
        st.session_state[TROUBLE] = f"The link asks for what can't be done: {error}"
        return ()
    return found


def _fields(key: str, parts: Parts, told: tuple[Change, ...]) -> None:
    """Draw a number for each step, and its badges; they show what the address says."""
    then = changed(parts.tree, told)
    ruled = [(step, rule) for step in then.steps if (rule := only_rule(step))]
    for one in ruled:
        _number(key, parts.tree, *one)
    with st.expander(f"Other {WORDS.badges}, or an activity retired"):
        for step, rule in ruled:
            _badges(key, parts, step, rule)
        _activities(key, parts, told)


def _number(key: str, tree: Tree, step: Step, rule: Rule) -> None:
    st.session_state[f"{key}-needs-{step.step_id}"] = rule.needs
    was = only_rule(tree.step(step.step_id))
    st.number_input(
        f"{label(step.title)}: how many of {len(rule.of)} are needed"
        + (f" (now {was.needs} of {len(was.of)})" if was and was != rule else ""),
        min_value=0,
        max_value=len(rule.of),
        key=f"{key}-needs-{step.step_id}",
        on_change=_change,
        args=(key, tree),
    )


def _badges(key: str, parts: Parts, step: Step, rule: Rule) -> None:
    st.session_state[f"{key}-badges-{step.step_id}"] = list(badges_of(rule))
    st.multiselect(
        f"{capital(WORDS.badges)} of {label(step.title)}",
        list(dict.fromkeys([*parts.names, *badges_of(rule)])),
        format_func=lambda name: parts.names.get(name, name),
        key=f"{key}-badges-{step.step_id}",
        on_change=_change,
        args=(key, parts.tree),
    )


def _activities(key: str, parts: Parts, told: tuple[Change, ...]) -> None:
    gone = [change.what for change in told if change.verb == "retire"]
    st.session_state[f"{key}-retire"] = gone
    st.multiselect(
        "Activities to retire",
        list(dict.fromkeys([*parts.activities, *gone])),
        format_func=lambda name: parts.activities.get(name, name),
        key=f"{key}-retire",
        on_change=_change,
        args=(key, parts.tree),
        placeholder="None",
    )


def _change(key: str, tree: Tree) -> None:
    """Write what the fields now say into the address, or why it can't be done."""
    fields = st.session_state
    wanted = [
        Wanted(
            step.step_id,
            int(fields[f"{key}-needs-{step.step_id}"]),
            tuple(fields[f"{key}-badges-{step.step_id}"]),
        )
        for step in tree.steps
        if f"{key}-needs-{step.step_id}" in fields
    ]
    try:
        told = changes_to(tree, wanted)
    except UnknownError as error:
        fields[TROUBLE] = str(error)
        return
    _remember()
    gone = [f"retire {name}" for name in fields[f"{key}-retire"]]
    _write(key, [*(str(change) for change in told), *gone])


def _buttons(is_changed: bool, is_asked: bool, compares: bool) -> None:
    with st.container(horizontal=True):
        st.button(
            "Undo",
            icon=":material/undo:",
            disabled=not st.session_state.get(UNDO),
            on_click=_undo,
        )
        st.button(
            "Back to how it is",
            icon=":material/restart_alt:",
            disabled=not is_asked,
            on_click=_reset,
        )
        if compares:
            st.button("Leave B out", icon=":material/close:", on_click=_alone)
        else:
            st.button(
                "Compare with another",
                icon=":material/compare_arrows:",
                disabled=not is_changed,
                on_click=_compare,
            )


def _write(key: str, texts: list[str]) -> None:
    if texts:
        st.query_params[key] = texts
    elif key in st.query_params:
        del st.query_params[key]


def _now() -> tuple[list[str], list[str]]:
    return st.query_params.get_all(FIRST), st.query_params.get_all(OTHER)


def _remember() -> None:
    st.session_state.setdefault(UNDO, []).append(_now())


def _undo() -> None:
    for key, texts in zip((FIRST, OTHER), st.session_state[UNDO].pop(), strict=True):
        _write(key, texts)


def _reset() -> None:
    _remember()
    _write(FIRST, [])
    _write(OTHER, [])


def _compare() -> None:
    """Begin the other scenario where the first one stands."""
    _remember()
    _write(OTHER, st.query_params.get_all(FIRST))


def _alone() -> None:
    _remember()
    _write(OTHER, [])


def _forget() -> None:
    """Another pathway has other steps: start anew."""
    st.session_state[UNDO] = []
    _write(FIRST, [])
    _write(OTHER, [])
