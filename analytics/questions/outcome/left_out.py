"""Who is compared with nobody, and why."""

from dataclasses import dataclass

from analytics.asking.ask import Asked
from analytics.questions.outcome.question import REASONS
from analytics.questions.outcome.rows import Asking


@dataclass(frozen=True)
class LeftOut:
    """How many are compared with nobody, and why.

    ``exposed`` and ``comparison``: of them, on which side they were at the landmark;
    None for those who weren't there.
    """

    group: str
    exposure: str
    by_term: int
    outcome: str
    reason: str
    meaning: str
    learners: int
    exposed: int | None
    comparison: int | None


def left_out(asked: Asked, about: Asking) -> list[LeftOut]:
    """Return who is compared with nobody, by group and reason, in REASONS' order."""
    found = [
        LeftOut(
            group,
            about.exposure,
            about.by_term,
            about.question.outcome,
            reason,
            REASONS[reason],
            learners,
            exposed if at_landmark else None,
            at_landmark - exposed if at_landmark else None,
        )
        for group, reason, learners, at_landmark, exposed in asked.rows(
            "outcome_left_out"
        )
    ]
    order = list(REASONS)
    return sorted(found, key=lambda one: (one.group, order.index(one.reason)))
