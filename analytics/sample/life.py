"""A learner's record term by term, and where everyone stands between two terms."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from analytics.sample import draw
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.people import ENTRY_TYPES, People
from analytics.sample.plan import Plan

ABSENT, ENROLLED, WITHDRAWN, LEAVE = range(4)
STATUSES = ("", "enrolled", "withdrawn", "leave")


@dataclass
class Study:
    """What the student system would hold: one row a learner, one column a term."""

    status: Ints
    status_on: Ints
    full: Flags
    credits: Floats
    gpa: Floats  # nan: none (yet)
    earned: Floats  # credits before the term
    before: Floats  # mean grade points of all terms before, 3.0 where there are none
    elsewhere: Flags
    graduated_on: Ints  # one a learner, NEVER where not
    deceased_on: Ints
    last_day: Ints  # nothing of this learner is later
    planted_on: dict[str, Ints]  # by badge: the day on which it was earned
    planted_term: dict[str, Ints]


@dataclass
class Life:
    """Where each learner stands between two terms."""

    plan: Plan
    who: People
    rng: Generator
    record: Study
    coming: Flags
    away: Ints  # regular terms since the last one studied, 0: not away
    done: Flags
    mean_gpa: Floats  # of all terms so far, 3.0 where there are none
    graded: Ints  # how many terms
    earned: Floats  # credits

    @property
    def rates(self) -> dict[str, Any]:
        """What is written down about studying."""
        rates: dict[str, Any] = self.plan.rates["study"]
        return rates

    def chance(self, share: float | Floats) -> Flags:
        """Say for each learner whether something happens that does with ``share``."""
        return draw.chance(self.rng, share, self.who.size)


def _blank(plan: Plan, count: int) -> Study:
    shape = (count, len(plan.terms))
    return Study(
        status=np.zeros(shape, dtype=np.int64),
        status_on=np.full(shape, NEVER),
        full=np.zeros(shape, dtype=bool),
        credits=np.zeros(shape),
        gpa=np.full(shape, np.nan),
        earned=np.zeros(shape),
        before=np.full(shape, 3.0),
        elsewhere=np.zeros(shape, dtype=bool),
        graduated_on=np.full(count, NEVER),
        deceased_on=np.full(count, NEVER),
        last_day=np.full(count, plan.as_of),
        planted_on={key: np.full(count, NEVER) for key in planted(plan)},
        planted_term={key: np.full(count, -1) for key in planted(plan)},
    )


def planted(plan: Plan) -> dict[str, float]:
    """Return the badges with a written effect on returning, in points."""
    told = plan.rates["planted"]
    return {told[k]["achievement"]: told[k]["points"] for k in ("effect", "none")}


def begin(plan: Plan, who: People, rng: Generator) -> Life:
    """Give everyone the credits that they bring, or have from earlier terms."""
    earned = np.zeros(who.size)
    for kind, (low, high) in plan.rates["study"]["brought"].items():
        here = who.entry_type == ENTRY_TYPES.index(kind)
        earned = np.where(here, low + rng.random(who.size) * (high - low), earned)
    years = np.maximum(plan.terms[0].starts - who.entry_on, 0) / 365
    yearly = np.where(who.entry_type == ENTRY_TYPES.index("graduate"), 15.0, 24.0)
    earlier = who.entered < 0
    return Life(
        plan=plan,
        who=who,
        rng=rng,
        record=_blank(plan, who.size),
        coming=earlier.copy(),
        away=np.zeros(who.size, dtype=np.int64),
        done=np.zeros(who.size, dtype=bool),
        mean_gpa=np.full(who.size, 3.0),
        graded=np.zeros(who.size, dtype=np.int64),
        earned=earned + np.where(earlier, years * yearly, 0.0),
    )
