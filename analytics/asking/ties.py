"""Which pathways are a learner's, and why."""

from datetime import date
from typing import Literal

from analytics.asking.ask import Asked
from analytics.asking.learner import Person
from analytics.asking.pathways import Version, choose, judge_by, versions

Tie = Literal["declared", "started", "meant", "open to all", "for others"]

ORDER: tuple[Tie, ...] = ("declared", "started", "meant", "open to all", "for others")


def _tie(
    is_declared: bool, entered_on: date | None, is_meant: bool, has_audience: bool
) -> Tie:
    """Say why a pathway is a learner's: a shared badge makes nobody a French major."""
    if is_declared:
        return "declared"
    if has_audience and not is_meant:
        return "for others"
    if entered_on is not None:
        return "started"
    return "meant" if is_meant else "open to all"


def pathways_of(
    asked: Asked, who: Person, pathway: str | None
) -> list[tuple[Version, Tie, date | None]]:
    """Return the versions that judge the learner, in the order they are shown.

    Without ``pathway`` those that are declared, started or meant for them; where there
    are none of these, those open to all. UnknownError for a pathway there isn't.
    """
    ties: dict[str, tuple[Tie, date | None]] = {}
    for name, declared_on, *signs in asked.rows("journey_pathways", learner=who.number):
        ties[name] = (_tie(*signs), declared_on)
    if pathway is not None:
        choose(asked, pathway, None)
        wanted = {pathway}
    else:
        wanted = {n for n, (tie, _) in ties.items() if tie in ORDER[:3]}
        wanted = wanted or {n for n, (tie, _) in ties.items() if tie == "open to all"}
    chosen = [(_judging(asked, name), *ties[name]) for name in wanted]
    return sorted(chosen, key=lambda c: (ORDER.index(c[1]), c[0].title, c[0].pathway))


def _judging(asked: Asked, pathway: str) -> Version:
    known = [found for found in versions(asked) if found.pathway == pathway]
    judge_by(asked, known[0])
    judging = asked.rows("judging")[0][0]
    return next(found for found in known if found.number == judging)
