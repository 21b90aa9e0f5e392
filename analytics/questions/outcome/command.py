"""``cairn show outcome``: the question as it is typed."""

from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.outcome.appendix import with_appendix
from analytics.questions.outcome.counts import outcome as ask_outcome
from analytics.questions.outcome.question import LEAST, OutcomeQuestion
from analytics.questions.persistence.command import (
    ByTerm,
    Cohort,
    Completers,
    Entered,
    Institution,
    Least,
    Normal,
)
from analytics.scope import Scope
from analytics.store.state import State


@metric
def outcome(
    state: State,
    scope: Scope,
    exposure: Annotated[
        list[str] | None,
        typer.Option(
            help="any, achievement:ID or pathway:ID (repeatable, or with commas)."
        ),
    ] = None,
    by_term: ByTerm = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            help="next-fall, next-spring, next-term, term+2 or a term's id, counted "
            "from the landmark; graduated, graduated-100, -150 or -200 (repeatable)."
        ),
    ] = None,
    start: Entered = "fall",
    completers: Completers = "success",
    institution: Institution = "same",
    cohort: Cohort = "all",
    least: Least = LEAST,
    exposed_from: Annotated[
        str,
        typer.Option(
            help="issue, or claim (who hadn't claimed it by then isn't exposed)."
        ),
    ] = "issue",
    earned_is: Annotated[
        str,
        typer.Option(
            help="issued: what has no day of issue was issued when it was earned."
        ),
    ] = "earned",
    cluster: Annotated[
        str,
        typer.Option(
            help="The attribute by which learners belong together (else section or "
            "advisor, where there is one)."
        ),
    ] = "",
    normal: Normal = None,
    at_entry: Annotated[
        list[str] | None,
        typer.Option(
            "--at-entry",
            help="Adjust for this attribute too: it tells what was so at entry "
            "(repeatable).",
        ),
    ] = None,
    adjust: Annotated[
        list[str] | None,
        typer.Option(
            help="Adjust for this attribute; one without a date needs --at-entry "
            "(repeatable)."
        ),
    ] = None,
    appendix: Annotated[
        Path | None,
        typer.Option(
            help="Write what a researcher needs to do it again to this zip file."
        ),
    ] = None,
) -> Answer[Any]:
    """Do learners with a badge stay, or finish, more often? From a landmark on."""
    question = OutcomeQuestion.read(
        exposure or ["any"],
        by_term or (1,),
        outcome or ["next-fall"],
        start,
        cohort,
        least,
        completers,
        institution,
        exposed_from,
        earned_is,
        cluster,
        normal or (),
        adjust or (),
        at_entry or (),
    )
    if appendix is None:
        return ask_outcome(state, scope, question)
    answer, held = with_appendix(state, scope, question)
    appendix.write_bytes(held)
    return answer


COMMANDS = {
    "outcome": outcome,
}
