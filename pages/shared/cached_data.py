"""What came in, what can be asked of it, and what of it deserves a look."""

from analytics.asking import choices as chosen
from analytics.asking.answer import Answer
from analytics.asking.pathways import Version
from analytics.questions.quality.counts import Case, FindingRow
from analytics.questions.quality.counts import cases as ask_cases
from analytics.questions.quality.counts import quality as ask_quality
from analytics.questions.quality.issuers import Issuer
from analytics.questions.quality.issuers import issuers as ask_issuers
from analytics.questions.quality.waiting import Waiting
from analytics.questions.quality.waiting import waiting as ask_waiting
from analytics.scope import Scope
from analytics.store.state import State
from pages.shared.caching import ask


def quality(state: State, scope: Scope) -> Answer[FindingRow]:
    """Answer what in the data deserves a look."""
    return ask(ask_quality, state, scope)


def cases(state: State, scope: Scope, finding: str) -> Answer[Case]:
    """Answer with the list behind a finding's count."""
    return ask(ask_cases, state, scope, finding)


def waiting(state: State, scope: Scope) -> tuple[Waiting, ...]:
    """Return who may be whom."""
    return ask(ask_waiting, state, scope)


def issuers(state: State, scope: Scope) -> tuple[Issuer, ...]:
    """Return who issued the credentials."""
    return ask(ask_issuers, state, scope)


def advisors(state: State, scope: Scope) -> tuple[str, ...]:
    """Return the advisors whose learners can be looked at alone."""
    return ask(chosen.advisors, state, scope)


def choices(state: State, scope: Scope) -> tuple[chosen.Choice, ...]:
    """Return the attribute values that can be asked for."""
    return ask(chosen.choices, state, scope)


def versions(state: State, scope: Scope) -> tuple[Version, ...]:
    """Return the pathways, in all their versions."""
    return ask(chosen.known_versions, state, scope)
