"""Who set out on which pathway."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.life import ABSENT, ENROLLED, Study
from analytics.sample.people import People
from analytics.sample.plan import Plan
from analytics.sample.work import majors


@dataclass(frozen=True)
class Declared:
    """One entry a declaration."""

    learner: Ints
    pathway: list[str]
    declared_on: Ints
    ended_on: Ints

    def since(self, pathway: str, otherwise: Ints) -> Ints:
        """Return when each learner declared it, and ``otherwise`` where they didn't."""
        found = otherwise.copy()
        here = np.array([name == pathway for name in self.pathway], dtype=bool)
        found[self.learner[here]] = self.declared_on[here]
        return found


def declare(plan: Plan, who: People, record: Study, rng: Generator) -> Declared:
    """Draw the declarations: the own major's pathway, and a pursued skill's."""
    rates = plan.rates["pathways"]["declared"]
    keen = np.where(who.engagement > 0.15, 1.0, plan.rates["pathways"]["not_keen"])
    names = _majors(plan, who, record)
    ways = [way.pathway for way in trees.pathways(plan)]
    parts = [_some(plan, record, rng, names, rates["major"] * keen)]
    for place in range(len(plan.skills)):
        name = np.where(who.focus[:, place], ways[place], "").astype(object)
        parts.append(_some(plan, record, rng, name, rates["skill"] * keen))
    return Declared(
        np.concatenate([part.learner for part in parts]),
        [name for part in parts for name in part.pathway],
        np.concatenate([part.declared_on for part in parts]),
        np.concatenate([part.ended_on for part in parts]),
    )


def _majors(plan: Plan, who: People, record: Study) -> np.ndarray:
    """Return the pathway of each learner's major in their first term."""
    first = (record.status > ABSENT).argmax(axis=1)
    names = np.array([major.pathway for major in plan.majors], dtype=object)
    at = np.array([majors(plan, who, place) for place in range(len(plan.terms))])
    return np.asarray(names[at[first, np.arange(who.size)]])


def _some(
    plan: Plan, record: Study, rng: Generator, name: np.ndarray, share: Floats
) -> Declared:
    """Let a share of those who have a ``name`` declare it in a term of theirs."""
    count = len(name)
    day = _day(plan, record, rng, count)
    chosen: Flags = draw.chance(rng, share, count) & (name != "")
    chosen &= day <= record.last_day
    gives_up = draw.chance(rng, plan.rates["pathways"]["given_up"], count)
    end = day + 60 + np.floor(rng.random(count) * 300).astype(np.int64)
    ended_on = np.where(gives_up & (end <= record.last_day), end, NEVER)
    rows = np.flatnonzero(chosen)
    return Declared(rows, name[rows].tolist(), day[rows], ended_on[rows])


def _day(plan: Plan, record: Study, rng: Generator, count: int) -> Ints:
    """Draw a day in the first or a later term in which the learner is enrolled."""
    there = record.status == ENROLLED
    nth = np.floor(rng.random(count) * rng.random(count) * there.sum(axis=1))
    passed = np.cumsum(there, axis=1) == (nth[:, None] + 1)
    place = passed.argmax(axis=1)
    starts = np.array([term.starts for term in plan.terms])[place]
    lengths = np.array([term.ends - term.starts for term in plan.terms])[place]
    day = starts + np.floor(rng.random(count) * lengths).astype(np.int64)
    return np.where(there.any(axis=1), day, NEVER)
