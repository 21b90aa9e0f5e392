"""``cairn show sharing``: what learners show the world, and who looks."""

from typing import Annotated, Any

import typer

from analytics.cli.asking import metric
from analytics.cli.options import days
from analytics.metrics.answer import Answer
from analytics.metrics.sharing import SharingQuestion
from analytics.metrics.sharing import sharing as ask_sharing
from analytics.metrics.sharing_path import HORIZON, SPLITS
from analytics.scope import Scope
from analytics.store.state import State

app = typer.Typer(rich_markup_mode=None)

EVER = "ever"
Split = Annotated[
    str | None, typer.Option(help=f"What to break it down by: {', '.join(SPLITS)}.")
]
Within = Annotated[
    str, typer.Option(help="The horizon since the day of issue (90d), or ever.")
]


def _horizon(text: str) -> int | None:
    return None if text == EVER else days(text)


@app.command()
@metric
def sharing(
    state: State, scope: Scope, split: Split = None, within: Within = f"{HORIZON}d"
) -> Answer[Any]:
    """What do learners show the world, and who looks?"""
    checked: Any = split  # by the metric
    return ask_sharing(state, scope, SharingQuestion(_horizon(within), checked))
