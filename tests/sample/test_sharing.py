"""Accepting and sharing: the written rates come back, and recent awards mislead."""

import numpy as np
import pytest

from analytics.sample.block import Block, live
from analytics.sample.dates import NEVER
from analytics.sample.plan import read_plan
from analytics.sample.trees import kinds

PLAN = read_plan()


@pytest.fixture(scope="module")
def block() -> Block:
    return live(PLAN, 21, 8_000, 0, np.arange(8_000))


def _mature(block: Block, kind: str, days: int) -> np.ndarray:
    """Plain awards of a kind, issued so long before the end that all is known."""
    given = block.awards
    of_kind = np.array(kinds(PLAN))[given.achievement] == kind
    last = block.record.last_day[given.learner]
    old = given.issued_on + days <= last
    return of_kind & old & ~given.retroactive & ~given.revoked


@pytest.mark.parametrize("kind", ["Badge", "MicroCredential", "Credential"])
def test_mature_awards_are_accepted_as_written(block, kind):
    share = PLAN.rates["awards"]["claimed"][kind]
    which = _mature(block, kind, 122)
    accepted = (block.claimed.claimed_on < NEVER)[which]
    error = (share * (1 - share) / which.sum()) ** 0.5
    assert abs(accepted.mean() - share) < 4 * error


@pytest.mark.parametrize("kind", ["Badge", "MicroCredential", "Credential"])
def test_mature_public_awards_are_shared_as_written(block, kind):
    share = PLAN.rates["sharing"]["shared"][kind]
    which = _mature(block, kind, 430) & block.claimed.public
    shared = np.isin(np.arange(block.awards.size), block.shared.award)[which]
    error = (share * (1 - share) / which.sum()) ** 0.5
    assert abs(shared.mean() - share) < 4 * error


def test_networks_are_mixed_as_written(block):
    networks = PLAN.rates["sharing"]["networks"]
    count = len(block.shared.network)
    for place, share in enumerate(networks.values()):
        found = (block.shared.network == place).mean()
        assert abs(found - share) < 4 * (share * (1 - share) / count) ** 0.5


def test_recent_awards_look_less_shared_than_they_will_be(block):
    old = _mature(block, "Badge", 430)
    recent = _mature(block, "Badge", 0) & ~_mature(block, "Badge", 60)
    shared = np.isin(np.arange(block.awards.size), block.shared.award)
    assert shared[recent].mean() < 0.7 * shared[old].mean()


def test_looks_have_a_long_tail(block):
    looks = np.bincount(
        block.viewed.share[block.viewed.share >= 0],
        weights=block.viewed.count[block.viewed.share >= 0],
        minlength=len(block.shared.award),
    )
    top = np.sort(looks)[-len(looks) // 10 :]
    assert np.median(looks) <= 2
    assert top.sum() > 0.5 * looks.sum()
