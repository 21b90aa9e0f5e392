"""``cairn show retention``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.persistence.counts import retention as ask_retention
from analytics.questions.persistence.options import (
    Completers,
    Institution,
    Normal,
    years,
)
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import triangle as ask_triangle
from analytics.scope import Scope
from analytics.store.state import State


@metric
def retention(
    state: State,
    scope: Scope,
    start: Annotated[
        str,
        typer.Option(
            "--from", help="A season, term (each regular one) or a term's id."
        ),
    ] = "fall",
    to: Annotated[
        str,
        typer.Option(
            help="next-fall, next-spring, next-term, term+2, later, a term's id, "
            "graduated-100, -150 or -200."
        ),
    ] = "next-fall",
    completers: Completers = "success",
    institution: Institution = "same",
    cohort: Annotated[
        str,
        typer.Option(
            help="each, all, enrolled, or a kind: first-time-full-time, transfer, …"
        ),
    ] = "each",
    normal: Normal = None,
    counted: Annotated[
        str, typer.Option(help="Who is there: at the census, or registered at all.")
    ] = "census",
    triangle: Annotated[
        bool, typer.Option("--triangle", help="Every later term of each cohort.")
    ] = False,
) -> Answer[Any]:
    """Who stays? Retention, persistence and completion by cohort of entry."""
    told: Any = (start, to, completers, institution, cohort, years(normal), counted)
    ask = ask_triangle if triangle else ask_retention
    return ask(state, scope, RetentionQuestion(*told))


COMMANDS = {
    "retention": retention,
}
