"""Term after term: a drawn roster counted by hand, and a table worked out by hand."""

import math
from collections import Counter
from datetime import date

import pytest

from analytics.asking.ask import ask
from analytics.questions.outcome.counts import find, outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds
from tests.questions.outcome.adjusted_world import UNEVEN, world
from tests.questions.persistence.test_counts import TERMS

DAY = Scope(as_of=date(2026, 2, 1))
DEBATE = "achievement:debate"
PAIR = """
pathway: pair
title: The pair
needs: 2
of: [debate, logic]
"""

# Entered in fall 2024; spring 2026 is the last observed. ana is there all the way, with
# the badge since November 2024; ben had earned it by then, too, but was issued it in
# June 2025, and is gone by fall; cyd's is revoked in March 2025; dan graduates in May;
# eve dies in February; fay misses spring, so fall isn't followed; gus is away in spring
# and issued it after; hal is on a mission; ivy claims hers in July 2025.
LEARNERS = """
learner_id | name | entry_term | deceased_on | cohort_exclusion
ana | Ana Example | f24 |            |
ben | Ben Example | f24 |            |
cyd | Cyd Example | f24 |            |
dan | Dan Example | f24 |            |
eve | Eve Example | f24 | 2025-02-10 |
fay | Fay Example | f24 |            |
gus | Gus Example | f24 |            |
hal | Hal Example | f24 |            | mission
ivy | Ivy Example | f24 |            |
"""
ENROLLED = {
    "f24": "ana ben cyd dan eve fay gus hal ivy",
    "s25": "ana ben cyd dan eve hal ivy",
    "u25": "gus",
    "f25": "ana cyd fay ivy",
    "s26": "ana ivy",
}
AWARDS = """
learner_id | achievement_id | earned_on | issued_on | claimed_on | revoked_on
ana        | debate         | 2024-11-01 | 2024-11-01 |            |
ben        | debate         | 2024-11-01 | 2025-06-10 |            |
cyd        | debate         | 2024-11-01 | 2024-11-01 |            | 2025-03-01
dan        | debate         | 2024-09-01 | 2024-09-01 |            |
gus        | debate         | 2024-11-01 | 2025-02-01 |            |
hal        | debate         | 2024-09-01 | 2024-09-01 |            |
ivy        | debate         | 2024-11-01 | 2024-11-01 | 2025-07-01 |
ana        | logic          | 2025-02-20 | 2025-02-20 |            |
dan        | logic          | 2024-09-01 | 2024-09-01 |            |
"""
ROSTER = {
    "terms": TERMS, "learners": LEARNERS, "awards": AWARDS,
    "enrollments": "learner_id | term_id\n" + "\n".join(
        f"{who} | {term}" for term, names in ENROLLED.items() for who in names.split()
    ),
    "completions": "learner_id | conferred_on | title\ndan | 2025-05-20 | BA",
}  # fmt: skip


@pytest.fixture(scope="module")
def roster(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("roster")).state(ROSTER, PAIR)


@pytest.fixture(scope="module")
def uneven(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("uneven")).state(world(UNEVEN))


def counted(state, **options):
    """Followed and gone, by term since entry and side."""
    told = {"exposure": DEBATE, "least": 2} | options
    question = OutcomeQuestion(**told)
    with ask(state, DAY) as asked:
        cells = find(asked, question).followed.cells
    followed, gone = Counter(), Counter()
    for cell in cells:
        key = cell["term"], cell["exposed"]
        followed[key] += cell["at_risk"]
        gone[key] += cell["gone"]
    return {key: (followed[key], gone[key]) for key in followed}


def test_each_is_followed_on_the_side_where_they_are_by_then(roster):
    assert counted(roster) == {
        # census of fall 2024: dan has it; fay and gus are gone by spring
        (0, True): (1, 0), (0, False): (7, 2),
        # spring: ana, cyd, dan and ivy, who claims it in July; without it ben. By fall
        # ben is gone, dan has graduated, and eve, who died, isn't followed
        (1, True): (4, 0), (1, False): (1, 1),
        # fall 2025: ana and ivy; cyd's is revoked, and she is gone by spring
        (2, True): (2, 0), (2, False): (1, 1),
    }  # fmt: skip


def test_from_the_claim(roster):
    """ivy claims it in July 2025; nobody else ever does."""
    found = counted(roster, exposed_from="claim")
    assert found[1, False] == (5, 1) and (1, True) not in found
    assert found[2, True] == (1, 0)


def test_a_pathway_is_complete_with_what_was_in_hand(roster):
    found = counted(roster, exposure="pathway:pair")
    assert found[0, True] == (1, 0)  # dan
    assert found[1, True] == (1, 0)  # dan; ana has logic in February only
    assert found[2, True] == (1, 0) and found[2, False] == (2, 1)  # ana


def ask_for(state, scope=DAY, **options):
    told = {"exposure": DEBATE, "by_term": (1,)} | options
    return outcome(state, scope, OutcomeQuestion(**told))


AS_OF = Scope(as_of=date(2025, 12, 1))


def test_one_table_gives_its_own_odds_ratio(uneven):
    """By fall 35 of 200 with the badge are gone, and 100 of 200 without."""
    plain, fair = ask_for(uneven, AS_OF, at_entry=("college",)).model
    assert (plain.exposed, plain.comparison) == (200, 400)  # all were without at first
    assert (plain.person_terms, plain.gone) == (800, 135)
    odds = (35 / 165) / (100 / 100)
    width = 1.959964 * math.sqrt(1 / 35 + 1 / 165 + 1 / 100 + 1 / 100)
    assert plain.odds_ratio == pytest.approx(odds, rel=1e-5)
    assert plain.low == pytest.approx(odds * math.exp(-width), rel=1e-4)
    assert plain.high == pytest.approx(odds * math.exp(width), rel=1e-4)
    # within colleges: (15/135) / (10/40) = 4/9 in both, so in all
    assert pytest.approx(4 / 9) == (20 / 30) / (90 / 60)
    assert fair.is_adjusted and fair.odds_ratio == pytest.approx(4 / 9, rel=1e-5)


def test_curves_begin_at_the_landmark_and_count_who_is_followed(uneven):
    found = ask_for(uneven, AS_OF)
    points = [(p.side, p.term, p.followed, p.gone, p.staying) for p in found.curves]
    assert points == [
        ("exposed", 2, 200, 35, pytest.approx(0.825)),
        ("not yet", 2, 200, 100, pytest.approx(0.5)),
    ]
    assert any("no forecast for two fixed groups" in note for note in found.notes)


def test_few_have_no_curve_and_no_ratio(roster, uneven):
    found = ask_for(roster)
    assert found.curves == ()
    assert {row.odds_ratio for row in found.model} == {None}
    assert all("too few" in row.reason for row in found.model)
    few = ask_for(roster, least=2)
    assert few.curves
    assert {point.staying for point in few.curves} == {None}
    public = ask_for(uneven, Scope(Viewer("public"), AS_OF.as_of))
    assert public.curves == public.model == ()


def test_nobody_gone_on_a_side_is_said(worlds):
    parts = (("arts", True, 120, 120), ("arts", False, 120, 90))
    rows = ask_for(worlds.state(world(parts)), AS_OF).model
    assert {row.odds_ratio for row in rows} == {None}
    assert {row.reason for row in rows} == {
        "nothing happened to the exposed in the terms that can be compared"
    }
