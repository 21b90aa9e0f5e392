"""One block of learners, with everything that became of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.random import Generator

from analytics.sample import draw
from analytics.sample.assess import Attempts, assess
from analytics.sample.awards import Awards, badge_awards, joined
from analytics.sample.dates import NEVER, text
from analytics.sample.declare import Declared, declare
from analytics.sample.draw import Flags, Ints
from analytics.sample.life import ABSENT, Study
from analytics.sample.milestones import milestone_awards
from analytics.sample.people import People, people
from analytics.sample.plan import Plan
from analytics.sample.sharing import Claims, Shares, Views, claims, shares, views
from analytics.sample.study import study
from analytics.sample.work import work


@dataclass(frozen=True)
class Block:
    """One block of learners; awards are in the order of learner and issuing."""

    plan: Plan
    who: People
    record: Study
    declared: Declared
    attempts: Attempts
    awards: Awards
    claimed: Claims
    shared: Shares
    viewed: Views
    not_issued: int
    without_rule: int

    @cached_property
    def ids(self) -> np.ndarray:
        """The learners' ids."""
        return np.array([f"L{n:07d}" for n in self.who.index.tolist()], dtype=object)

    @cached_property
    def old_ids(self) -> np.ndarray:
        """The ids under which some were known before."""
        return np.array([f"X{n:07d}" for n in self.who.index.tolist()], dtype=object)

    @cached_property
    def changed_on(self) -> Ints:
        """The day until which the old id was used, 0 where there was none."""
        first = (self.record.status > ABSENT).argmax(axis=1)
        starts = np.array([term.starts for term in self.plan.terms])[first]
        return np.where(self.who.special["merged"], starts + 120, 0)

    def ids_at(self, learner: Ints, day: Ints) -> list[str]:
        """Return under which id something of a learner was recorded on a day."""
        old = day < self.changed_on[learner]
        found: list[str] = np.where(
            old, self.old_ids[learner], self.ids[learner]
        ).tolist()
        return found

    def until(self, days: int) -> list[str]:
        """Return the day so many days after entry, empty where that is yet to come."""
        day = self.who.entry_on + days
        return text(np.where(day <= self.record.last_day, day, NEVER))

    @cached_property
    def award_ids(self) -> np.ndarray:
        """The awards' ids: the learner's number, then the place among theirs."""
        learner = self.awards.learner
        first = np.searchsorted(learner, learner, side="left")
        nth = (np.arange(len(learner)) - first + 1).tolist()
        numbers = self.who.index[learner].tolist()
        pairs = zip(numbers, nth, strict=True)
        return np.array([f"A{n:07d}-{k:02d}" for n, k in pairs], dtype=object)

    @cached_property
    def share_ids(self) -> np.ndarray:
        """The shares' ids: the award's, then the place among its shares."""
        award = self.shared.award
        nth = np.arange(len(award)) - np.searchsorted(award, award) + 1
        pairs = zip(self.award_ids[award].tolist(), nth.tolist(), strict=True)
        return np.array([f"S{key[1:]}-{k}" for key, k in pairs], dtype=object)

    @cached_property
    def expires_on(self) -> Ints:
        """The day on which each award expires, NEVER where it doesn't."""
        lasts = [badge.expires for badge in self.plan.badges]
        spans = np.zeros(self.awards.achievement.max(initial=len(lasts)) + 1, dtype=int)
        spans[: len(lasts)] = lasts
        days = spans[self.awards.achievement]
        return np.where(days > 0, self.awards.earned_on + days, NEVER)

    @cached_property
    def present(self) -> Flags:
        """Whether each learner has an enrolment here, term by term."""
        return np.asarray(self.record.status > ABSENT)


def live(plan: Plan, seed: int, learners: int, number: int, index: Ints) -> Block:
    """Let the block of learners at ``index``, out of ``learners``, live."""
    rng = {topic: draw.stream(seed, number, topic) for topic in draw.TOPICS}
    who = people(plan, seed, learners, rng["people"], index)
    record = study(plan, who, rng["study"])
    declared = declare(plan, who, record, rng["declared"])
    done = work(plan, who, record, rng["work"])
    earned, attempts = assess(plan, record, done, rng["assessment"])
    badges = badge_awards(plan, record, earned, rng["awards"])
    steps, not_issued, without_rule = milestone_awards(
        plan, who, record, badges, declared, rng["milestones"]
    )
    awards = _in_order(joined(badges, steps))
    shown = _shown(plan, record, awards, rng["sharing"])
    lived = (who, record, declared, attempts, awards)
    return Block(plan, *lived, *shown, not_issued, without_rule)


def _shown(
    plan: Plan, record: Study, awards: Awards, rng: Generator
) -> tuple[Claims, Shares, Views]:
    """Let learners accept and share their awards, and people look at them."""
    claimed = claims(plan, record, awards, rng)
    shared = shares(plan, record, awards, claimed, rng)
    return claimed, shared, views(plan, record, awards, claimed, shared, rng)


def _in_order(awards: Awards) -> Awards:
    keys = (awards.term, awards.achievement, awards.issued_on, awards.learner)
    return awards.only(np.lexsort(keys))
