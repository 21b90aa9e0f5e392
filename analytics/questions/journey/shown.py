"""Which of one learner's awards are public, shared and looked at: for them alone."""

from dataclasses import dataclass
from datetime import date

from analytics.asking.ask import Asked
from analytics.questions.sharing.path import STAGES, show_awards, stage_awards


@dataclass(frozen=True)
class ShownRow:
    """One standing award: how far it came on the path of sharing.

    ``stage`` is the last one that it reached (awarded, claimed, public, shared,
    viewed). ``visibility`` is public, private, or None where nothing says. ``shares``
    were made on ``networks``; ``looks`` are all that were counted, those without a
    share too.
    """

    achievement: str
    name: str
    issued_on: date
    stage: str
    visibility: str | None
    shares: int
    networks: str | None
    first_shared_on: date | None
    looks: int


def shown_of(asked: Asked) -> tuple[ShownRow, ...]:
    """Return the awards of a question that is about one learner, the latest first.

    Empty for whoever isn't that learner.
    """
    if not asked.scope.viewer.rights.sharing:
        return ()
    show_awards(asked)
    stage_awards(asked, None)
    return tuple(
        ShownRow(achievement, name, issued_on, STAGES[stage], *told)
        for achievement, name, issued_on, stage, *told in asked.rows(
            "journey_shown", day=asked.day
        )
    )
