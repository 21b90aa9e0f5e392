"""Assessments as rows, one a criterion of the rubric."""

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.assess import MET, NOT_MET, OUTCOMES, WAITING
from analytics.sample.award_rows import activities, assessors
from analytics.sample.block import Block
from analytics.sample.dates import text
from analytics.sample.draw import Ints
from analytics.sample.learner_rows import Columns
from analytics.sample.plan import Plan

HEADERS = {
    "assessments": (
        "learner_id",
        "achievement_id",
        "submitted_on",
        "assessed_on",
        "activity_id",
        "criterion",
        "level",
        "outcome",
        "assessor",
    ),
}


def assessments(block: Block, rng: Generator) -> Columns:
    """Return the columns of assessments.csv: a row a criterion of the rubric."""
    plan, tried = block.plan, block.attempts
    work = tried.work
    row, nth = _criteria(plan, work.badge)
    badge = work.badge[row]
    outcome = _by_criterion(plan, tried.outcome, row, nth, rng)
    rubrics = [badge.rubric for badge in plan.badges]
    ids = np.array(trees.achievement_ids(plan), dtype=object)
    pairs = zip(badge.tolist(), nth.tolist(), strict=True)
    done = np.array(
        activities(block, work.learner, work.badge, work.term), dtype=object
    )
    return [
        block.ids_at(work.learner[row], work.day[row]),
        ids[badge].tolist(),
        text(work.day[row]),
        text(tried.assessed_on[row]),
        done[row].tolist(),
        [rubrics[at][k] for at, k in pairs],
        _levels(plan, outcome, rng),
        np.array(OUTCOMES, dtype=object)[outcome].tolist(),
        np.where(outcome == WAITING, "", assessors(plan, badge)).tolist(),
    ]


def _criteria(plan: Plan, badge: Ints) -> tuple[Ints, Ints]:
    """Return, for every piece of work and criterion, which piece and which one."""
    sizes = np.array([len(badge.rubric) for badge in plan.badges])[badge]
    row = np.repeat(np.arange(len(sizes)), sizes)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _by_criterion(
    plan: Plan, outcome: Ints, row: Ints, nth: Ints, rng: Generator
) -> Ints:
    """Return each criterion's outcome: of failed work the first was not met."""
    share = plan.rates["assessment"]["criterion_met_anyway"]
    anyway = draw.chance(rng, share, len(row)) & (nth > 0)
    whole = outcome[row]
    return np.where((whole == NOT_MET) & anyway, MET, whole)


def _levels(plan: Plan, outcome: Ints, rng: Generator) -> list[str]:
    levels = plan.rates["assessment"]["levels"]
    upper = rng.random(len(outcome)) < 0.4
    met = np.where(upper, levels[3], levels[2])
    below = np.where(upper, levels[1], levels[0])
    found: list[str] = np.where(
        outcome == WAITING, "", np.where(outcome == MET, met, below)
    ).tolist()
    return found
