"""The planted effect is there, the badge without effect has none, and looks else.

A fair comparison: among learners enrolled at the end of their third regular term, those
who hold the badge (issued in the first two) against those who don't, standardised over
what was known by then. The outcome is being there in the next regular term. With 60,000
learners its standard error is about half a point.
"""

import numpy as np
import pytest

from analytics.sample import draw
from analytics.sample.dates import NEVER
from analytics.sample.life import ENROLLED, Study
from analytics.sample.people import People, people
from analytics.sample.plan import read_plan
from analytics.sample.study import study

EFFECT, NONE = "pr-learning-plan", "wc-library-tour"
PLAN = read_plan()
REGULAR = [k for k, term in enumerate(PLAN.terms) if term.regular]
LEARNERS = 60_000


@pytest.fixture(scope="module")
def lives() -> tuple[People, Study]:
    who = people(PLAN, 11, LEARNERS, draw.stream(11, 0, "people"), np.arange(LEARNERS))
    return who, study(PLAN, who, draw.stream(11, 0, "study"))


def _third_terms(who: People, record: Study) -> list[tuple[int, int, np.ndarray]]:
    """Return third regular term, the next one, and who is enrolled in the third."""
    found = []
    for nth in range(len(REGULAR) - 3):
        third, following = REGULAR[nth + 2], REGULAR[nth + 3]
        here = (who.entered == REGULAR[nth]) & (record.status[:, third] == ENROLLED)
        found.append((third, following, here & np.isin(who.entry_type, (0, 1))))
    return found


def fair_difference(who: People, record: Study, badge: str) -> float:
    """Difference in returning, within strata, weighted by holders in each."""
    gaps, weights = [], []
    for third, following, here in _third_terms(who, record):
        here &= record.graduated_on > PLAN.terms[third].ends + 30
        points = np.clip((record.before[:, third] * 6).astype(int), 12, 23)
        flags = (record.full[:, third], who.honors, who.pell, who.first_generation)
        stratum = points
        for flag in (*flags, who.online, who.entry_type == 1):
            stratum = stratum * 2 + flag
        holds = record.planted_on[badge] < NEVER
        back = record.status[:, following] > 0
        for one in np.unique(stratum[here]):
            inside = here & (stratum == one)
            with_, without = inside & holds, inside & ~holds
            if with_.any() and without.any():
                gaps.append(back[with_].mean() - back[without].mean())
                weights.append(with_.sum())
    return float(np.average(gaps, weights=weights))


def unfair_difference(who: People, record: Study, badge: str) -> float:
    """Ever against never: three terms after entry, of those who entered."""
    gaps = []
    for nth in range(len(REGULAR) - 3):
        entered = (who.entered == REGULAR[nth]) & np.isin(who.entry_type, (0, 1))
        holds = record.planted_on[badge] < NEVER
        there = record.status[:, REGULAR[nth + 3]] > 0
        gaps.append(there[entered & holds].mean() - there[entered & ~holds].mean())
    return float(np.mean(gaps))


def test_the_planted_effect_is_found(lives):
    assert 0.045 < fair_difference(*lives, EFFECT) < 0.075


def test_the_badge_without_effect_shows_none(lives):
    assert abs(fair_difference(*lives, NONE)) < 0.015


def test_ever_against_never_would_mislead(lives):
    assert unfair_difference(*lives, NONE) > 0.05


def test_those_who_take_part_differ_before_they_do(lives):
    who, record = lives
    for third, _, here in _third_terms(who, record):
        holds = record.planted_on[NONE] < NEVER
        points = record.before[:, third]
        assert points[here & holds].mean() > points[here & ~holds].mean() + 0.03


def test_both_badges_are_earned_in_the_first_two_regular_terms(lives):
    who, record = lives
    order = {place: nth for nth, place in enumerate(REGULAR)}
    for badge in (EFFECT, NONE):
        term = record.planted_term[badge]
        holders = np.flatnonzero((term >= 0) & np.isin(who.entered, REGULAR))
        assert len(holders) > 5_000
        passed = {order[int(term[k])] - order[int(who.entered[k])] for k in holders}
        assert passed == {0, 1}


def test_retention_is_of_a_plausible_size(lives):
    who, record = lives
    fall, next_fall = REGULAR[2], REGULAR[4]
    first = (who.entered == fall) & (who.entry_type == 0) & record.full[:, fall]
    rate = (record.status[first, next_fall] > 0).mean()
    assert 0.72 < rate < 0.88
