"""Which award stands in which lane of the journey's timeline, and in which row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.asking.learner import AwardRow
from analytics.questions.journey.counts import JourneyAnswer

MARK = 16  # pixels that a mark takes, with the air beside it


@dataclass(frozen=True)
class Shown:
    """One award in a lane's row. ``is_apart``: earned and issued are both drawn.

    They are where they don't overlap, and the award still counts.
    """

    award: AwardRow
    row: int
    is_apart: bool


@dataclass(frozen=True)
class Lane:
    """One lane: a pathway's awards, or those that count in none that is shown."""

    title: str
    shown: tuple[Shown, ...]

    @property
    def rows(self) -> int:
        """How many rows its awards need; at least one."""
        return 1 + max((one.row for one in self.shown), default=0)


def lanes(
    answer: JourneyAnswer, chosen: Iterable[str], width: float
) -> tuple[Lane, ...]:
    """Return the lanes of the chosen pathways, then that of all other awards.

    A badge that counts in several stands in each. Rows keep marks ``MARK`` pixels
    apart on a sheet of a width.
    """
    titles = {way.pathway: way.title for way in answer.ways}
    names = [titles[pathway] for pathway in chosen]
    awards = answer.awards
    per_day = width / max(1, _days(answer, awards))
    found = []
    for title in names:
        own = [award for award in awards if title in award.counts_in]
        found.append(Lane(title, _rows(own, per_day)))
    rest = [award for award in awards if not set(names) & set(award.counts_in)]
    if rest:
        title = "Other badges" if names else "Badges"
        found.append(Lane(title, _rows(rest, per_day)))
    return tuple(found)


def _days(answer: JourneyAnswer, awards: tuple[AwardRow, ...]) -> int:
    days = [award.earned_on for award in awards]
    days += [term.starts_on for term in answer.terms]
    return (answer.as_of - min(days, default=answer.as_of)).days


def _rows(awards: list[AwardRow], per_day: float) -> tuple[Shown, ...]:
    """Give each award the first row in which it meets no other."""
    ends: list[float] = []
    shown = []
    origin = min((award.earned_on for award in awards), default=date.min)
    for award in sorted(awards, key=lambda a: (a.earned_on, a.name)):
        start = (award.earned_on - origin).days * per_day
        end = (max(award.issued_on, award.earned_on) - origin).days * per_day
        row = next((i for i, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row:] = [end + MARK, *ends[row + 1 :]]
        apart = abs((award.issued_on - award.earned_on).days) * per_day
        shown.append(Shown(award, row, apart > 6 and not award.is_revoked))
    return tuple(shown)
