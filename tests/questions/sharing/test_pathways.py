"""Sharing before and after a pathway is complete: counted by hand."""

from datetime import date

import pytest

from analytics.questions.sharing.pathways import BesideRow, paired, sharing_pathways
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

DAY = date(2026, 6, 30)
PATHWAY = """
pathway: speech
title: Speech
needs: all
of: [debate, logic]
"""
# All but three are complete on 1 March: dan's work of 2024 was issued in January and on
# 15 March; fay's is too recent; gus's logic was revoked. eve had nothing before.
AWARDS = """
award_id | learner_id | achievement_id | earned_on  | issued_on  | revoked_on
A1       | ana        | debate         | 2026-01-01 |            |
A2       | ana        | logic          | 2026-03-01 |            |
B1       | ben        | debate         | 2026-01-01 |            |
B2       | ben        | logic          | 2026-03-01 |            |
C1       | cyd        | debate         | 2026-01-01 |            |
C2       | cyd        | logic          | 2026-03-01 |            |
D1       | dan        | debate         | 2024-06-01 | 2026-03-15 |
D2       | dan        | logic          | 2024-06-02 | 2026-01-10 |
E1       | eve        | debate         | 2026-03-01 |            |
E2       | eve        | logic          | 2026-03-01 |            |
F1       | fay        | debate         | 2026-01-01 |            |
F2       | fay        | logic          | 2026-06-15 |            |
G1       | gus        | debate         | 2026-01-01 |            |
G2       | gus        | logic          | 2026-03-01 |            | 2026-03-20
H1       | hal        | debate         | 2026-01-01 |            |
H2       | hal        | logic          | 2026-03-01 |            |
I1       | ivy        | debate         | 2026-01-01 |            |
I2       | ivy        | logic          | 2026-03-01 |            |
I3       | ivy        | other          | 2026-03-01 |            |
"""
# ana before and after; ben on the day itself; cyd long before; hal after 30 days
SHARES = """
award_id | network  | shared_on
A1       | LinkedIn | 2026-02-15
A2       | X        | 2026-03-10
B1       | X        | 2026-03-01
C1       | X        | 2026-01-05
D1       | X        | 2026-03-20
E1       | X        | 2026-03-02
F1       | X        | 2026-06-16
G1       | X        | 2026-03-02
H1       | X        | 2026-03-31
I3       | X        | 2026-03-02
"""
LEARNERS = "learner_id|college\n" + "\n".join(
    f"{name}|{'arts' if name < 'dan' else 'law'}"
    for name in ("ana", "ben", "cyd", "dan", "eve", "fay", "gus", "hal", "ivy")
)
WORLD = {"awards": AWARDS, "shares": SHARES, "learners": LEARNERS}


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("beside")).state(WORLD, PATHWAY)


def counts(row: BesideRow) -> tuple:
    return (
        (row.completed, row.mature, row.shared_before, row.shared_after),
        (row.compared, row.in_before, row.in_after),
    )


def test_before_and_after_by_the_days_of_issue(state: State):
    (row,) = sharing_pathways(state, Scope(as_of=DAY), 30).rows
    # before: ana, cyd; first after: ben, dan, eve. Not compared: eve
    assert (row.pathway, row.title) == ("speech", "Speech")
    assert counts(row) == ((8, 7, 2, 3), (6, 1, 3))
    assert (row.rate_before, row.rate_after) == (2 / 7, 3 / 7)
    assert row.difference == 2 / 6
    # worked out by hand: 2.5 and 0.5 of 8
    assert (row.low, row.high) == (
        pytest.approx(0.25 - 0.38737, abs=1e-4),
        pytest.approx(0.25 + 0.38737, abs=1e-4),
    )


def test_a_longer_horizon_needs_a_longer_time_before_and_since(state: State):
    # most had something to show for 59 days before, dan for 64; hal shared after 30
    (row,) = sharing_pathways(state, Scope(as_of=DAY), 59).rows
    assert counts(row) == ((8, 7, 2, 4), (6, 2, 4))
    (row,) = sharing_pathways(state, Scope(as_of=DAY), 60).rows
    assert counts(row) == ((8, 7, 2, 4), (1, 0, 1))


def test_as_of_an_earlier_day_fewer_were_complete(state: State):
    (row,) = sharing_pathways(state, Scope(as_of=date(2026, 3, 10)), 5).rows
    # gus's logic still stood; dan's debate was to be issued; his came long after
    assert counts(row) == ((7, 7, 2, 3), (6, 0, 2))


def test_groups_and_the_public(state: State):
    rows = sharing_pathways(state, Scope(as_of=DAY, by="college"), 30).rows
    assert {row.group: counts(row) for row in rows} == {
        "arts": ((3, 3, 2, 1), (3, 1, 2)),
        "law": ((5, 4, 0, 2), (3, 0, 1)),
    }
    public = Scope(Viewer("public"), as_of=DAY)
    (held,) = sharing_pathways(state, public, 30).rows
    assert (held.completed, held.difference, held.low) == (None, None, None)


def test_the_interval_of_pairs_is_that_of_a_printed_example():
    # Approval of 1,600 people, asked twice: 150 only first, 86 only then; Agresti,
    # Categorical Data Analysis (3rd ed., 11.1.1): -0.04, standard error 0.0095
    gap, low, high = paired(150, 86, 1600)
    assert gap == -0.04
    assert low == pytest.approx(-0.04 - 1.96 * 0.0095, abs=5e-4)
    assert high == pytest.approx(-0.04 + 1.96 * 0.0095, abs=5e-4)
    assert paired(0, 0, 0) == (None, None, None)
