"""``cairn show participation``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.outcome.question import LEAST, OutcomeQuestion
from analytics.questions.participation.counts import participation as ask_participation
from analytics.questions.persistence.command import ByTerm, Cohort, Entered, Least
from analytics.scope import Scope
from analytics.store.state import State


@metric
def participation(
    state: State,
    scope: Scope,
    exposure: Annotated[
        str,
        typer.Option(help="any, achievement:ID, pathway:ID, or several with commas."),
    ] = "any",
    by_term: ByTerm = None,
    outcome: Annotated[
        str, typer.Option(help="Whose gaps are followed: as cairn show outcome has it.")
    ] = "next-fall",
    start: Entered = "fall",
    cohort: Cohort = "all",
    least: Least = LEAST,
) -> Answer[Any]:
    """Does taking part differ by group, and does the outcome's gap with it?"""
    question = OutcomeQuestion.read(
        [exposure], by_term or (1,), [outcome], start, cohort, least
    )
    return ask_participation(state, scope, question)


COMMANDS = {
    "participation": participation,
}
