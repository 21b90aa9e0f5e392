"""The answers of the screens about one learner, or one after another."""

from analytics.asking.answer import Answer
from analytics.questions.caseload.counts import everyone as ask_caseload
from analytics.questions.caseload.rows import CaseRow
from analytics.questions.journey.counts import NodeState
from analytics.questions.journey.counts import journey as ask_journey
from analytics.questions.next_badges.counts import NextRow
from analytics.questions.next_badges.counts import next_badges as ask_next_badges
from analytics.scope import Scope
from analytics.store.state import State
from pages.shared.caching import ask


def journey(state: State, scope: Scope, learner_id: str) -> Answer[NodeState]:
    """Answer how far one learner is."""
    return ask(ask_journey, state, scope, learner_id)


def next_badges(state: State, scope: Scope, learner_id: str) -> Answer[NextRow]:
    """Answer which badges one learner should earn next."""
    return ask(ask_next_badges, state, scope, learner_id)


def caseload(state: State, scope: Scope, stalled_terms: int) -> Answer[CaseRow]:
    """Answer whom to see this week, whatever was put away."""
    return ask(ask_caseload, state, scope, stalled_terms)
