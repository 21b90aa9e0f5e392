"""Options that several commands take."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analytics.scope import (
    FIRST_DAY,
    LAST_DAY,
    Scope,
    UnknownError,
    Viewer,
    parse_viewer,
)


class Form(StrEnum):
    """How data is printed."""

    table = "table"
    json = "json"
    csv = "csv"


Format = Annotated[Form, typer.Option("--format", help="How to print it.")]
Store = Annotated[
    Path, typer.Option("--store", envvar="CAIRN_STORE", help="The store's folder.")
]
StateName = Annotated[
    str | None, typer.Option("--state", help="A state's number or name.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="The day of the question: 2026-05-31.")
]
Where = Annotated[
    list[str] | None,
    typer.Option("--where", help="Only learners with this: COLUMN=VALUE (repeatable)."),
]
By = Annotated[
    str | None,
    typer.Option("--by", help="Split by an attribute of learners, or program."),
]
Verified = Annotated[
    bool,
    typer.Option("--verified", help="Leave out credentials that aren't verified."),
]
As = Annotated[
    str,
    typer.Option(
        "--as",
        help="See it as administrator, director:ID, advisor:ID, assessor:ID, "
        "learner:ID, researcher, reader or public.",
    ),
]


DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_DAYS = 36_525  # a century: longer than any horizon
Pathway = Annotated[str, typer.Option(help="The pathway's id.")]
Version = Annotated[str | None, typer.Option(help="Default: the latest.")]
Basis = Annotated[
    str | None, typer.Option(help="Who is counted: declared, eligible or any.")
]
Entered = Annotated[
    str | None, typer.Option(help="First achievement of it between: FROM:TO.")
]
Learner = Annotated[str, typer.Option(help="The learner's id.")]


def is_handed_on(context: typer.Context, **said: str) -> bool:
    """Say whether a command of a group follows; it takes what was said before it."""
    if context.invoked_subcommand is None:
        return False
    context.default_map = {context.invoked_subcommand: said}
    return True


def day(text: str | None) -> date | None:
    """Read a day from 1900 to 2200; UnknownError where it isn't one."""
    if text is None:
        return None
    try:
        found = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise UnknownError(f"{text[:20]!r} is not a day like 2026-05-31")
    return found


def days(text: str | None) -> int | None:
    """Read ``365d``; UnknownError where it isn't a number of days."""
    if text is None:
        return None
    number = text.removesuffix("d")
    if not re.fullmatch("[0-9]{1,5}", number) or int(number) > MOST_DAYS:
        raise UnknownError(f"{text[:20]!r} is not a number of days like 365d")
    return int(number)


LENGTHS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def seconds(text: str | None) -> int | None:
    """Read ``14d``, ``36h``, ``90m`` or ``30s``; UnknownError for anything else."""
    if text is None:
        return None
    found = re.fullmatch("([0-9]{1,10})([dhms])", text)
    length = int(found[1]) * LENGTHS[found[2]] if found else None
    if length is None or length > MOST_DAYS * LENGTHS["d"]:
        raise UnknownError(
            f"{text[:20]!r} is not a length of time like 14d, 36h or 30s"
        )
    return length


def span(text: str | None) -> tuple[date | None, date | None]:
    """Read ``FROM:TO``, either of which may be left out."""
    if text is None:
        return None, None
    first, sign, last = text.partition(":")
    since, until = day(first or None), day(last or None)
    if not sign or (since and until and until < since):
        raise UnknownError(f"{text[:30]!r} is not FROM:TO, two days in order")
    return since, until


def scope_of(
    as_of: str | None,
    where: list[str] | None,
    by: str | None,
    viewer: str,
    verified: bool = False,
) -> Scope:
    """Put a scope together; UnknownError where a part of it can't be read."""
    pairs = []
    for text in where or ():
        column, sign, value = text.partition("=")
        if not sign:
            raise UnknownError(f"{text!r} is not COLUMN=VALUE")
        pairs.append((column, value))
    who = Viewer() if viewer == "operator" else parse_viewer(viewer)
    return Scope(who, day(as_of), tuple(pairs), by, verified)
