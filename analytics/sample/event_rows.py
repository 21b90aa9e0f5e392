"""What happened, as rows: awards, assessments, shares and views."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.assess import MET, NOT_MET, OUTCOMES, WAITING
from analytics.sample.block import Block
from analytics.sample.catalogue import activity_ids
from analytics.sample.dates import NEVER, moments, text
from analytics.sample.draw import Flags, Ints
from analytics.sample.plan import Plan
from analytics.sample.rows import Columns, _terms
from analytics.sample.sharing import VIEW_KINDS

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
    "shares": ("share_id", "award_id", "network", "shared_on"),
    "views": (
        "view_id",
        "share_id",
        "award_id",
        "viewed_on",
        "source",
        "kind",
        "count",
    ),
}


def _activities(block: Block, learner: Ints, badge: Ints, term: Ints) -> list[str]:
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


def awards(block: Block, rng: Generator) -> Columns:
    """Return the columns of awards.csv."""
    plan, given = block.plan, block.awards
    ids = np.array(trees.achievement_ids(plan), dtype=object)
    is_badge = given.achievement < len(plan.badges)
    earned = moments(given.earned_on, _instants(plan, given.achievement, rng))
    unknown = given.revoked & (given.revoked_on == NEVER)
    evidence = draw.chance(rng, plan.rates["awards"]["evidence"], given.size) & is_badge
    links = [f"https://badges.example/evidence/{key}" for key in block.award_ids]
    shown = np.where(block.claimed.public, "public", "private")
    return [
        block.award_ids.tolist(),
        block.ids_at(given.learner, given.issued_on),
        ids[given.achievement].tolist(),
        earned,
        [plan.rates["source"]] * given.size,
        _terms(block, given.term),
        text(given.issued_on),
        text(block.claimed.claimed_on),
        text(block.expires_on),
        text(given.revoked_on),
        np.where(unknown, "true", "").tolist(),
        _activities(block, given.learner, given.achievement, given.term),
        *_scores(block, rng),
        np.where(evidence, np.array(links, dtype=object), "").tolist(),
        _told(block, evidence),
        _assessors(plan, given.achievement),
        np.where(block.claimed.claimed_on < NEVER, shown, "").tolist(),
    ]


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


def _told(block: Block, evidence: Flags) -> list[str]:
    """Return what the learner did, where there is evidence of it."""
    plan = block.plan
    does = [badge.does for badge in plan.badges]
    does += [""] * (len(trees.achievement_ids(plan)) - len(does))
    told = np.array(does, dtype=object)[block.awards.achievement]
    found: list[str] = np.where(evidence, told, "").tolist()
    return found


def _assessors(plan: Plan, achievement: Ints) -> list[str]:
    slugs = [badge.department.lower().replace(" ", "-") for badge in plan.badges]
    names = [
        f"Assessor {slug}" if b.assessed else ""
        for slug, b in zip(slugs, plan.badges, strict=True)
    ]
    names += ["Registrar"] * (len(trees.achievement_ids(plan)) - len(names))
    found: list[str] = np.array(names, dtype=object)[achievement].tolist()
    return found


def assessments(block: Block, rng: Generator) -> Columns:
    """Return the columns of assessments.csv: a row a criterion of the rubric."""
    plan, tried = block.plan, block.attempts
    work = tried.work
    sizes = np.array([len(badge.rubric) for badge in plan.badges])[work.badge]
    row = np.repeat(np.arange(len(sizes)), sizes)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    badge = work.badge[row]
    outcome = _by_criterion(plan, tried.outcome, row, nth, rng)
    rubrics = [badge.rubric for badge in plan.badges]
    ids = np.array(trees.achievement_ids(plan), dtype=object)
    pairs = zip(badge.tolist(), nth.tolist(), strict=True)
    done = np.array(
        _activities(block, work.learner, work.badge, work.term), dtype=object
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
        np.where(outcome == WAITING, "", _assessors(plan, badge)).tolist(),
    ]


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


def shares(block: Block) -> Columns:
    """Return the columns of shares.csv."""
    shared = block.shared
    networks = np.array(list(block.plan.rates["sharing"]["networks"]), dtype=object)
    return [
        block.share_ids.tolist(),
        block.award_ids[shared.award].tolist(),
        networks[shared.network].tolist(),
        moments(shared.shared_on, shared.second),
    ]


def views(block: Block) -> Iterator[tuple[object, ...]]:
    """Yield the rows of views.csv."""
    seen = block.viewed
    networks = np.array([*block.plan.rates["sharing"]["networks"], ""], dtype=object)
    of = np.append(block.shared.network, -1)[seen.share]
    share_ids = np.append(block.share_ids, "")[seen.share]
    source = np.where(seen.direct, "Direct", networks[of])
    kinds = np.array(VIEW_KINDS, dtype=object)[seen.kind]
    numbers = _numbers(block)
    yield from zip(
        numbers,
        share_ids.tolist(),
        block.award_ids[seen.award].tolist(),
        moments(seen.viewed_on, seen.second),
        source.tolist(),
        kinds.tolist(),
        seen.count.tolist(),
        strict=True,
    )


def _numbers(block: Block) -> list[str]:
    """Return the views' ids: the block's first learner, then the place among them."""
    first = int(block.who.index[0]) if block.who.size else 0
    return [f"V{first:07d}-{k}" for k in range(1, len(block.viewed.award) + 1)]
