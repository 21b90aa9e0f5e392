"""``cairn show quality``: the question as it is typed."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.questions.quality.counts import cases as ask_cases
from analytics.questions.quality.counts import quality as ask_quality
from analytics.scope import Scope
from analytics.store.state import State


@metric
def quality(
    state: State,
    scope: Scope,
    finding: Annotated[
        str | None, typer.Option(help="The list behind one finding's count.")
    ] = None,
) -> Answer[Any]:
    """What in the data deserves a look?"""
    if finding is None:
        return ask_quality(state, scope)
    return ask_cases(state, scope, finding)


COMMANDS = {
    "quality": quality,
}
