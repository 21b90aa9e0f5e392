"""``cairn show withdrawals``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.withdrawals.counts import WithdrawalsQuestion
from analytics.questions.withdrawals.counts import withdrawals as ask_withdrawals
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
) -> Answer[Any]:
    """When do learners withdraw? Week by week since the start of a term."""
    told: Any = (term, unit)  # checked by the metric
    return ask_withdrawals(state, scope, WithdrawalsQuestion(*told))


COMMANDS = {
    "withdrawals": withdrawals,
}
