"""``cairn show withdrawals``: the question as it is typed."""

from typing import Annotated

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.withdrawals.counts import WithdrawalRow
from analytics.questions.withdrawals.counts import withdrawals as ask_withdrawals
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.scope import Scope
from analytics.store.state import State


@metric
def withdrawals(
    state: State,
    scope: Scope,
    term: Annotated[
        str | None, typer.Option(help="A season or a term's id (default: all terms).")
    ] = None,
    unit: Annotated[
        str, typer.Option(help="Count each enrolment, or each learner once a term.")
    ] = "enrolment",
) -> Answer[WithdrawalRow]:
    """When do learners withdraw? Week by week since the start of a term."""
    return ask_withdrawals(state, scope, WithdrawalsQuestion.read(term, unit))


COMMANDS = {
    "withdrawals": withdrawals,
}
