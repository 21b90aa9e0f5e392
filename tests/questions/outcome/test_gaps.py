"""Groups against all others: taking part, the outcome, and whether the gap differs."""

import math
from datetime import date

import pytest

from analytics.estimate.heterogeneity import Counts, change, heterogeneity
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from tests.conftest import Worlds
from tests.questions.outcome.test_stress import drawn

BY = Scope(as_of=date(2026, 2, 1), by="college")


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """Arts: 80 with it, of whom 60 stay, 60 without (30); law: 40 (30) and 80 (40)."""
    tables = drawn(120, 140)
    college, gone = {}, set()
    for side, size, arts, stay in (("w", 120, 80, (60, 30)), ("n", 140, 60, (30, 40))):
        kept = {*range(stay[0]), *range(arts, arts + stay[1])}
        for n in range(size):
            college[f"{side}{n}"] = "arts" if n < arts else "law"
            gone |= set() if n in kept else {f"{side}{n}"}
    tables["enrollments"] = "\n".join(
        line
        for line in tables["enrollments"].splitlines()
        if not (line.endswith("f25") and line.split(" |")[0] in gone)
    )
    tables["learners"] = "learner_id|name|college\n" + "\n".join(
        f"{who}|Wim Example|{where}" for who, where in college.items()
    )
    state = Worlds(tmp_path_factory.mktemp("gaps")).state(tables)
    return outcome(state, BY, OutcomeQuestion(least=20))


def gap(answer, group: str, measure: str):
    (one,) = (
        gap for gap in answer.gaps if (gap.group, gap.measure) == (group, measure)
    )
    return one


def test_each_group_against_all_others(answer):
    taking = gap(answer, "arts", "taking part")
    assert (taking.rate, taking.others_rate) == (80 / 140, 40 / 120)
    whole = gap(answer, "arts", "outcome")
    assert (whole.rate, whole.others_rate) == (90 / 140, 70 / 120)
    for measure, rates in (
        ("outcome, exposed", (60 / 80, 30 / 40)),
        ("outcome, comparison", (30 / 60, 40 / 80)),
    ):
        one = gap(answer, "arts", measure)
        assert (one.rate, one.others_rate) == rates
        assert one.low < one.difference == 0 < one.high
    wider = gap(answer, "arts", "exposed less comparison")
    assert wider.difference == pytest.approx(0)
    assert wider.low == pytest.approx(-wider.high)
    mirrored = gap(answer, "law", "taking part")
    assert mirrored.difference == pytest.approx(-taking.difference)


def test_the_same_difference_everywhere_is_no_interaction(answer):
    (one,) = answer.interaction
    assert (one.groups, one.df, one.q) == (2, 1, pytest.approx(0))
    assert one.p == pytest.approx(1)
    assert any("Nothing shows that the difference differs" in n for n in answer.notes)


def test_fewer_than_two_groups_have_no_test():
    few = heterogeneity([Counts(80, 60, 60, 30)])
    assert (few.q, few.p, few.groups) == (None, None, 1)
    assert heterogeneity([Counts(5, 5, 5, 5), Counts(9, 9, 9, 9)]).p is None


def test_cochrans_q_by_hand():
    """d = 0.5 and 0.1, both with variance 2 x 0.25 x 0.75 / 100 or 0.2425 / 100, …"""
    one, other = Counts(100, 75, 100, 25), Counts(100, 50, 100, 40)
    v1 = 0.75 * 0.25 / 100 * 2
    v2 = 0.25 / 100 + 0.24 / 100
    assert (one.variance, other.variance) == pytest.approx((v1, v2))
    told = heterogeneity([one, other])
    assert told.q == pytest.approx(0.4**2 / (v1 + v2))  # two groups: z squared
    apart = change(one, other)
    assert apart.change == pytest.approx(0.4)
    assert (apart.high - apart.low) / 2 == pytest.approx(
        1.959964 * math.sqrt(v1 + v2), rel=1e-5
    )
    assert told.p == pytest.approx(apart.p)
    assert change(Counts(5, 5, 5, 5), Counts(5, 5, 5, 5)).change is None
