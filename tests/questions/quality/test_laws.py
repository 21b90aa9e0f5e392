"""Laws of the findings, on any small world; and what the sample planted is found."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.questions.quality.counts import cases, quality
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.sample.write import write_programme
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import Worlds, examples
from tests.questions.conftest import PATHWAY

pytestmark = pytest.mark.long

ALL = ("debate", "logic", "cases", "ek", "capstone", "intern", "credential", "other")
FIRST = date(2026, 1, 1)

Award = tuple[str, str, int]  # who, what, days after FIRST
awards = st.lists(
    st.tuples(
        st.sampled_from(("ana", "ben", "cyd")),
        st.sampled_from(ALL),
        st.integers(0, 60),
    ),
    min_size=4,
    max_size=18,
    unique_by=lambda award: award[:2],
)


def drawn(rows: list[Award]) -> str:
    lines = [f"{who}|{what}|{FIRST + timedelta(days)}" for who, what, days in rows]
    return "\n".join(["learner_id|achievement_id|earned_on", *lines])


def found(state: State) -> dict[str, set[object]]:
    counts = {row.finding: row.count for row in quality(state, Scope()).rows}
    return {
        key: set(cases(state, Scope(), key).rows) if counts[key] else set()
        for key in FINDINGS
    }


def state_of(rows: list[Award]) -> dict[str, set[object]]:
    with TemporaryDirectory() as folder:
        return found(Worlds(Path(folder)).state({"awards": drawn(rows)}, PATHWAY))


@settings(max_examples=examples(5))
@given(awards, st.data())
def test_awarding_what_is_due_removes_exactly_that_finding(
    rows: list[Award], data: st.DataObject
):
    last = ("zed", "other", 99)  # the day of the question stays the same
    before = state_of([*rows, last])
    due = before.pop("milestone-not-awarded")
    if not due:
        return
    case = data.draw(st.sampled_from(sorted(due, key=str)))
    days = (case.day - FIRST).days
    after = state_of([*rows, (case.learner, case.achievement, days), last])
    assert after.pop("milestone-not-awarded") == due - {case}
    never = {c.achievement for c in before.pop("never-earned")} - {case.achievement}
    assert {c.achievement for c in after.pop("never-earned")} == never
    unissued = before.pop("issue-day-assumed"), after.pop("issue-day-assumed")
    assert len(unissued[1] - unissued[0]) == 1
    assert after == before


@settings(max_examples=examples(3))
@given(awards, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Award], chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert state_of(shuffled) == state_of(rows)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory):
    root = tmp_path_factory.mktemp("sample")
    planted = write_programme(root / "programme", learners=1_200)
    load(root / "store", [root / "programme"])
    return open_state(root / "store"), planted


def test_what_the_sample_planted_is_found(sample):
    state, planted = sample
    counts = {row.finding: row.count for row in quality(state, Scope()).rows}
    assert (
        counts["milestone-not-awarded"]
        == (planted.counts["milestones earned but not issued"])
    )
    assert counts["milestone-without-rule"] == planted.counts["milestones without rule"]
    assert counts["retroactive"] >= planted.counts["retroactive"] > 0
    assert counts["no-longer-earnable"] == 1  # the one that the new version left out
    silent = ("duplicate-awards", "shared-before-issued", "claimed-before-issued",
              "issued-before-earned", "unknown-learner", "pathway-closed")  # fmt: skip
    assert {counts[finding] for finding in silent} == {0}
