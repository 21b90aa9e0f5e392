"""Who does the work for which badge, in which term, on which day."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.dates import NEVER, number
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.life import ENROLLED, Study, planted
from analytics.sample.people import People
from analytics.sample.plan import Plan


@dataclass(frozen=True)
class Work:
    """Pieces of work; every array has one entry a piece."""

    learner: Ints  # row in the block
    badge: Ints
    term: Ints
    day: Ints  # handed in, or done

    def only(self, kept: Flags | Ints) -> "Work":
        """Return the pieces that are ``kept``."""
        parts = (self.learner, self.badge, self.term, self.day)
        return Work(*(part[kept] for part in parts))


@dataclass(frozen=True)
class _Odds:
    """What the chance of each badge depends on, one entry a badge."""

    rate: Floats
    skill: Ints  # the last position stands for "none"
    essential: Flags
    proficiency: Flags
    outside: Flags
    retroactive: Flags
    retroactive_on: int
    offered: Floats  # terms x badges
    by_major: Floats  # majors (and none) x badges


def work(plan: Plan, who: People, record: Study, rng: Generator) -> Work:
    """Draw all work of a block of learners, in the order of the terms."""
    odds = _odds(plan)
    base = _base(plan, who, odds)
    has = np.zeros(base.shape, dtype=bool)
    pieces = [_planted(plan, record)]
    for place in range(len(plan.terms)):
        rows = np.flatnonzero(record.status[:, place] == ENROLLED)
        share = base[rows] * _this_term(plan, who, record, odds, rows, place)
        share *= _order(plan, odds, has[rows])
        if plan.terms[place].ends < odds.retroactive_on and plan.terms[place].regular:
            ordinary = odds.retroactive & ~has[rows]
            share[ordinary] += plan.rates["badges"]["ordinary_course"]
        hits = rng.random(share.shape) < share
        row, badge = np.nonzero(hits)
        has[rows[row], badge] = True
        day = _days(plan, rng, place, len(row))
        pieces.append(Work(rows[row], badge, np.full(len(row), place), day))
    found = _joined(pieces)
    return found.only(found.day <= record.last_day[found.learner])


def _joined(pieces: list[Work]) -> Work:
    names = ("learner", "badge", "term", "day")
    return Work(*(np.concatenate([getattr(p, n) for p in pieces]) for n in names))


def _planted(plan: Plan, record: Study) -> Work:
    pieces = []
    for key, earned_on in record.planted_on.items():
        rows = np.flatnonzero(earned_on < NEVER)
        badge = np.full(len(rows), plan.at(key))
        pieces.append(
            Work(rows, badge, record.planted_term[key][rows], earned_on[rows])
        )
    return _joined(pieces)


@cache
def _odds(plan: Plan) -> _Odds:
    badges, rates = plan.badges, plan.rates["badges"]
    told = planted(plan)
    skills = [badge.skill for badge in badges]
    return _Odds(
        rate=np.array([0.0 if b.achievement_id in told else b.rate for b in badges]),
        skill=np.array(skills),
        essential=np.array([badge.step == "essential" for badge in badges]),
        proficiency=np.array([badge.step == "proficiency" for badge in badges]),
        outside=np.array([badge.by in rates["outside"] for badge in badges]),
        retroactive=np.array([badge.retroactive for badge in badges]),
        retroactive_on=number(plan.rates["awards"]["retroactive_on"]),
        offered=np.array([offered(plan, k) for k in range(len(plan.terms))]),
        by_major=_by_major(plan),
    )


def offered(plan: Plan, place: int) -> list[float]:
    """Return how much each badge is offered in a term: 1 is as in a regular term."""
    ids = [term.term_id for term in plan.calendar]
    summer, term = plan.rates["badges"]["summer"], plan.calendar[place]
    found = []
    for badge in plan.badges:
        over = bool(badge.last) and place > ids.index(badge.last)
        season = 1.0 if term.regular else summer.get(badge.by, summer["other"])
        found.append(0.0 if over else float(season))
    return found


def _by_major(plan: Plan) -> Floats:
    """Return the factor of each badge for each major; the last row is for none."""
    times = np.ones((len(plan.majors) + 1, len(plan.badges)))
    for place, badge in enumerate(plan.badges):
        if badge.major:
            times[:, place] = [float(m.name == badge.major) for m in plan.majors] + [0]
    for row, major in enumerate(plan.majors):
        for pathway in trees.pathways(plan):
            if major.name in pathway.programs:
                on = trees.achievements_of(pathway.root)
                shared = [k for k in on if k < len(plan.badges)]
                shared = [k for k in shared if not plan.badges[k].major]
                times[row, shared] = plan.rates["badges"]["major"]
    return times


def _base(plan: Plan, who: People, odds: _Odds) -> Floats:
    """Return the chance of each learner and badge, as far as it is always so."""
    rates = plan.rates["badges"]
    none = np.ones((who.size, 1))
    pursued = np.hstack([np.where(who.focus, rates["focus"]["times"], 1.0), none])
    access = np.where(who.online, rates["access"]["online"], 1.0)
    access = access * np.where(who.pell, rates["access"]["pell"], 1.0)
    less = rates["access"]["first_generation"]
    access = access * np.where(who.first_generation, less, 1.0)
    share = who.engagement[:, None] * odds.rate * pursued[:, odds.skill]
    return np.asarray(share * np.where(odds.outside, access[:, None], 1.0))


def _this_term(
    plan: Plan, who: People, record: Study, odds: _Odds, rows: Ints, place: int
) -> Floats:
    """Return what the term changes: load, grades, major, what is offered."""
    rates = plan.rates["badges"]
    load = np.where(record.full[rows, place], 1.0, rates["part_time"])
    grades = 1 + rates["gpa_point"] * (record.before[rows, place] - 3.0)
    own = (load * np.maximum(grades, 0.2) * rates["growth"][place])[:, None]
    by_major = odds.by_major[majors(plan, who, place)[rows]]
    two = who.second[rows] >= 0
    second = odds.by_major[who.second[rows][two]]
    by_major[two] = np.maximum(by_major[two], second)
    return np.asarray(own * by_major * odds.offered[place])


def majors(plan: Plan, who: People, place: int) -> Ints:
    """Return each learner's (first) major in a term: some change it once."""
    regular = np.array([term.regular for term in plan.terms])
    first = np.maximum(who.entered, 0)
    passed = np.cumsum(regular)[place] - np.cumsum(regular)[first]
    return np.where((who.later >= 0) & (passed >= 2), who.later, who.major)


def _order(plan: Plan, odds: _Odds, has: Flags) -> Floats:
    """Return what badges held change: proficiency follows knowledge; few repeat."""
    rates = plan.rates["badges"]
    knows = np.zeros((len(has), len(plan.skills) + 1), dtype=bool)
    for place in range(len(plan.skills)):
        columns = odds.essential & (odds.skill == place)
        knows[:, place] = has[:, columns].any(axis=1)
    after, before = rates["order"]["after"], rates["order"]["before"]
    times = np.where(knows[:, odds.skill], after, before)
    times = np.where(odds.proficiency, times, 1.0)
    return np.asarray(times * np.where(has, rates["again"], 1.0))


def _days(plan: Plan, rng: Generator, place: int, count: int) -> Ints:
    rates, term = plan.rates["badges"], plan.terms[place]
    within = draw.quantile(rng, rates["in_term"], count) * (term.ends - term.starts)
    late = draw.chance(rng, rates["late"]["share"], count)
    after = 1 + np.floor(rng.random(count) * rates["late"]["days"])
    day = term.starts + np.floor(within)
    return np.where(late, term.ends + after, day).astype(np.int64)
