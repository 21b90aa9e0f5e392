"""What is asked of one pathway: widgets bound to the address in, a Question out."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from analytics.asking.answer import Answer
from analytics.asking.pathways import Basis, Version
from analytics.drawing.words import WORDS, capital
from analytics.questions.progression.counts import NodeRow, Question
from analytics.scope import Scope
from pages.shared import cached
from pages.shared.filters import View

# A tree of more rows than this is shown by its steps, until achievements are asked for.
MANY_ROWS = 24

BASES: dict[str, Basis | None] = {
    "Usual for it": None,
    "Those who declared it": "declared",
    "Those it is for": "eligible",
    f"Anyone with a {WORDS.badge} of it": "any",
}
NOTHING = "Nothing"


@dataclass(frozen=True)
class Asked:
    """The question, and by what its answer is to be compared (None: by nothing)."""

    question: Question
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)


def draw(view: View) -> Asked | None:
    """Draw the choices; None where no pathway is loaded."""
    plain = replace(view.scope, where=())
    known = cached.versions(view.state, plain)
    if not known:
        return None
    left, middle, right, more = st.columns([5, 3, 3, 2], vertical_alignment="bottom")
    with left:
        found = _pathway(known)
    with middle:
        basis = _chosen("Who is counted", list(BASES), "basis")
    with right:
        by = _chosen("Compared by", [NOTHING, *attributes(view, plain)], "by")
    with more.popover("More", icon=":material/tune:", width="stretch"):
        version = _version([v for v in known if v.pathway == found.pathway])
        first = _day("Started from", "from")
        last = _day("Started until", "until")
    question = Question(found.pathway, version, BASES[basis], (first, last))
    return Asked(question, None if by == NOTHING else by.replace(" ", "_"))


def _pathway(known: tuple[Version, ...]) -> Version:
    names = by_name(known)
    return names[_chosen(capital(WORDS.pathway), list(names), "pathway")]


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
    return _chosen("Version", names, "version")


def attributes(view: View, plain: Scope) -> list[str]:
    """Return by what learners can be compared, as it is called in a choice."""
    found = {choice.attribute for choice in cached.choices(view.state, plain)}
    return [name.replace("_", " ") for name in sorted(found - {"level"})]


def compared_by(view: View) -> str | None:
    """Ask by which attribute to compare; None: by nothing."""
    plain = replace(view.scope, where=())
    options = [NOTHING, *attributes(view, plain)]
    by = st.selectbox("Compared by", options, key="by", bind="query-params", width=240)
    return None if by == NOTHING else by.replace(" ", "_")


def _chosen(label: str, options: list[str], key: str) -> str:
    return st.selectbox(label, options, key=key, bind="query-params")


def _day(label: str, key: str) -> date | None:
    return st.date_input(
        label, value=None, key=key, bind="query-params", format="YYYY-MM-DD"
    )


def with_achievements(answer: Answer[NodeRow]) -> bool:
    """Say whether achievements are drawn; ask where there are many."""
    if len(answer.rows) <= MANY_ROWS:
        return True
    return st.toggle(f"Show every {WORDS.badge}", key="all", bind="query-params")


def step(answer: Answer[NodeRow]) -> str:
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
    return names[_chosen("At which step?", list(names), "step")]
