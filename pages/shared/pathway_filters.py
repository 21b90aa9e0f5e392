"""What is asked of one pathway: widgets bound to the address in, a Question out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analytics.asking.choices import known_versions
from analytics.asking.pathways import Basis, Version
from analytics.drawing.words import WORDS, capital
from analytics.questions.progression.counts import ProgressionAnswer, Question
from pages.shared import choose
from pages.shared.choose import NOTHING, Chosen
from pages.shared.view import View, ask

# A tree of more rows than this is shown by its steps, until achievements are asked for.
MANY_ROWS = 24

BASES: dict[str, Basis | None] = {
    "Usual for it": None,
    "Those who declared it": "declared",
    "Those it is for": "eligible",
    f"Anyone with a {WORDS.badge} of it": "any",
}


def draw(view: View) -> Chosen[Question] | None:
    """Draw the choices; None where no pathway is loaded."""
    plain = replace(view.scope, where=())
    known = ask(known_versions, view.state, plain)
    if not known:
        return None
    left, middle, right, more = st.columns([5, 3, 3, 2], vertical_alignment="bottom")
    with left:
        found = _pathway(known)
    with middle:
        basis = choose.value("Who is counted", BASES, "basis")
    with right:
        by = choose.compared_by(view, "by", without=("level",))
    with more.popover("More", icon=":material/tune:", width="stretch"):
        version = _version([v for v in known if v.pathway == found.pathway])
        first = choose.day("Started from", "from")
        last = choose.day("Started until", "until")
    question = Question(found.pathway, version, basis, (first, last))
    return Chosen(question, by)


def _pathway(known: tuple[Version, ...]) -> Version:
    names = by_name(known)
    return choose.value(capital(WORDS.pathway), names, "pathway", ids=by_id(names))


def by_id(names: Mapping[str, Version]) -> dict[str, str]:
    """Return what each pathway is called in a choice, by its id."""
    return {found.pathway: name for name, found in names.items()}


def by_name(known: tuple[Version, ...]) -> dict[str, Version]:
    """Return the latest version of each pathway, by what it is called in a choice."""
    latest = [found for found in known if found.is_latest]
    titles = [found.title for found in latest]
    return {
        found.title
        if titles.count(found.title) == 1
        else f"{found.title} ({found.pathway})": found
        for found in latest
    }


# What another screen about the same pathway calls these choices: by the same name, they
# would be taken away as this screen's are.
CARRIED = {"pathway": "of", "basis": "counting", "by": "split"}


def carried() -> dict[str, str]:
    """Return the choices as another screen about the same pathway takes them up."""
    usual = (None, next(iter(BASES)), NOTHING)
    kept = {there: st.session_state.get(here) for here, there in CARRIED.items()}
    return {name: value for name, value in kept.items() if value not in usual}


def _version(known: list[Version]) -> str | None:
    if len(known) < 2:
        return None
    latest = next(found.version for found in known if found.is_latest)
    names = [latest, *(v.version for v in known if v.version != latest)]
    return choose.option("Version", names, "version")


def compared_by(view: View) -> str | None:
    """Choose by which attribute to compare, in a narrow box; None: by nothing."""
    with st.container(width=240):
        return choose.compared_by(view, "by", without=("level",))


def with_achievements(answer: ProgressionAnswer) -> bool:
    """Say whether achievements are drawn; ask where there are many."""
    if len(answer.rows) <= MANY_ROWS:
        return True
    return st.toggle(f"Show every {WORDS.badge}", key="all", bind="query-params")


def step(answer: ProgressionAnswer) -> str:
    """Choose the step at which groups are compared; the whole pathway at first."""
    titles = {row.step: row.title for row in answer.rows if row.kind != "achievement"}
    often = Counter(titles.values())
    names = {
        row.title
        if often[row.title] == 1
        else f"{row.title} ({titles.get(row.parent or '', row.step)})": row.step
        for row in answer.rows
        if row.step in titles and row.kind != "achievement"
    }
    return choose.value("At which step?", names, "step")
