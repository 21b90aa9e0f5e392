"""Awards: issued, issued late, revoked, issued again, and the milestones of steps."""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.assess import Earned
from analytics.sample.dates import NEVER, number
from analytics.sample.draw import Flags, Ints
from analytics.sample.life import ENROLLED, Study, planted
from analytics.sample.plan import Plan


@dataclass(frozen=True)
class Awards:
    """One entry an award; ``achievement`` counts badges first, then milestones."""

    learner: Ints
    achievement: Ints
    term: Ints
    earned_on: Ints
    issued_on: Ints
    retroactive: Flags
    revoked: Flags
    revoked_on: Ints  # NEVER where unknown
    reissue: Flags

    @property
    def size(self) -> int:
        """How many awards."""
        return len(self.learner)

    def only(self, kept: Flags | Ints) -> "Awards":
        """Return the awards that are ``kept``, or in that order."""
        return Awards(*(getattr(self, field.name)[kept] for field in fields(self)))


def joined(*parts: Awards) -> Awards:
    """Return all awards of the parts, one after the other."""
    names = [field.name for field in fields(Awards)]
    return Awards(*(np.concatenate([getattr(p, n) for p in parts]) for n in names))


def made(
    learner: Ints, achievement: Ints, term: Ints, earned_on: Ints, issued_on: Ints
) -> Awards:
    """Return plain awards: nothing retroactive, nothing revoked."""
    count = len(learner)
    no = np.zeros(count, dtype=bool)
    never = np.full(count, NEVER)
    return Awards(
        learner, achievement, term, earned_on, issued_on, no, no, never, no.copy()
    )


def badge_awards(plan: Plan, record: Study, earned: Earned, rng: Generator) -> Awards:
    """Issue what was earned, revoke a few, and issue some of those again."""
    done = earned.work
    wait = draw.days(rng, plan.rates["awards"]["issued"], len(done.day))
    issued_on = earned.known_on + np.where(earned.at_once, 0, wait)
    awards = made(done.learner, done.badge, done.term, done.day, issued_on)
    awards = _known(record, _retroactive(plan, record, awards))
    awards = _revoke(plan, record, awards, rng)
    return joined(awards, _known(record, _again(plan, awards, rng)))


def _known(record: Study, awards: Awards) -> Awards:
    """Leave out what was not yet issued on the learner's last day."""
    return awards.only(awards.issued_on <= record.last_day[awards.learner])


def _retroactive(plan: Plan, record: Study, awards: Awards) -> Awards:
    """Issue badges that are new on the large day for earlier work, to those there."""
    day = number(plan.rates["awards"]["retroactive_on"])
    ends = np.array([term.ends for term in plan.terms])
    new = np.array([badge.retroactive for badge in plan.badges])[awards.achievement]
    now = next(k for k, t in enumerate(plan.terms) if t.starts <= day <= t.ends)
    early = new & (ends[awards.term] < day)
    issued_on = np.where(
        early, day, np.where(new, np.maximum(awards.issued_on, day), awards.issued_on)
    )
    there = record.status[awards.learner, now] == ENROLLED
    late = replace(awards, issued_on=issued_on, retroactive=early)
    return late.only(~early | there)


def _revoke(plan: Plan, record: Study, awards: Awards, rng: Generator) -> Awards:
    rates, count = plan.rates["awards"]["revoked"], awards.size
    told = [plan.at(key) for key in planted(plan)]
    revoked = draw.chance(rng, rates["share"], count)
    revoked &= ~np.isin(awards.achievement, told)
    day = awards.issued_on + draw.days(rng, rates["days"], count)
    revoked &= day <= record.last_day[awards.learner]
    known = revoked & draw.chance(rng, rates["day_known"], count)
    return replace(awards, revoked=revoked, revoked_on=np.where(known, day, NEVER))


def _again(plan: Plan, awards: Awards, rng: Generator) -> Awards:
    """Issue some of the revoked ones again: the same work, a new award."""
    share, count = plan.rates["awards"]["issued_again"], awards.size
    wait = 1 + np.floor(rng.random(count) * 45).astype(np.int64)
    which = draw.chance(rng, share, count) & (awards.revoked_on < NEVER)
    old, day = awards.only(which), (awards.revoked_on + wait)[which]
    new = made(old.learner, old.achievement, old.term, old.earned_on, day)
    return replace(new, reissue=np.ones(new.size, dtype=bool))


def first_days(plan: Plan, size: int, awards: Awards) -> tuple[Ints, Ints]:
    """Return, learners x achievements, when first earned and when first known."""
    shape = (size, len(trees.achievement_ids(plan)))
    earned, known = np.full(shape, NEVER), np.full(shape, NEVER)
    kept = awards.only(~awards.revoked)
    place = (kept.learner, kept.achievement)
    np.minimum.at(earned, place, kept.earned_on)
    np.minimum.at(known, place, kept.issued_on)
    return earned, known
