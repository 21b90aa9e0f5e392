"""What is asked of a comparison: widgets bound to the address in, a Question out."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analytics.drawing.words import WORDS, capital
from analytics.questions.outcome.known import DATED
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.verdict_words import nth
from analytics.questions.persistence.question import RetentionQuestion
from analytics.scope import Scope
from pages.persistence.filters import Asked
from pages.shared import cached, pathway_filters
from pages.shared.filters import View

ANY = f"Any {WORDS.badge}"
EXPOSED = {"The later of issue and claim": "claim", "The issue alone": "issue"}
TERMS = {f"{nth(n + 1)} regular term": n for n in (1, 2, 3, 0, 4, 5, 6, 7)}
MOST = 6  # exposures compared at once
USUAL = 3  # landmarks shown side by side at first


@dataclass(frozen=True)
class Compared:
    """The question, and by what its groups are set beside each other (None: none)."""

    question: OutcomeQuestion
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares groups."""
        return replace(scope, by=self.by)


def draw(view: View, asked: Asked) -> Compared | None:
    """Draw the choices; None where nothing is chosen to compare."""
    plain = replace(view.scope, where=())
    exposures = _exposures(view, plain)
    left, right = st.columns(2)
    taken = left.multiselect(
        "Taking part means having",
        list(exposures),
        default=[ANY],
        key="having",
        bind="query-params",
        max_selections=MOST,
        help="It counts once it was issued (and claimed, where it was claimed); a "
        f"{WORDS.pathway} once it was complete. Several are compared one by one.",
    )
    terms = right.multiselect(
        "By the census of their",
        list(TERMS),
        default=list(TERMS)[:USUAL],
        key="landmarks",
        bind="query-params",
        max_selections=4,
        help="Compared are those enrolled on that day. The outcome is counted from it.",
    )
    one, two, three = st.columns(3, vertical_alignment="bottom")
    with one:
        outcome = _picked("What is looked for", _outcomes(asked.question), "outcome")
    vouched = two.multiselect(
        "Known at entry, so adjusted for",
        list(_attributes(view, plain)),
        key="vouched",
        bind="query-params",
        placeholder="Only what is dated",
        help="An attribute has no date. Choose those that tell what was so at entry: "
        "what came after taking part must not be adjusted for.",
    )
    with three:
        since = _picked("It begins with", EXPOSED, "since")
    if not taken or not terms:
        return None
    said = {
        "exposure": ",".join(exposures[one] for one in taken),
        "by_term": tuple(sorted(TERMS[one] for one in terms)),
        "outcome": outcome,
        "exposed_from": since,
        "at_entry": tuple(_attributes(view, plain)[one] for one in vouched),
    }
    return Compared(_question(asked.question, said), asked.by)


def _question(staying: RetentionQuestion, said: dict[str, Any]) -> OutcomeQuestion:
    """Ask about those whom the screen is about; of everybody enrolled, all entrants."""
    return OutcomeQuestion(
        start=staying.start,
        completers=staying.completers,
        institution=staying.institution,
        cohort="all" if staying.everybody else staying.cohort,
        **said,
    )


def _exposures(view: View, plain: Scope) -> dict[str, str]:
    parts = cached.steps_choices(view.state, plain)
    found = {ANY: "any"} | {
        name: f"achievement:{part.achievement}"
        for name, part in parts.items()
        if part.achievement and "," not in part.achievement
    }
    paths = pathway_filters.by_name(cached.versions(view.state, plain))
    return found | {
        f"{capital(WORDS.pathway)} complete: {name}": f"pathway:{version.pathway}"
        for name, version in paths.items()
    }


def _outcomes(staying: RetentionQuestion) -> dict[str, str]:
    season = staying.start if staying.start not in ("term", "") else None
    found = {f"Enrolled the next {season}": f"next-{season}"} if season else {}
    found |= {
        "Enrolled the next regular term": "next-term",
        "Enrolled two regular terms on": "term+2",
        "Enrolled four regular terms on": "term+4",
    }
    return found | {
        f"{capital(WORDS.graduated)} within {n}% of normal time": f"graduated-{n}"
        for n in (100, 150, 200)
    }


def _attributes(view: View, plain: Scope) -> dict[str, str]:
    names = {choice.attribute for choice in cached.choices(view.state, plain)}
    return {name.replace("_", " "): name for name in sorted(names - set(DATED))}


def _picked(label: str, options: dict[str, Any], key: str) -> Any:
    chosen = st.selectbox(label, list(options), key=key, bind="query-params")
    return options[chosen]
