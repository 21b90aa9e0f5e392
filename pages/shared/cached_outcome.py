"""The answers about what learners learned, and whether they stay."""

from analytics.asking.answer import Answer
from analytics.questions.attainment.counts import AttainmentQuestion, AttainmentRow
from analytics.questions.attainment.counts import attainment as ask_attainment
from analytics.questions.attainment.sample import SampleRow
from analytics.questions.attainment.sample import sample as ask_sample
from analytics.questions.outcome.counts import outcome as ask_outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.participation.counts import participation as ask_participation
from analytics.questions.participation.rows import ParticipationRow
from analytics.questions.persistence.choices import RetentionChoices
from analytics.questions.persistence.choices import retention_choices as ask_choices
from analytics.questions.persistence.counts import retention as ask_retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.rows import RetentionRow
from analytics.questions.persistence.triangle import triangle as ask_triangle
from analytics.scope import Scope
from analytics.store.state import State
from pages.shared.caching import ask


def retention(
    state: State, scope: Scope, question: RetentionQuestion
) -> Answer[RetentionRow]:
    """Answer who stays, and who finishes."""
    return ask(ask_retention, state, scope, question)


def triangle(
    state: State, scope: Scope, question: RetentionQuestion
) -> Answer[RetentionRow]:
    """Answer who is there, term after term."""
    return ask(ask_triangle, state, scope, question)


def retention_choices(state: State, scope: Scope) -> RetentionChoices:
    """Return what can be asked about staying."""
    return ask(ask_choices, state, scope)


def attainment(
    state: State, scope: Scope, question: AttainmentQuestion
) -> Answer[AttainmentRow]:
    """Answer how much of the work met the standard."""
    return ask(ask_attainment, state, scope, question)


def attainment_sample(
    state: State, scope: Scope, size: int, seed: int, achievement: str | None
) -> Answer[SampleRow]:
    """Draw evidence to be read again."""
    return ask(ask_sample, state, scope, size, seed, achievement)


def outcome(
    state: State, scope: Scope, question: OutcomeQuestion
) -> Answer[OutcomeRow]:
    """Answer whether those who take part stay, or finish, more often."""
    return ask(ask_outcome, state, scope, question)


def participation(
    state: State, scope: Scope, question: OutcomeQuestion
) -> Answer[ParticipationRow]:
    """Answer who takes part, by group."""
    return ask(ask_participation, state, scope, question)
