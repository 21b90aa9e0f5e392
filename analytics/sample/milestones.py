"""Milestone awards: what whoever met a step's rule is awarded, and the exceptions."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.awards import Awards, first_days, joined, made
from analytics.sample.dates import NEVER
from analytics.sample.declare import Declared
from analytics.sample.draw import Flags, Ints
from analytics.sample.life import ENROLLED, Study
from analytics.sample.people import People
from analytics.sample.plan import Plan
from analytics.sample.trees import Node, Pathway
from analytics.sample.work import majors


@dataclass
class _Block:
    """What is known while the milestones of a block are worked out."""

    plan: Plan
    who: People
    record: Study
    rng: Generator
    earned: Ints  # learners x achievements: first earned
    known: Ints  # learners x achievements: first issued
    withheld: int = 0


def milestone_awards(
    plan: Plan,
    who: People,
    record: Study,
    badges: Awards,
    declared: Declared,
    rng: Generator,
) -> tuple[Awards, int, int]:
    """Return the awards, how many were earned but not issued, and how many unearned."""
    earned, known = first_days(plan, who.size, badges)
    block = _Block(plan, who, record, rng, earned, known)
    found = [_without_rule(block)]
    unearned = found[0].size
    for pathway in trees.pathways(plan):
        who_for = _audience(block, pathway, declared)
        for node in trees.nodes(pathway.root):
            if node.milestone is not None:
                found.append(_award(block, node, who_for))
    return joined(*found), block.withheld, unearned


def _award(block: _Block, node: Node, who_for: Flags) -> Awards:
    """Award a step's milestone to those who met its rule and don't hold it."""
    assert node.milestone is not None
    met = trees.met_on(node, block.earned)
    rates, count = block.plan.rates["milestones"], block.who.size
    told = np.maximum(trees.met_on(node, block.known), met)
    issued_on = told + draw.days(block.rng, rates["days"], count)
    due = who_for & (met < NEVER) & (block.earned[:, node.milestone] == NEVER)
    given = due & (issued_on <= block.record.last_day)
    given &= ~draw.chance(block.rng, rates["not_issued"], count)
    block.withheld += int((due & ~given).sum())
    rows = np.flatnonzero(given)
    return _hold(block, node.milestone, rows, met[rows], issued_on[rows])


def _hold(
    block: _Block, milestone: int, rows: Ints, met: Ints, issued_on: Ints
) -> Awards:
    block.earned[rows, milestone] = met
    block.known[rows, milestone] = issued_on
    starts = np.array([term.starts for term in block.plan.terms])
    term = np.searchsorted(starts, met, side="right") - 1
    return made(rows, np.full(len(rows), milestone), term, met, issued_on)


def _without_rule(block: _Block) -> Awards:
    """Give a few a knowledge micro-credential whose rule they haven't met."""
    plan, found = block.plan, []
    for place in range(len(plan.skills)):
        own = np.array([badge.skill == place for badge in plan.badges])
        any_day = block.earned[:, : len(own)][:, own].min(axis=1)
        pathway = trees.pathways(plan)[place]
        node = next(n for n in trees.nodes(pathway.root) if not n.root)
        assert node.milestone is not None
        unmet = trees.met_on(node, block.earned) == NEVER
        share = plan.rates["milestones"]["without_rule"]
        some = draw.chance(block.rng, share, block.who.size)
        rows = np.flatnonzero(some & (any_day < NEVER) & unmet)
        day = any_day[rows]
        issued_on = block.known[rows][:, : len(own)][:, own].min(axis=1)
        issued_on = np.maximum(issued_on, day)
        found.append(_hold(block, node.milestone, rows, day, issued_on))
    return joined(*found)


def _audience(block: _Block, pathway: Pathway, declared: Declared) -> Flags:
    """Return who is judged by this version of the pathway."""
    plan, who = block.plan, block.who
    mine = np.ones(who.size, dtype=bool)
    if pathway.programs:
        names = [major.name for major in plan.majors]
        meant = [names.index(name) for name in pathway.programs]
        mine = np.zeros(who.size, dtype=bool)
        for place in range(len(plan.terms)):
            here = block.record.status[:, place] >= ENROLLED
            now = np.isin(majors(plan, who, place), meant) | np.isin(who.second, meant)
            mine |= here & now
    columns = sorted(trees.achievements_of(pathway.root))
    start = block.earned[:, columns].min(axis=1)
    start = declared.since(pathway.pathway, start)
    return mine & (pathway.effective_from <= start) & (start <= pathway.effective_to)
