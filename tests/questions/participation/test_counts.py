"""Who takes part, by group: a drawn programme that a person can count."""

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.participation.counts import participation
from analytics.scope import Scope, Viewer
from tests.conftest import Worlds
from tests.questions.persistence.test_counts import TERMS

PATHWAY = """
pathway: way
title: Way
for: {college: arts}
needs: 2
of: [badge, second]
"""
# All enter in fall 2024; the landmark is the census of spring 2025; the outcome is
# being there in fall 2025. Of a kind: college, how many, when the badge was issued and
# work handed in, whether they return.
KINDS = [
    ("arts", 5, "2024-11-01", "2024-10-01", True),
    ("arts", 1, "2024-11-01", "2024-10-01", False),
    ("arts", 1, "", "", True),
    ("arts", 3, "", "", False),
    ("law", 1, "2024-11-01", "", True),
    ("law", 2, "2024-11-01", "", False),
    ("law", 2, "", "2024-10-01", True),
    ("law", 1, "2025-02-20", "2025-02-10", True),  # after the landmark: not exposed
    ("law", 4, "", "", False),
]


def drawn(kinds, many=1):
    """Draw learners of each kind; ``zed`` is exposed and gone before the landmark."""
    learners, enrolled = ["learner_id|college", "zed|arts"], ["zed|f24"]
    head, zed = "learner_id|achievement_id|earned_on|issued_on", "2024-11-01"
    awards = [head, f"zed|badge|{zed}|{zed}"]
    handed = ["learner_id|achievement_id|submitted_on|outcome"]
    number = 0
    for college, size, issued, submitted, returns in kinds:
        for _ in range(size * many):
            number += 1
            who = f"p{number}"
            learners.append(f"{who}|{college}")
            enrolled += [f"{who}|f24", f"{who}|s25"]
            enrolled += [f"{who}|f25"] if returns else []
            awards += [f"{who}|badge|{issued}|{issued}"] if issued else []
            handed += [f"{who}|badge|{submitted}|met"] if submitted else []
    return {
        "terms": TERMS,
        "learners": "\n".join(learners),
        "enrollments": "\n".join(["learner_id|term_id", *enrolled]),
        "awards": "\n".join([*awards, "p1|second|2026-02-01|2026-02-01"]),
        "assessments": "\n".join(handed),
        "activities": "activity_id|achievement_id|term_id\nc1|badge|s25",
    }


def asking(exposure="achievement:badge", least=2):
    return OutcomeQuestion(exposure, (1,), "term+1", least=least)


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("equity")).state(drawn(KINDS), PATHWAY)


def stages(state, question, scope=Scope(by="college")):
    rows = participation(state, scope, question).rows
    return {(row.group, row.stage): row for row in rows}


def test_each_stage_by_group(state):
    found = stages(state, asking())
    assert {key: (row.number, row.of) for key, row in found.items()} == {
        ("arts", "taking part"): (6, 10), ("law", "taking part"): (3, 10),
        ("arts", "access"): (10, 10), ("law", "access"): (10, 10),
        ("arts", "uptake"): (6, 10), ("law", "uptake"): (5, 10),
        ("arts", "completion"): (6, 6), ("law", "completion"): (3, 5),
        ("arts", "outcome, taking part"): (5, 6),
        ("law", "outcome, taking part"): (1, 3),
        ("arts", "outcome, others"): (1, 4), ("law", "outcome, others"): (3, 7),
    }  # fmt: skip
    arts, law = found["arts", "taking part"], found["law", "taking part"]
    assert arts.gap == pytest.approx(0.3) and law.gap == pytest.approx(-0.3)
    expected = confint_proportions_2indep(6, 10, 3, 10, method="newcomb")
    assert (arts.gap_low, arts.gap_high) == pytest.approx(expected)
    assert arts.finding == "no difference seen"
    access = found["arts", "access"]
    assert (access.finding, access.gap, access.p) == ("nothing varies", None, None)


