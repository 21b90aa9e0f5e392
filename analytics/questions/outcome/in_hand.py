"""Since when learners have had an exposure in hand, term by term after entry."""

from analytics.asking.ask import Asked
from analytics.asking.pathways import choose, judge
from analytics.questions.outcome.people import known_achievement
from analytics.questions.outcome.question import Exposure, OutcomeQuestion
from analytics.questions.persistence.terms import RegistrarTerm, starts
from analytics.store.completed import completed_with


def keep_spells(
    asked: Asked, question: OutcomeQuestion, terms: list[RegistrarTerm]
) -> None:
    """Keep ``outcome_spell``, each learner's terms until they were first gone, and
    ``outcome_grades``, how they stood in each.
    """
    asked.define(
        "outcome_spell",
        cohorts=[term.term for term in starts(terms, question.each[0].staying)],
        observed=[term.term for term in terms if term.is_observed],
    )


def keep_in_hand(asked: Asked, question: OutcomeQuestion, exposure: Exposure) -> None:
    """Keep ``outcome_exposed_terms``: in which terms who had it in hand.

    An award counts from the day it was issued (or, where that is asked for, claimed)
    until it was revoked. A pathway counts from the day it was complete with what was in
    hand; awards revoked by now don't count for it.
    """
    by_claim = question.exposed_from == "claim"
    if exposure.kind == "pathway":
        _keep_completed(asked, exposure.name, by_claim)
    else:
        number = None
        if exposure.kind == "achievement":
            number, _ = known_achievement(asked, exposure.name)
        asked.define("outcome_given", achievement=number, by_claim=by_claim)


def _keep_completed(asked: Asked, name: str, by_claim: bool) -> None:
    found = choose(asked, name, None)
    judge(asked, found, "any")
    asked.define("outcome_in_hand", by_claim=by_claim)
    held = asked.relations.table("outcome_in_hand")
    completed = completed_with(asked.state, held, found.pathway)
    asked.relations.hand("completed", completed)
    asked.define("outcome_given", "outcome_completed_since")
