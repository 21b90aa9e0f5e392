"""Assessment of proficiency work: met, not met, handed in again, waiting."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from analytics.sample import draw
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Ints
from analytics.sample.life import Study, planted
from analytics.sample.plan import Plan
from analytics.sample.work import Work

MET, NOT_MET, WAITING = range(3)
OUTCOMES = ("met", "not-met", "waiting")


@dataclass(frozen=True)
class Attempts:
    """Work that is assessed, one entry an attempt."""

    work: Work
    assessed_on: Ints  # NEVER: not yet
    outcome: Ints


@dataclass(frozen=True)
class Earned:
    """Work that earned its badge, and the first day on which that was known."""

    work: Work
    known_on: Ints
    at_once: Flags  # issued the same day


def assess(
    plan: Plan, record: Study, done: Work, rng: Generator
) -> tuple[Earned, Attempts]:
    """Assess the work that is to be assessed; all other work earns its badge."""
    needs = np.array([badge.assessed for badge in plan.badges])[done.badge]
    rates = plan.rates["assessment"]
    first = _attempt(plan, record, done.only(needs), rng, rates["met"])
    second = _again(plan, record, first, rng)
    again = _attempt(plan, record, second, rng, rates["again"]["met"])
    attempts = _both(first, again)
    met = attempts.outcome == MET
    plain = done.only(~needs)
    told = [plan.at(key) for key in planted(plan)]
    earned = _join(plain, attempts.work.only(met))
    known_on = np.concatenate([plain.day, attempts.assessed_on[met]])
    return Earned(earned, known_on, np.isin(earned.badge, told)), attempts


def _attempt(
    plan: Plan, record: Study, done: Work, rng: Generator, share: float
) -> Attempts:
    rates, count = plan.rates["assessment"], len(done.day)
    assessed_on = done.day + draw.days(rng, rates["days"], count)
    lost = draw.chance(rng, rates["never"], count)
    waiting = lost | (assessed_on > record.last_day[done.learner])
    met = draw.chance(rng, share, count)
    outcome = np.where(waiting, WAITING, np.where(met, MET, NOT_MET))
    return Attempts(done, np.where(waiting, NEVER, assessed_on), outcome)


def _again(plan: Plan, record: Study, first: Attempts, rng: Generator) -> Work:
    """Return the work that is handed in a second time."""
    rates = plan.rates["assessment"]["again"]
    failed = first.work.only(first.outcome == NOT_MET)
    known = first.assessed_on[first.outcome == NOT_MET]
    day = known + draw.days(rng, rates["days"], len(known))
    tries = draw.chance(rng, rates["share"], len(known))
    second = Work(failed.learner, failed.badge, failed.term, day)
    return second.only(tries & (day <= record.last_day[failed.learner]))


def _join(one: Work, other: Work) -> Work:
    names = ("learner", "badge", "term", "day")
    pairs = [(getattr(one, name), getattr(other, name)) for name in names]
    return Work(*(np.concatenate(pair) for pair in pairs))


def _both(first: Attempts, again: Attempts) -> Attempts:
    """Return all attempts, never two of one badge on the same day."""
    work = _join(first.work, again.work)
    same = (work.learner * 1_000 + work.badge) * 100_000 + work.day
    kept = np.sort(np.unique(same, return_index=True)[1])
    assessed_on = np.concatenate([first.assessed_on, again.assessed_on])
    outcome = np.concatenate([first.outcome, again.outcome])
    return Attempts(work.only(kept), assessed_on[kept], outcome[kept])
