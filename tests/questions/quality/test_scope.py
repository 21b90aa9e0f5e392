"""Whose findings: advisors and directors see their own learners', groups add up."""

import pytest

from analytics.questions.quality.counts import cases, quality
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.conftest import AWARDS, LEARNERS, PATHWAY

pytestmark = pytest.mark.long


@pytest.fixture
def advised(worlds: Worlds) -> State:
    """ana has an advisor, cyd's college a director."""
    told = {
        "awards": AWARDS,
        "learners": LEARNERS,
        "advisors": "advisor_id|learner_id\nadv|ana",
        "directors": "director_id|attribute|value\ndir|college|law",
    }
    return worlds.state(told, PATHWAY)


def of(state: State, scope: Scope, finding: str) -> list[str | None]:
    return [row.learner for row in cases(state, scope, finding).rows]


def test_advisors_and_directors_see_their_own_learners(advised: State):
    advisor, director = (
        Scope(Viewer("advisor", "adv")),
        Scope(Viewer("director", "dir")),
    )
    assert of(advised, advisor, "milestone-not-awarded") == ["ana", "ana"]
    assert of(advised, advisor, "milestone-without-rule") == []
    assert of(advised, director, "milestone-not-awarded") == []
    assert of(advised, director, "milestone-without-rule") == ["cyd"]
    with pytest.raises(UnknownError, match="look after the records"):
        cases(advised, advisor, "set-aside")


def test_filters_narrow_learners_and_leave_the_catalogue_whole(advised: State):
    scope = Scope(where=(("college", "law"),))
    assert of(advised, scope, "milestone-not-awarded") == []
    whole = {row.finding: row.count for row in quality(advised, Scope()).rows}
    for row in quality(advised, scope).rows:
        if FINDINGS[row.finding].about != "learners":
            assert row.count == whole[row.finding]


def test_groups_add_up_to_the_whole(advised: State):
    whole = {row.finding: row.count for row in quality(advised, Scope()).rows}
    split: dict[str, int] = {}
    for row in quality(advised, Scope(by="college")).rows:
        assert (row.group == "") == (FINDINGS[row.finding].about != "learners")
        split[row.finding] = split.get(row.finding, 0) + (row.count or 0)
    assert split == {finding: count or 0 for finding, count in whole.items()}
    groups = {row.group for row in cases(
        advised, Scope(by="college"), "milestone-not-awarded"
    ).rows}  # fmt: skip
    assert groups == {"arts"}
