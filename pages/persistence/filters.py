"""What is asked about staying: widgets bound to the address in, Questions out."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS, capital
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.persistence import words
from analytics.questions.persistence.choices import RetentionChoices, retention_choices
from analytics.questions.persistence.question import RetentionQuestion
from pages.persistence import comparison_filters
from pages.shared import choose
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

EACH_TERM = "Any regular term"
USUAL = "first-time-full-time"
COMPLETERS = {
    "Count as having stayed": "success",
    "Stand apart": "apart",
    "Are left out": "excluded",
}
INSTITUTIONS = {"Enrolled here": "same", "Enrolled anywhere": "any"}


@dataclass(frozen=True)
class StayingChosen:
    """What is asked about who stays, and of those who take part (None: of nobody)."""

    staying: Chosen[RetentionQuestion]
    compared: Chosen[OutcomeQuestion] | None


def draw(view: View) -> StayingChosen | None:
    """Draw the choices; None where nobody can be followed."""
    known = _known(view)
    if not known.seasons:
        return None
    one, two, three, four, five = st.columns(
        [3, 2, 3, 3, 2], vertical_alignment="bottom"
    )
    kinds = {words.kind(c): c for c in _cohorts(known)}
    with one:
        cohort = choose.value("Who", kinds, "entrants")
    with two:
        start = choose.value("Entered in", _starts(known), "cohort")
    with three:
        taken = comparison_filters.taking_part(view)
    with four:
        by = choose.compared_by(view, "apart", without=("entry_term",))
    with five.popover("More", icon=":material/tune:", width="stretch"):
        staying = Chosen(_staying(known, start, cohort), by)
        compared = comparison_filters.more(view, staying, taken)
    return StayingChosen(staying, compared)


def nothing(view: View) -> str:
    """Say why nobody can be followed."""
    return words.nothing(_known(view).lacking)


def _known(view: View) -> RetentionChoices:
    return ask(retention_choices, view.state, replace(view.scope, where=()))


def _staying(known: RetentionChoices, start: str, cohort: str) -> RetentionQuestion:
    """Draw until when somebody has to stay, what counts as that, and where."""
    label = f"Who stays: still enrolled, or {WORDS.graduated}"
    to = choose.value(label, _targets(known, start), "seen")
    label = f"{capital(WORDS.learners)} who {WORDS.graduated}"
    told: dict[str, Any] = {"completers": choose.value(label, COMPLETERS, "completers")}
    if known.elsewhere:
        told["institution"] = choose.value("Where", INSTITUTIONS, "institution")
    return RetentionQuestion(start, to, cohort=cohort, **told)


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
