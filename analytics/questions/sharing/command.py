"""``cairn show sharing``, and of it: how soon, who looks, beside completing."""

from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.asking.command import metric
from analytics.asking.options import days
from analytics.questions.sharing.counts import SharingQuestion
from analytics.questions.sharing.counts import sharing as ask_sharing
from analytics.questions.sharing.how_soon import UNTIL, SharingTimeQuestion
from analytics.questions.sharing.how_soon import sharing_time as ask_sharing_time
from analytics.questions.sharing.path import HORIZON, SPLITS
from analytics.questions.sharing.pathways import sharing_pathways as ask_pathways
from analytics.questions.sharing.who_looks import VIEW_SPLITS, ViewsQuestion
from analytics.questions.sharing.who_looks import sharing_views as ask_sharing_views
from analytics.scope import Scope
from analytics.store.state import State

EVER = "ever"

Split = Annotated[
    str | None, typer.Option(help=f"What to break it down by: {', '.join(SPLITS)}.")
]

Within = Annotated[
    str, typer.Option(help="The horizon since the day of issue (90d), or ever.")
]


def _horizon(text: str) -> int | None:
    return None if text == EVER else days(text)


@metric
def sharing(
    state: State, scope: Scope, split: Split = None, within: Within = f"{HORIZON}d"
) -> Answer[Any]:
    """What do learners show the world, and who looks?"""
    checked: Any = split  # by the metric
    return ask_sharing(state, scope, SharingQuestion(_horizon(within), checked))


@metric
def sharing_time(
    state: State,
    scope: Scope,
    until: Annotated[
        str, typer.Option(help=f"Until what: {' or '.join(UNTIL)}.")
    ] = "shared",
    split: Split = None,
) -> Answer[Any]:
    """How soon are awards claimed and shared?"""
    checked: Any = (until, split)  # by the metric
    return ask_sharing_time(state, scope, SharingTimeQuestion(*checked))


@metric
def sharing_views(
    state: State,
    scope: Scope,
    split: Annotated[
        str | None,
        typer.Option(help=f"What to break it down by: {', '.join(VIEW_SPLITS)}."),
    ] = None,
    within: Annotated[
        str, typer.Option(help="How long after sharing looks count (90d).")
    ] = f"{HORIZON}d",
) -> Answer[Any]:
    """Who looks at what learners share?"""
    checked: Any = split  # by the metric
    question = ViewsQuestion(days(within) or 0, checked)
    return ask_sharing_views(state, scope, question)


@metric
def sharing_pathways(
    state: State,
    scope: Scope,
    within: Annotated[
        str, typer.Option(help="How long before and after is compared (90d).")
    ] = f"{HORIZON}d",
) -> Answer[Any]:
    """Does completing a pathway go with sharing, or does sharing come before?"""
    return ask_pathways(state, scope, days(within) or 0)


COMMANDS = {
    "sharing": sharing,
    "sharing-time": sharing_time,
    "sharing-views": sharing_views,
    "sharing-pathways": sharing_pathways,
}
