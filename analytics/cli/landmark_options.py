"""Options that commands about staying and finishing have in common."""

from typing import Annotated

import typer

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
