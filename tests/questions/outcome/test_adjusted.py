"""Adjusted comparisons: worked out by hand; silent where there is nothing to say."""

import math
from datetime import date

import pytest

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds
from tests.questions.outcome.adjusted_world import UNEVEN, world

pytestmark = pytest.mark.long

DAY = date(2025, 12, 1)
DEBATE = "achievement:debate"
NUMBERS = ("exposed_rate", "comparison_rate", "difference", "low", "high", "p")


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("uneven")).state(world(UNEVEN))


def ask(state, by=None, viewer=Viewer(), **options):
    told = {"exposure": DEBATE, "at_entry": ("college",)} | options
    return outcome(state, Scope(viewer, DAY, by=by), OutcomeQuestion(**told))


def only(state, analysis="adjusted", **options):
    (row,) = (r for r in ask(state, **options).rows if r.analysis == analysis)
    return row


def numbers(row):
    return {name: getattr(row, name) for name in NUMBERS}


def nothing(row):
    assert numbers(row) == dict.fromkeys(NUMBERS), row
    return row.finding, row.verdict


def test_the_difference_is_that_of_learners_alike(state):
    plain, fair = only(state, "landmark"), only(state)
    assert (plain.exposed_rate, plain.comparison_rate) == (0.825, 0.5)
    assert (fair.exposed, fair.comparison, fair.kept) == (200, 200, 1.0)
    assert fair.exposed_rate == 0.825
    assert fair.comparison_rate == pytest.approx(0.7, abs=1e-6)
    assert fair.difference == pytest.approx(0.125, abs=1e-6)
    assert fair.finding == plain.finding == "higher"
    # weights: 3 each in arts (150 of 50), 1/3 each in law (50 of 150)
    assert fair.effective == pytest.approx(200**2 / (50 * 9 + 150 / 9), rel=1e-4)
    assert "12.5 points more often than similar learners" in fair.verdict
    assert (
        "200 against 200; similar in the one measure that is recorded" in fair.verdict
    )


def test_the_interval_is_that_of_strata(state):
    """Worked out per college: the spread of what the exposed gain, and of the others.

    Gains over what their college does without: 0.2, -0.8, 0.6 and -0.4, mean 0.125.
    """
    row = only(state)
    gains = (135 * 0.2**2 + 15 * 0.8**2 + 30 * 0.6**2 + 20 * 0.4**2) / 200
    ours = (gains - 0.125**2) / 199
    theirs = 0.75**2 * 0.8 * 0.2 / 49 + 0.25**2 * 0.4 * 0.6 / 149
    width = 1.959964 * math.sqrt(ours + theirs)
    assert (row.low, row.high) == pytest.approx(
        (0.125 - width, 0.125 + width), abs=2e-4
    )


def test_balance_overlap_and_effects_stand_beside(state):
    found = ask(state)
    (measure,) = found.balance
    assert (measure.covariate, measure.measure) == ("college", "college: law")
    assert (measure.exposed_mean, measure.comparison_mean) == (0.25, 0.75)
    assert measure.weighted_mean == pytest.approx(0.25, abs=1e-6)
    spread = math.sqrt(0.25 * 0.75 * 200 / 199)
    assert measure.before == pytest.approx(-0.5 / spread, rel=1e-9)
    assert measure.class_before == "not_satisfied"
    assert measure.after == pytest.approx(0, abs=1e-5)
    assert measure.class_after == "satisfied"
    (kept,) = found.overlap
    assert (kept.exposed, kept.exposed_trimmed, kept.comparison_trimmed) == (200, 0, 0)
    plain, fair = found.effects
    assert plain.risk_ratio == pytest.approx(0.825 / 0.5)
    ratio = 0.825 / 0.7
    assert fair.risk_ratio == pytest.approx(ratio, rel=1e-5)
    assert fair.e_value == pytest.approx(
        ratio + math.sqrt(ratio * (ratio - 1)), rel=1e-4
    )
    odds = math.log(0.825 / 0.175) - math.log(0.7 / 0.3)
    assert fair.cox_index_plain == pytest.approx(odds / 1.65, rel=1e-4)
    spread = math.sqrt((200 * 0.825 * 0.175 + 200 * 0.7 * 0.3) / 398)
    omega = 1 - 3 / (4 * 400 - 9)
    assert fair.hedges_g == pytest.approx(omega * 0.125 / spread, rel=1e-4)


def test_by_a_group_each_is_compared_within_itself(state):
    small = ask(state, by="college").rows
    assert {row.finding for row in small} == {"too few"}  # 50 on one side of each
    split = ask(state, by="college", at_entry=("second",), least=50)
    fair = {row.group: row for row in split.rows if row.analysis == "adjusted"}
    assert fair["arts"].exposed_rate == 0.9 and fair["law"].exposed_rate == 0.6
    assert {one.group for one in split.balance} == {"arts", "law"}
    alike = ask(state, by="college", at_entry=(), least=50).rows
    told = {r.group: r.finding for r in alike if r.analysis == "adjusted"}
    assert told["arts"] == told["law"] == "nothing to adjust for"


