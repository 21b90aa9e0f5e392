"""What learners do with their awards: accept, make public, share; and who looks."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from analytics.sample import draw, trees
from analytics.sample.awards import Awards
from analytics.sample.dates import NEVER
from analytics.sample.draw import Flags, Floats, Ints
from analytics.sample.life import Study
from analytics.sample.plan import Plan

VIEW_KINDS = ("view", "click", "verify")


@dataclass(frozen=True)
class Claims:
    """One entry an award: when it was accepted (NEVER: not), and whether public."""

    claimed_on: Ints
    public: Flags


@dataclass(frozen=True)
class Shares:
    """One entry a share, in the order of the awards."""

    award: Ints
    network: Ints
    shared_on: Ints
    second: Ints  # of the day


@dataclass(frozen=True)
class Views:
    """One entry a look, or several of a kind on one day; ``share`` -1: none."""

    share: Ints
    award: Ints
    viewed_on: Ints
    second: Ints
    kind: Ints
    direct: Flags
    count: Ints


def claims(plan: Plan, record: Study, awards: Awards, rng: Generator) -> Claims:
    """Accept awards, unless they were revoked before."""
    rates = plan.rates["awards"]
    share = _by_kind(plan, awards, rates["claimed"])
    share = np.where(awards.retroactive, rates["claimed"]["retroactive"], share)
    day = awards.issued_on + draw.days(rng, rates["claim_days"], awards.size)
    accepted = draw.chance(rng, share, awards.size) & (day < awards.revoked_on)
    accepted &= day <= record.last_day[awards.learner]
    public = accepted & draw.chance(rng, rates["public"], awards.size)
    return Claims(np.where(accepted, day, NEVER), public)


def _by_kind(plan: Plan, awards: Awards, shares: dict[str, float]) -> Floats:
    kinds = trees.kinds(plan)
    return np.array([shares[kind] for kind in kinds])[awards.achievement]


def shares(
    plan: Plan, record: Study, awards: Awards, claimed: Claims, rng: Generator
) -> Shares:
    """Share some of the public awards, once or up to three times."""
    rates = plan.rates["sharing"]
    which = claimed.public & draw.chance(
        rng, _by_kind(plan, awards, rates["shared"]), awards.size
    )
    times = 1 + draw.pick(rng, rates["times"].values(), awards.size)
    award = np.repeat(np.flatnonzero(which), times[which])
    day = claimed.claimed_on[award] + draw.days(rng, rates["days"], len(award))
    network = draw.pick(rng, rates["networks"].values(), len(award))
    second = np.floor(rng.random(len(award)) * 80_000).astype(np.int64)
    kept = day <= record.last_day[awards.learner[award]]
    kept &= day < awards.revoked_on[award]
    return Shares(award[kept], network[kept], day[kept], second[kept])


def views(
    plan: Plan,
    record: Study,
    awards: Awards,
    claimed: Claims,
    shared: Shares,
    rng: Generator,
) -> Views:
    """Let people look at what was shared, and a few verify what wasn't."""
    found = _together(_of_shares(plan, shared, rng))
    plain = _verified(plan, claimed, rng)
    names = ("share", "award", "viewed_on", "second", "kind", "direct", "count")
    pairs = [(getattr(found, name), getattr(plain, name)) for name in names]
    both = Views(*(np.concatenate(pair) for pair in pairs))
    kept = both.viewed_on <= record.last_day[awards.learner[both.award]]
    return Views(*(getattr(both, name)[kept] for name in names))


def _of_shares(plan: Plan, shared: Shares, rng: Generator) -> Views:
    rates = plan.rates["sharing"]
    times = draw.days(rng, rates["views"], len(shared.award))
    share = np.repeat(np.arange(len(shared.award)), times)
    count = len(share)
    day = shared.shared_on[share] + draw.days(rng, rates["view_days"], count)
    # A look on the day of the share comes after it.
    since = np.where(day == shared.shared_on[share], shared.second[share], 0)
    second = since + np.floor(rng.random(count) * (86_400 - since))
    shown = [rates["view_kinds"][kind] for kind in VIEW_KINDS]
    return Views(
        share,
        shared.award[share],
        day,
        second.astype(np.int64),
        draw.pick(rng, shown, count),
        ~draw.chance(rng, rates["by_network"], count),
        np.ones(count, dtype=np.int64),
    )


def _together(one: Views) -> Views:
    """Make one row of the looks of one kind at one share on one day."""
    same = ((one.share * 20_000 + one.viewed_on) * 3 + one.kind) * 2 + one.direct
    _, first, count = np.unique(same, return_index=True, return_counts=True)
    return Views(
        one.share[first],
        one.award[first],
        one.viewed_on[first],
        one.second[first],
        one.kind[first],
        one.direct[first],
        count,
    )


def _verified(plan: Plan, claimed: Claims, rng: Generator) -> Views:
    share = plan.rates["sharing"]["verified"]
    size = len(claimed.public)
    award = np.flatnonzero(claimed.public & draw.chance(rng, share, size))
    count = len(award)
    day = claimed.claimed_on[award] + np.floor(rng.random(count) * 365)
    return Views(
        np.full(count, -1),
        award,
        day.astype(np.int64),
        np.floor(rng.random(count) * 86_400).astype(np.int64),
        np.full(count, VIEW_KINDS.index("verify")),
        np.ones(count, dtype=bool),
        np.ones(count, dtype=np.int64),
    )
