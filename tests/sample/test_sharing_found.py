"""What is planted about sharing is found again by the metrics that users see."""

from pathlib import Path

import numpy as np
import pytest

from analytics.questions.sharing.counts import SharingQuestion, StageRow, sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.who_looks import ViewsQuestion, sharing_views
from analytics.sample.plan import read_plan
from analytics.sample.planted import Planted
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW

RATES = read_plan().rates
LONG = 430  # days: by then everything that will be shared has been


@pytest.fixture(scope="module")
def state(
    sample: tuple[Path, Planted], tmp_path_factory: pytest.TempPathFactory
) -> State:
    store = tmp_path_factory.mktemp("shared") / "store"
    load(store, [sample[0]], now=NOW)
    return open_state(store)


def error(share: float, number: int) -> float:
    return (share * (1 - share) / number) ** 0.5


def stages(state: State, within: int | None, split) -> dict[str, dict[str, StageRow]]:
    found: dict[str, dict[str, StageRow]] = {}
    for row in sharing(state, Scope(), SharingQuestion(within, split)).rows:
        found.setdefault(row.split, {})[row.stage] = row
    return found


def test_the_share_rate_of_every_kind_is_within_its_interval(state: State):
    found = stages(state, LONG, "kind")
    for kind, share in RATES["sharing"]["shared"].items():
        public = found[kind]["public"].mature_reached
        rate = found[kind]["shared"].rate_from_previous
        assert abs(rate - share) < 4 * error(share, public), kind
        claimed = found[kind]["claimed"].mature_reached
        rate = found[kind]["public"].rate_from_previous
        assert abs(rate - RATES["awards"]["public"]) < 4 * error(rate, claimed)


def test_the_delay_is_found(state: State):
    # Of those ever claimed, three in four are within nine days (and in the tenth).
    answer = sharing_time(state, Scope(), SharingTimeQuestion("claimed"))
    (short,) = answer.summary
    by_nine = [row.incidence for row in answer.rows if row.day <= 9][-1]
    share = by_nine / short.incidence
    assert abs(share - 0.75) < 0.01 + 4 * error(0.75, short.reached)


def test_the_mix_of_networks_is_found(state: State):
    rows = sharing_views(state, Scope(), ViewsQuestion(0, "network")).rows
    every = sum(row.shares for row in rows)
    for row in rows:
        share = RATES["sharing"]["networks"][row.split]
        assert abs(row.shares / every - share) < 4 * error(share, every)


def test_the_recent_term_looks_less_shared_than_it_is(state: State):
    naive, fair = stages(state, None, "term"), stages(state, 30, "term")

    def rate(found: dict, term: str) -> float:
        return found[term]["shared"].rate

    recent, before = "2026SP", "2025SP"
    assert rate(naive, recent) < 0.8 * rate(naive, before)
    row = fair[recent]["shared"]
    assert row.mature < fair[recent]["awarded"].awards
    difference = abs(rate(fair, recent) - rate(fair, before))
    both = error(rate(fair, recent), row.mature)
    both = (
        both**2 + error(rate(fair, before), fair[before]["shared"].mature) ** 2
    ) ** 0.5
    assert difference < 4 * both


def drawn_days(points: list[int], size: int, seed: int) -> np.ndarray:
    """Draw whole days, whose 0, 25, 50, 75, 90 and 100% points are those written."""
    chance = np.random.default_rng(seed)
    days = np.interp(chance.random(size), [0, 0.25, 0.5, 0.75, 0.9, 1], points)
    return np.floor(days + chance.random(size))


def test_the_days_until_first_shared_are_found(state: State):
    # Independently of the sample's own code: accepted after some days, then shared once
    # or up to three times, the first of which counts.
    size, rates = 400_000, RATES["sharing"]
    until = drawn_days(RATES["awards"]["claim_days"], size, 1)
    times = np.random.default_rng(2).random(size)
    delays = [drawn_days(rates["days"], size, 3 + n) for n in range(3)]
    one, two = rates["times"]["one"], rates["times"]["two"]
    delays[1][times < one] = np.inf
    delays[2][times < one + two] = np.inf
    until += np.min(delays, axis=0)
    (short,) = sharing_time(state, Scope()).summary
    rows = sharing_time(state, Scope()).rows
    for day in (7, 30, 90, 180):
        planted = float((until <= day).mean())
        found = [row.incidence for row in rows if row.day <= day][-1] / short.incidence
        assert abs(found - planted) < 0.02 + 4 * error(planted, short.reached), day