def test_several_comparisons_are_counted_and_allowed_for(state):
    many = ask(state, exposure=f"{DEBATE},achievement:half", outcome="next-fall,term+1")
    fair = [r for r in many.rows if r.analysis == "adjusted"]
    assert [r.comparisons for r in fair] == [4] * 4
    ps = sorted(r.p for r in fair)
    for row in fair:  # min over larger p of p m / rank
        wanted = min(p * 4 / (n + 1) for n, p in enumerate(ps) if p >= row.p)
        assert row.p_adjusted == pytest.approx(min(1, wanted))
    assert any("4 comparisons" in note for note in many.notes)
    alone = only(state)
    assert (alone.comparisons, alone.p_adjusted) == (1, alone.p)
    assert "comparisons" not in alone.verdict


def test_one_in_many_may_be_chance(worlds):
    """On the brink alone; among four it isn't told as a difference."""
    parts = (("arts", True, 200, 120), ("arts", False, 200, 101),
             ("law", True, 200, 120), ("law", False, 200, 108))  # fmt: skip
    state = worlds.state(world(parts))
    alone = only(state)
    assert alone.finding == "higher" and 0.025 < alone.p < 0.05
    many = ask(state, exposure=f"{DEBATE},achievement:half", outcome="next-fall,term+1")
    found = [row for row in many.rows if row.analysis == "adjusted"]
    row = found[0]
    assert (row.low, row.p) == (alone.low, alone.p) and row.low > 0
    assert row.p_adjusted == pytest.approx(2 * row.p)  # two of the four are the same
    assert row.finding == "not clear among 4"
    said = f"One of 4 comparisons: p, adjusted for that, is {row.p_adjusted:.3f}."
    assert said in row.verdict
    assert row.verdict.startswith("Not clear once all 4 comparisons are counted. Lea")


SILENT = {
    "no overlap": (
        (("arts", True, 120, 90), ("law", False, 120, 60)),
        "groups too different",
    ),
    "most without a counterpart": (
        (("arts", True, 100, 90), ("law", True, 120, 60), ("law", False, 150, 60)),
        "groups too different",
    ),
    "nobody exposed": ((("arts", False, 120, 90),), "too few"),
    "nobody to compare with": ((("arts", True, 120, 90),), "too few"),
    "everybody": (
        (("arts", True, 120, 120), ("law", True, 120, 120),
         ("arts", False, 120, 120), ("law", False, 120, 120)),
        "nothing varies",
    ),
    "alike in all that is known": (
        (("arts", True, 120, 90), ("arts", False, 120, 80)),
        "nothing to adjust for",
    ),
    "not given for anybody": (
        (("", True, 120, 90), ("", False, 120, 80)),
        "nothing to adjust for",
    ),
    "three people": ((("arts", True, 1, 1), ("law", False, 2, 1)), "too few"),
}  # fmt: skip


@pytest.mark.parametrize("drawn", SILENT)
def test_where_there_is_nothing_to_say_there_is_no_number(worlds, drawn):
    parts, finding = SILENT[drawn]
    given = any(college for college, *_ in parts)
    state = worlds.state(world(parts))
    row = only(state, at_entry=("college",) if given else ())
    found, said = nothing(row)
    assert found == finding, said
    assert said[0].isupper() and said.endswith(".") and "nan" not in said


def test_an_outcome_that_all_of_one_side_had_gets_an_interval(worlds):
    """240 of 240 against 180 of 240; Newcombe's limits are 19.8 and 30.9 points."""
    parts = (("arts", True, 120, 120), ("law", True, 120, 120),
             ("arts", False, 120, 90), ("law", False, 120, 90))  # fmt: skip
    row = only(worlds.state(world(parts)))
    told = (row.difference, row.low, row.high)
    assert row.finding == "higher"
    assert told == pytest.approx((0.25, 0.198, 0.309), abs=0.006)


def test_an_attribute_without_a_date_is_refused(state):
    with pytest.raises(UnknownError, match="has no date"):
        ask(state, at_entry=(), adjust=("college",))


def test_the_public_sees_no_tables_about_few(state):
    found = ask(state, viewer=Viewer("public"))
    assert [row.finding for row in found.rows] == ["higher", "higher"]
    assert not any(
        found.tables()[name] for name in ("balance", "overlap", "effects", "left_out")
    )


def test_a_few_who_were_trimmed_do_not_come_out_by_subtraction(worlds):
    """Five of arts have nobody to compare with: their outcome is nobody's business."""
    parts = (("arts", True, 5, 0), ("law", True, 120, 60), ("law", False, 120, 50),
             ("music", True, 50, 20), ("music", False, 80, 50))  # fmt: skip
    state = worlds.state(world(parts))
    assert only(state).exposed == 170
    hidden = only(state, viewer=Viewer("public"))
    assert (hidden.exposed, hidden.verdict) == (None, None)
    assert nothing(hidden) == (None, None)
