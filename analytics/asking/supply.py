"""Where achievements can be earned, and until when: what is on offer now or next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from analytics.asking.ask import Asked


@dataclass(frozen=True)
class Offer:
    """One activity that can still be taken; ``term`` None: at any time.

    ``ends_on`` is the last day of its term.
    """

    achievement: str
    activity: str
    title: str | None
    term: str | None
    kind: str | None
    department: str | None
    delivery: str | None
    seats: int | None
    register_by: date | None
    contact: str | None
    url: str | None
    ends_on: date | None = None

    def __str__(self) -> str:
        """Say it in a few words: what, when, until when."""
        parts = [self.title or self.activity]
        if self.term and self.term not in parts[0]:
            parts.append(self.term)
        if self.register_by:
            parts.append(f"register by {self.register_by:%d %b %Y}".replace(" 0", " "))
        return ", ".join(parts)


@dataclass(frozen=True)
class Supply:
    """What can be earned on a day.

    ``known``: the achievements of which any activity was loaded; of another nobody can
    say where it is offered. ``offers`` are by achievement. ``retired`` can't be earned
    any more, whatever is offered.
    """

    known: frozenset[str]
    offers: dict[str, tuple[Offer, ...]]
    retired: frozenset[str]

    @property
    def is_known(self) -> bool:
        """Whether any activities were loaded."""
        return bool(self.known)

    def unknown(self, achievements: Iterable[str]) -> frozenset[str]:
        """Return those of which nothing tells where they are offered."""
        return frozenset(achievements) - self.known - self.retired

    def can_be_taken(self, achievement: str) -> bool:
        """Tell whether it may be earned this term or next, as far as is known."""
        if achievement in self.retired:
            return False
        return achievement in self.offers or achievement not in self.known

    def done_by(self, last: date) -> "Supply":
        """Leave what can be done by a day: at any time, or in a term over by then."""
        left = {
            name: tuple(o for o in offers if o.ends_on is None or o.ends_on <= last)
            for name, offers in self.offers.items()
        }
        return replace(self, offers={name: told for name, told in left.items() if told})


def supply(asked: Asked) -> Supply:
    """Return what is on offer on the question's day: this term and the next."""
    offers = [Offer(*row) for row in asked.rows("supply", day=asked.day)]
    by_name = {
        name: tuple(group) for name, group in groupby(offers, lambda o: o.achievement)
    }
    retired = asked.rows("retired", day=asked.day)
    known = asked.rows("supply_known")
    return Supply(
        frozenset(name for (name,) in known),
        by_name,
        frozenset(name for (name,) in retired),
    )
