"""The answers about what learners learned, and whether they stay."""

from analytics.metrics.answer import Answer
from analytics.metrics.attainment import AttainmentQuestion, AttainmentRow
from analytics.metrics.attainment import attainment as ask_attainment
from analytics.metrics.attainment_sample import SampleRow
from analytics.metrics.attainment_sample import sample as ask_sample
from analytics.metrics.outcome.outcome import outcome as ask_outcome
from analytics.metrics.outcome.question import OutcomeQuestion
from analytics.metrics.outcome.rows import OutcomeRow
from analytics.metrics.participation import participation as ask_participation
from analytics.metrics.participation_rows import ParticipationRow
from analytics.metrics.retention import retention as ask_retention
from analytics.metrics.retention_choices import RetentionChoices
from analytics.metrics.retention_choices import retention_choices as ask_choices
from analytics.metrics.retention_question import RetentionQuestion
from analytics.metrics.retention_rows import RetentionRow
from analytics.metrics.triangle import triangle as ask_triangle
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
