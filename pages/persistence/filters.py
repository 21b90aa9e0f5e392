"""What is asked about staying: widgets bound to the address in, a Question out."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS, capital
from analytics.questions.persistence.choices import RetentionChoices
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.words import kind
from analytics.scope import Scope
from pages.shared import cached
from pages.shared.filters import View

NOTHING = "Nothing"
EACH_TERM = "Any regular term"
USUAL = "first-time-full-time"
COMPLETERS = {
    "Count as having stayed": "success",
    "Stand apart": "apart",
    "Are left out": "excluded",
}
INSTITUTIONS = {"Enrolled here": "same", "Enrolled anywhere": "any"}


@dataclass(frozen=True)
class Asked:
    """The question, and by what its answer is compared (None: by nothing)."""

    question: RetentionQuestion
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)


def draw(view: View) -> Asked | None:
    """Draw the choices; None where nobody can be followed."""
    known = cached.retention_choices(view.state, replace(view.scope, where=()))
    if not known.seasons:
        return None
    one, two, three, four, five = st.columns(
        [3, 2, 3, 3, 2], vertical_alignment="bottom"
    )
    with one:
        cohort = _picked("Who", {kind(c): c for c in _cohorts(known)}, "entrants")
    with two:
        start = _picked("Entered in", _starts(known), "cohort")
    with three:
        to = _picked(
            f"Still enrolled, or {WORDS.graduated}", _targets(known, start), "seen"
        )
    with four:
        by = _picked("Compared by", _ways(view), "apart")
    with five.popover("More", icon=":material/tune:", width="stretch"):
        told = _more(known)
    return Asked(RetentionQuestion(start, to, cohort=cohort, **told), by)


def _more(known: RetentionChoices) -> dict[str, Any]:
    """Draw what counts as having stayed, and where."""
    label = f"{capital(WORDS.learners)} who {WORDS.graduated}"
    found = {"completers": _picked(label, COMPLETERS, "completers")}
    if known.elsewhere:
        found["institution"] = _picked("Where", INSTITUTIONS, "institution")
    return found


def _ways(view: View) -> dict[str, str | None]:
    plain = replace(view.scope, where=())
    names = {choice.attribute for choice in cached.choices(view.state, plain)}
    known = {name.replace("_", " "): name for name in sorted(names - {"entry_term"})}
    return {NOTHING: None} | known


def _cohorts(known: RetentionChoices) -> list[str]:
    """Return the kinds of entrants, the usual one first."""
    usual = [one for one in known.cohorts if one == USUAL]
    others = [one for one in known.cohorts if one != USUAL]
    return [*usual, "all", *others, "enrolled"] if usual else ["all", *others]


def _starts(known: RetentionChoices) -> dict[str, str]:
    first = ["fall"] if "fall" in known.seasons else []
    seasons = [*first, *(one for one in known.seasons if one not in first)]
    return {capital(one): one for one in seasons} | {EACH_TERM: "term"}


def _targets(known: RetentionChoices, start: str) -> dict[str, str]:
    """Return when it is looked: at first a year later, or in the next term."""
    seasons = [start, *known.seasons] if start in known.seasons else []
    found = {f"The next {one}": f"next-{one}" for one in seasons}
    found |= {"The next regular term": "next-term"}
    found |= {f"{n} regular terms on": f"term+{n}" for n in (2, 4, 6, 8)}
    done = f"{capital(WORDS.graduated)} within"
    return found | {
        f"{done} {percent}% of normal time": f"graduated-{percent}"
        for percent in (100, 150, 200)
    }


def _picked(label: str, options: dict[str, Any], key: str) -> Any:
    chosen = st.selectbox(label, list(options), key=key, bind="query-params")
    return options[chosen]
