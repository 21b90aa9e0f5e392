"""Awards as rows."""

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.block import Block
from analytics.sample.catalogue import activity_ids
from analytics.sample.dates import NEVER, moments, text
from analytics.sample.draw import Flags, Ints
from analytics.sample.learner_rows import Columns, said
from analytics.sample.plan import Plan
from analytics.sample.term_rows import term_ids

HEADERS = {
    "awards": (
        "award_id",
        "learner_id",
        "achievement_id",
        "earned_on",
        "source",
        "earned_term",
        "issued_on",
        "claimed_on",
        "expires_on",
        "revoked_on",
        "revoked",
        "activity_id",
        "score",
        "level",
        "evidence_url",
        "narrative",
        "assessed_by",
        "visibility",
    ),
}


def awards(block: Block, rng: Generator) -> Columns:
    """Return the columns of awards.csv."""
    plan, given = block.plan, block.awards
    ids = np.array(trees.achievement_ids(plan), dtype=object)
    is_badge = given.achievement < len(plan.badges)
    earned = moments(given.earned_on, _instants(plan, given.achievement, rng))
    evidence = draw.chance(rng, plan.rates["awards"]["evidence"], given.size) & is_badge
    return [
        block.award_ids.tolist(),
        block.ids_at(given.learner, given.issued_on),
        ids[given.achievement].tolist(),
        earned,
        [plan.rates["source"]] * given.size,
        term_ids(block, given.term),
        text(given.issued_on),
        text(block.claimed.claimed_on),
        text(block.expires_on),
        text(given.revoked_on),
        said(given.revoked & (given.revoked_on == NEVER), "true", ""),
        activities(block, given.learner, given.achievement, given.term),
        *_scores(block, rng),
        *_evidence(block, evidence),
        assessors(plan, given.achievement),
        _visibility(block),
    ]


def activities(block: Block, learner: Ints, badge: Ints, term: Ints) -> list[str]:
    """Return the activity of each piece of work: online learners go online."""
    known = activity_ids(block.plan)
    online = block.who.online[learner].tolist()
    found = []
    for at, place, far in zip(badge.tolist(), term.tolist(), online, strict=True):
        ids = known.get((at, place), ("",))
        found.append(ids[-1] if far else ids[0])
    return found


def _instants(plan: Plan, achievement: Ints, rng: Generator) -> Ints:
    """Return the second of the day for work known by the instant, otherwise -1."""
    kinds = plan.rates["awards"]["instants"]
    known = [badge.by in kinds and not badge.assessed for badge in plan.badges]
    known += [False] * (len(trees.achievement_ids(plan)) - len(known))
    second = 28_800 + np.floor(rng.random(len(achievement)) * 50_000)
    return np.where(np.array(known)[achievement], second, -1).astype(np.int64)


def _scores(block: Block, rng: Generator) -> tuple[list[str], list[str]]:
    """Return score and level of assessed work."""
    plan, given = block.plan, block.awards
    assessed = _assessed(plan)[given.achievement]
    score = 70 + np.floor(rng.random(given.size) * 31)
    level = np.where(score >= 88, plan.rates["assessment"]["levels"][3], "proficient")
    scores = np.where(assessed, score.astype(int).astype(str), "")
    return scores.tolist(), np.where(assessed, level, "").tolist()


def _assessed(plan: Plan) -> Flags:
    flags = [badge.assessed for badge in plan.badges]
    return np.array(flags + [False] * (len(trees.achievement_ids(plan)) - len(flags)))


def _visibility(block: Block) -> list[str]:
    """Return who may see each award; one that wasn't accepted has no say."""
    shown = np.where(block.claimed.public, "public", "private")
    found: list[str] = np.where(block.claimed.claimed_on < NEVER, shown, "").tolist()
    return found


def _evidence(block: Block, evidence: Flags) -> tuple[list[str], list[str]]:
    """Return address and narrative, where there is evidence of what was done."""
    links = [f"https://badges.example/evidence/{key}" for key in block.award_ids]
    plan = block.plan
    does = [badge.does for badge in plan.badges]
    does += [""] * (len(trees.achievement_ids(plan)) - len(does))
    told = np.array(does, dtype=object)[block.awards.achievement]
    address = np.where(evidence, np.array(links, dtype=object), "")
    return address.tolist(), np.where(evidence, told, "").tolist()


def assessors(plan: Plan, achievement: Ints) -> list[str]:
    """Return who assesses or attests each achievement."""
    slugs = [badge.department.lower().replace(" ", "-") for badge in plan.badges]
    names = [
        f"Assessor {slug}" if b.assessed else ""
        for slug, b in zip(slugs, plan.badges, strict=True)
    ]
    names += ["Registrar"] * (len(trees.achievement_ids(plan)) - len(names))
    found: list[str] = np.array(names, dtype=object)[achievement].tolist()
    return found