def test_a_pathway_is_open_to_those_whom_it_is_for(state):
    found = stages(state, asking("pathway:way"))
    assert (found["arts", "access"].number, found["law", "access"].number) == (10, 3)
    assert found["law", "uptake"].rate == 1.0  # the three with a badge of it
    assert found["arts", "taking part"].number == 0  # the second came too late


def test_any_badge_has_no_uptake_and_the_whole_no_gap(state):
    answer = participation(state, Scope(), asking("any"))
    assert [(r.stage, r.number, r.of, r.gap) for r in answer.rows[:2]] == [
        ("taking part", 9, 20, None), ("access", 20, 20, None),
    ]  # fmt: skip
    assert "uptake" not in {row.stage for row in answer.rows}
    assert not answer.gaps and not answer.interaction
    assert any("Who tried isn't known" in note for note in answer.notes)


def test_how_the_gap_changes(state):
    answer = participation(state, Scope(by="college"), asking())
    arts, law = answer.gaps
    assert arts.gap_taking_part == pytest.approx(5 / 6 - 1 / 3)
    assert arts.gap_others == pytest.approx(1 / 4 - 3 / 7)
    assert arts.change == pytest.approx(0.5 + 3 / 7 - 1 / 4)
    assert law.change == pytest.approx(-arts.change)
    (test,) = answer.interaction
    assert (test.groups, test.df) == (2, 1)
    assert arts.low < arts.change < arts.high
    told = outcome(state, Scope(by="college"), asking()).tables()
    wide = [gap for gap in told["gaps"] if gap.measure == "exposed less comparison"]
    assert [(gap.difference, gap.low) for gap in wide] == [
        (gap.change, gap.low) for gap in (arts, law)
    ]
    assert [one.p for one in told["interaction"]] == [test.p]


def test_larger_groups_tell(worlds):
    state = worlds.state(drawn(KINDS, many=40), PATHWAY)
    answer = participation(state, Scope(by="college"), asking(least=100))
    arts, law = answer.gaps
    assert arts.finding == law.finding == "turned round"
    assert "college arts: of those taking part" in arts.verdict
    assert "50.0 points more often than all others" in arts.verdict
    assert answer.interaction[0].p < 0.001
    assert {r.finding for r in answer.rows if r.stage == "taking part"} == {
        "higher", "lower",
    }  # fmt: skip


def test_the_outcome_metric_says_the_same(state):
    found = stages(state, asking())
    rows = outcome(state, Scope(by="college"), asking()).rows
    for row in (one for one in rows if one.analysis == "landmark"):
        taking, others = (
            found[row.group, f"outcome, {side}"] for side in ("taking part", "others")
        )
        assert (row.exposed, row.comparison) == (taking.of, others.of)
        assert row.exposed_rate == pytest.approx(taking.rate)
        assert row.comparison_rate == pytest.approx(others.rate)


def test_too_few_have_no_gap(state):
    answer = participation(state, Scope(by="college"), asking(least=7))
    found = {(row.group, row.stage): row for row in answer.rows}
    assert found["arts", "taking part"].gap == pytest.approx(0.3)
    assert found["arts", "completion"].finding == "too few"
    assert {gap.finding for gap in answer.gaps} == {"too few"}
    assert not answer.interaction
    assert any("2 of the groups have fewer than 7" in note for note in answer.notes)


def test_the_public_gets_no_gap_that_tells_of_a_few(state):
    answer = participation(state, Scope(Viewer("public"), by="college"), asking())
    assert {(row.number, row.rate, row.gap) for row in answer.rows} == {
        (None, None, None)
    }
    assert not answer.gaps and not answer.interaction


def test_nobody_at_the_landmark(worlds):
    state = worlds.state(drawn([]))
    answer = participation(state, Scope(by="college"), asking())
    assert not answer.rows and not answer.gaps
    assert any("Nobody was enrolled" in note for note in answer.notes)
