"""Options that commands about staying and finishing have in common."""

from typing import Annotated

import typer

from analytics.questions.persistence.question import NORMAL_YEARS
from analytics.scope import UnknownError

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


def years(said: list[str] | None) -> dict[str, float]:
    """Read ``graduate=2``; UnknownError for anything else."""
    years = dict(NORMAL_YEARS)
    for text in said or ():
        level, sign, number = text.partition("=")
        if not sign or not number.replace(".", "", 1).isdecimal():
            raise UnknownError(
                f"{text[:30]!r} is not a level and years like graduate=2"
            )
        years[level] = float(number)
    return years
