"""What holds of the path of awards in every world; worlds are drawn by Hypothesis."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.questions.sharing.counts import SharingQuestion, StageRow, sharing
from analytics.questions.sharing.pathways import sharing_pathways
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds, examples

FIRST = date(2025, 1, 1)
days = st.integers(0, 400).map(lambda n: (FIRST + timedelta(n)).isoformat())
maybe = st.one_of(st.just(""), days)
person, thing = st.sampled_from(["ana", "ben", "cyd"]), st.sampled_from(["x", "y"])
award = st.tuples(
    st.sampled_from(["campus", "platform"]),
    person,
    thing,
    days,  # earned
    maybe,  # claimed
    st.sampled_from(["public", "private", ""]),
    st.one_of(st.just(""), maybe),  # revoked, on that day or (it is refused) not before
).map(lambda told: (*told[:6], told[6] and max(told[3], told[6])))
share = st.tuples(
    st.integers(0, 9), person, thing, st.sampled_from(["X", "Copied link"]), days
)
look = st.tuples(st.integers(0, 9), st.booleans(), days)
ACHIEVEMENTS = """
achievement_id | name | kind       | skills
x              | X    | Badge      | a;b
y              | Y    | Credential | b
"""
LEARNERS = "learner_id|college\nana|arts\nben|law\ncyd|law"
PATHWAY = "pathway: both\nneeds: all\nof: [x, y]\n"


def drawn(folder: Path, awards: list, shares: list, looks: list) -> State:
    lines = {
        "awards": [
            "award_id|source|learner_id|achievement_id|earned_on|claimed_on|"
            "visibility|revoked_on"
        ],
        "shares": ["share_id|award_id|learner_id|achievement_id|network|shared_on"],
        "views": ["view_id|share_id|award_id|viewed_on"],
    }
    for n, row in enumerate(awards):
        lines["awards"].append("|".join((f"A{n}", *row)))
    for n, (of, who, what, network, day) in enumerate(shares):
        # Odd ones name their award, if there is one of that number.
        named = of % 2 and of < len(awards)
        whose = f"A{of}||" if named else f"|{who}|{what}"
        lines["shares"].append(f"S{n}|{whose}|{network}|{day}")
    for n, (of, by_share, day) in enumerate(looks):
        seen = f"S{of}|" if by_share else f"|A{of}"
        lines["views"].append(f"V{n}|{seen}|{day}")
    tables = {name: "\n".join(rows) for name, rows in lines.items() if len(rows) > 1}
    tables |= {"achievements": ACHIEVEMENTS, "learners": LEARNERS}
    return Worlds(folder).state(tables, PATHWAY)


def counts(rows: tuple[StageRow, ...]) -> dict[tuple[str, str], list[StageRow]]:
    found: dict[tuple[str, str], list[StageRow]] = {}
    for row in rows:
        if row.awards is not None:
            found.setdefault((row.group, row.split), []).append(row)
    return found


@given(
    awards=st.lists(award, min_size=1, max_size=8, unique_by=lambda a: a[:4]),
    shares=st.lists(share, max_size=8),
    looks=st.lists(look, max_size=8),
    within=st.sampled_from([None, 0, 30, 200]),
)
@settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_stages_never_widen_and_single_valued_splits_add_up(
    awards: list, shares: list, looks: list, within: int | None
):
    with tempfile.TemporaryDirectory() as folder:
        state = drawn(Path(folder), awards, shares, looks)
        whole = sharing(state, Scope(), SharingQuestion(within)).rows
        telling = {one[0] for one in awards if one[4]}
        all_tell = telling >= {one[0] for one in awards}
        for split in (None, "network", "skill", "kind", "achievement", "term"):
            found = sharing(state, Scope(), SharingQuestion(within, split)).rows
            for rows in counts(found).values():
                # what nobody tells to be claimed is passed over, and may come further
                told = [row for row in rows if row.stage != "claimed" or all_tell]
                for figure in ("awards", "learners"):
                    numbers = [getattr(row, figure) for row in told]
                    assert numbers == sorted(numbers, reverse=True)
                most = [row.mature_reached + row.unknown for row in rows]
                assert most == sorted(most, reverse=True)
                assert not (all_tell and any(row.unknown for row in rows))
                assert all(row.mature_reached <= row.awards for row in rows)
                assert all(0 <= (row.rate_from_previous or 0) <= 1 for row in rows)
            for figure in ("awards", "mature", "mature_reached"):
                if split in ("kind", "achievement", "term"):
                    add_up(whole, found, figure)
                elif split in ("network", "skill"):
                    overlap(whole, found, figure, split)
        groups = sharing(state, Scope(by="college"), SharingQuestion(within)).rows
        for figure in ("awards", "learners", "mature", "mature_reached"):
            add_up(whole, groups, figure)
        for one in sharing_pathways(state, Scope(), within or 0).rows:
            if not shares:
                assert one.shared_before is None
                continue
            assert one.shared_before + one.shared_after <= one.mature <= one.completed
            assert max(one.in_before, one.in_after) <= one.compared <= one.mature
            assert one.compared == 0 or one.low <= one.difference <= one.high


def add_up(whole: tuple[StageRow, ...], parts: tuple[StageRow, ...], figure: str):
    for row in whole:
        # Where nothing tells of visibility, a part's public stage isn't known; what
        # wasn't loaded isn't known of the whole either.
        if row.stage != "public" and row.awards is not None:
            same = [p for p in parts if p.stage == row.stage]
            assert getattr(row, figure) == sum(getattr(p, figure) for p in same)


def overlap(
    whole: tuple[StageRow, ...], parts: tuple[StageRow, ...], figure: str, split: str
):
    """No part has more than the whole; together they have all of it, or more."""
    for row in whole:
        same = [getattr(p, figure) for p in parts if p.stage == row.stage]
        if row.stage == "public" or not same or row.awards is None:
            continue
        assert max(same) <= getattr(row, figure)
        if split == "skill" or row.stage == "shared":
            # viewed: looks before the share on the same network are none of it
            assert sum(same) >= getattr(row, figure)
