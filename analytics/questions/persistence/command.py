"""``cairn show retention``: the question as it is typed."""

from typing import Annotated

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.persistence.counts import RetentionRow
from analytics.questions.persistence.counts import retention as ask_retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import triangle as ask_triangle
from analytics.scope import Scope
from analytics.store.state import State

# Options that commands about staying and finishing have in common.
ByTerm = Annotated[
    list[int] | None,
    typer.Option(
        help="The landmark: the census so many regular terms after entry "
        "(repeatable; default 1)."
    ),
]
Entered = Annotated[
    str,
    typer.Option(
        "--from", help="Who entered in: a season, term (any), or a term's id."
    ),
]
Cohort = Annotated[
    str, typer.Option(help="all, or a kind: first-time-full-time, transfer, …")
]
Completers = Annotated[
    str, typer.Option(help="Who completed counts as: success, apart or excluded.")
]
Institution = Annotated[
    str, typer.Option("--scope", help="Enrolled at the same institution, or at any.")
]
Least = Annotated[
    int, typer.Option(help="Fewest learners on a side that are compared.")
]
Normal = Annotated[
    list[str] | None,
    typer.Option(help="Normal time in years by level (repeatable): graduate=2."),
]


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
) -> Answer[RetentionRow]:
    """Who stays? Retention, persistence and completion by cohort of entry."""
    question = RetentionQuestion.read(
        start, to, completers, institution, cohort, normal or (), counted
    )
    return (ask_triangle if triangle else ask_retention)(state, scope, question)


COMMANDS = {
    "retention": retention,
}
