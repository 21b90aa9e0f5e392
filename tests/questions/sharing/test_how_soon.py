"""How soon awards are claimed and shared, and who looks: counted by hand."""

from datetime import date

import pytest

from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.who_looks import ViewsQuestion, sharing_views
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.sharing.shown_world import PATHWAY, WORLD

DAY = Scope(as_of=date(2026, 6, 30))

# All issued on 1 January. ana shares after 5 days; ben's is revoked after 10, cyd's
# expires after 20; dan's is still followed; eve's expires before it is shared; nobody
# knows when fay's was revoked.
AWARDS = """
learner_id | achievement_id | earned_on  | revoked_on | revoked | expires_on
ana        | debate         | 2026-01-01 |            |         | 2027-01-01
ben        | debate         | 2026-01-01 | 2026-01-11 |         |
cyd        | debate         | 2026-01-01 |            |         | 2026-01-21
dan        | debate         | 2026-01-01 |            |         |
eve        | debate         | 2026-01-01 |            |         | 2026-01-21
fay        | debate         | 2026-01-01 |            | true    |
"""
SHARES = """
learner_id | achievement_id | network | shared_on
ana        | debate         | X       | 2026-01-06
ben        | debate         | X       | 2026-01-20
eve        | debate         | X       | 2026-02-20
fay        | debate         | X       | 2026-01-06
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("shown")).state(WORLD, PATHWAY)


def ended(state: State, **told) -> list[tuple]:
    rows = sharing_time(state, DAY, SharingTimeQuestion(**told)).rows
    return [
        (r.day, r.still_followed, r.reached, r.censored, round(r.incidence, 9))
        for r in rows
    ]


def test_days_until_claimed(shown: State):
    # ben's revoked award was claimed first; cyd's twice: the first time counts
    assert ended(shown, until="claimed") == [
        (1, 10, 6, 0, 0.6),
        (3, 4, 1, 0, 0.7),
        (5, 3, 1, 0, 0.8),
        (135, 2, 1, 0, 0.9),
        (176, 1, 0, 1, 0.9),
    ]


def test_days_until_first_shared(shown: State):
    days = [(day, reached) for day, _, reached, _, _ in ended(shown) if reached]
    # eve, ben and fay, ana, dan, cyd, hal
    assert days == [(1, 1), (2, 2), (5, 1), (10, 1), (27, 1), (116, 1)]
    (short,) = sharing_time(shown, DAY).summary
    assert (short.awards, short.reached) == (10, 7)
    assert (short.tenth_days, short.quarter_days, short.median_days) == (1, 2, 10)


def test_by_network_and_kind(shown: State):
    answer = sharing_time(shown, DAY, SharingTimeQuestion(split="network"))
    found = {s.split: (s.awards, s.reached) for s in answer.summary}
    assert found == {"LinkedIn": (10, 5), "X": (10, 3)}
    answer = sharing_time(shown, DAY, SharingTimeQuestion(split="kind"))
    found = {s.split: (s.awards, s.reached) for s in answer.summary}
    assert found == {"Badge": (8, 6), "Credential": (2, 1)}


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        ("achievement", {"debate": (8, 6), "logic": (2, 1)}),
        ("skill", {"speaking": (8, 6), "thinking": (10, 7)}),
        ("pathway", {"speech": (8, 6), "no pathway": (2, 1)}),
        ("term", {"s26": (9, 6), "u26": (1, 1)}),
    ],
)
def test_by_every_other_part(shown: State, split, expected):
    answer = sharing_time(shown, DAY, SharingTimeQuestion(split=split))
    found = {s.split: (s.awards, s.reached) for s in answer.summary}
    assert found == expected


def test_by_group(shown: State):
    groups = Scope(as_of=DAY.as_of, by="college")
    # arts: ana, ben's revoked one, cyd; law: dan, eve, fay, hal
    summary = sharing_time(shown, groups).summary
    found = {s.group: (s.awards, s.reached, s.tenth_days) for s in summary}
    assert found == {"arts": (5, 3, 2), "law": (5, 4, 1)}
    rows = sharing_views(shown, groups).rows
    looks = {r.group: (r.shares, r.viewed, r.views) for r in rows}
    assert looks == {"arts": (3, 1, 4), "law": (2, 0, 0)}


def test_revoked_and_expired_awards_compete(worlds: Worlds):
    state = worlds.state({"awards": AWARDS, "shares": SHARES})
    answer = sharing_time(state, DAY)
    assert [
        (r.day, r.reached, r.revoked, r.expired, r.censored, r.incidence)
        for r in answer.rows
    ] == [
        (5, 1, 0, 0, 0, 0.2),
        (10, 0, 1, 0, 0, 0.2),
        (20, 0, 0, 2, 0, 0.2),
        (180, 0, 0, 0, 1, 0.2),
    ]
    assert any("left aside: 1" in note for note in answer.notes)


def test_a_curve_is_not_for_the_public_and_claims_have_no_network(shown: State):
    answer = sharing_time(shown, Scope(Viewer("public"), as_of=DAY.as_of))
    assert (answer.rows, answer.summary) == ((), ())
    for told in ({"until": "seen"}, {"until": "claimed", "split": "network"}):
        with pytest.raises(UnknownError):
            ended(shown, **told)


def views(state: State, **told) -> dict:
    rows = sharing_views(state, DAY, ViewsQuestion(**told)).rows
    return {r.split: (r.shares, r.viewed, r.views) for r in rows}


def test_who_looks(shown: State):
    # S3 is of a revoked award; S7 and S8 are under 90 days old; V6 came after 140 days
    assert views(shown) == {"": (5, 1, 4)}
    (row,) = sharing_views(shown, DAY).rows
    assert (row.per_share, row.median, row.top_tenth) == (0.8, 0, 1)
    assert views(shown, split="network") == {"LinkedIn": (3, 1, 4), "X": (2, 0, 0)}
    assert views(shown, split="source") == {"Direct": (5, 1, 1), "LinkedIn": (5, 1, 3)}
    assert views(shown, split="kind") == {"click": (5, 1, 1), "view": (5, 1, 3)}
    assert views(shown, within=140) == {"": (5, 1, 5)}
    with pytest.raises(UnknownError, match="unknown split"):
        views(shown, split="term")


def test_looks_by_days_since_sharing(shown: State):
    since = sharing_views(shown, DAY).since
    assert [(r.first_day, r.last_day, r.shares, r.viewed, r.views) for r in since] == [
        (0, 0, 7, 0, 0),
        (1, 7, 7, 1, 4),
        (8, 30, 6, 0, 0),
        (31, 90, 5, 0, 0),
    ]


def test_the_median_and_the_top_tenth_show_a_long_tail(worlds: Worlds):
    # 20 shares: two with 45 looks each, ten with one, eight with none
    who = [f"l{n:02}" for n in range(20)]
    awards = ["learner_id|achievement_id|earned_on"]
    awards += [f"{one}|debate|2026-01-01" for one in who]
    shares = ["share_id|learner_id|achievement_id|network|shared_on"]
    shares += [f"S{one}|{one}|debate|X|2026-01-02" for one in who]
    looks = ["view_id|share_id|viewed_on|count"]
    looks += [f"V{n}|S{who[n]}|2026-01-03|{45 if n < 2 else 1}" for n in range(12)]
    tables = {"awards": awards, "shares": shares, "views": looks}
    state = worlds.state({name: "\n".join(rows) for name, rows in tables.items()})
    (row,) = sharing_views(state, DAY).rows
    assert (row.viewed, row.views, row.per_share) == (12, 100, 5)
    assert (row.median, row.top_tenth) == (1, 0.9)
