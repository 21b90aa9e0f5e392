"""What is asked of a comparison: widgets bound to the address in, a Question out."""

from dataclasses import replace
from typing import Any

from analytics.asking.choices import known_versions
from analytics.drawing.words import WORDS, capital
from analytics.questions.outcome.known import DATED
from analytics.questions.outcome.question import OutcomeQuestion, nth
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.steps.choices import steps_choices
from analytics.scope import Scope
from pages.shared import choose, pathway_filters
from pages.shared.choose import Chosen
from pages.shared.view import View, ask

ANY = f"Any {WORDS.badge}"
EXPOSED = {"The issue": "issue", "The claim": "claim"}
TERMS = {f"{nth(n + 1)} regular term": n for n in (1, 2, 3, 0, 4, 5, 6, 7)}
MOST = 6  # exposures compared at once
USUAL = 3  # landmarks shown side by side at first


def taking_part(view: View) -> list[str]:
    """Choose what taking part means: the exposures, as they are asked for."""
    exposures = _exposures(view, replace(view.scope, where=()))
    taken = choose.several(
        "Taking part means having",
        list(exposures),
        "having",
        default=[ANY],
        ids={name: word for word, name in exposures.items()},
        max_selections=MOST,
        help="It counts once it was issued, or claimed, as chosen under More; a "
        f"{WORDS.pathway} once it was complete. Several are compared one by one.",
    )
    return [exposures[one] for one in taken]


def more(
    view: View, staying: Chosen[RetentionQuestion], taken: list[str]
) -> Chosen[OutcomeQuestion] | None:
    """Choose by when, and what is looked for; None where nothing is compared."""
    attributes = choose.attributes(view, without=DATED)
    terms = _landmarks()
    outcome = choose.value("What is looked for", _outcomes(staying.question), "outcome")
    vouched = choose.several(
        "Known at entry, so adjusted for",
        list(attributes),
        "vouched",
        ids={name: word for word, name in attributes.items()},
        placeholder="Only what is dated",
        help="An attribute has no date. Choose those that tell what was so at "
        "entry: what came after taking part must not be adjusted for.",
    )
    since = choose.value("Having it begins with", EXPOSED, "since")
    if not taken or not terms:
        return None
    said = {
        "exposure": ",".join(taken),
        "by_term": tuple(sorted(TERMS[one] for one in terms)),
        "outcome": outcome,
        "exposed_from": since,
        "at_entry": tuple(attributes[one] for one in vouched),
    }
    return Chosen(_question(staying.question, said), staying.by)


def _landmarks() -> list[str]:
    """Choose by when it has to be had."""
    return choose.several(
        "Having it by the census of their",
        list(TERMS),
        "landmarks",
        default=list(TERMS)[:USUAL],
        ids={str(number): word for word, number in TERMS.items()},
        max_selections=4,
        help="Compared are those enrolled on that day. The outcome is counted from it.",
    )


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
    parts = ask(steps_choices, view.state, plain)
    found = {ANY: "any"} | {
        name: f"achievement:{part.achievement}"
        for name, part in parts.items()
        if part.achievement and "," not in part.achievement
    }
    paths = pathway_filters.by_name(ask(known_versions, view.state, plain))
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
