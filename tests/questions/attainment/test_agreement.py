"""Two assessors of the same work: percent, kappa and weighted kappa."""

import pytest

from analytics.questions.attainment.agreement import kappa, places
from analytics.questions.attainment.counts import AttainmentQuestion, attainment
from analytics.scope import Scope

OUTCOME = {"met": 0.0, "not-met": 1.0}


def pairs_of(table: list[list[int]], words: str) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, row in zip(words, table, strict=True)
        for other, times in zip(words, row, strict=True)
        for _ in range(times)
    ]


def test_kappa_by_hand():
    # 20 and 15 of 50 agree; by chance 25·30/2500 + 25·20/2500 = 0.5; (0.7 − 0.5) / 0.5
    pairs = pairs_of([[20, 5], [10, 15]], "ab")
    assert kappa(pairs, {"a": 0.0, "b": 1.0}) == pytest.approx(0.4)


def test_weighted_kappa_by_hand():
    # One pair is one apart (b, c), one two apart (c, a): distance 3. By chance, rows 4,
    # 3, 3 and columns 5, 2, 3: (4·2 + 3·5 + 3·3 + 3·2 + 2·(4·3 + 3·5)) / 10 = 9.2.
    pairs = pairs_of([[4, 0, 0], [0, 2, 1], [1, 0, 2]], "abc")
    weighted = kappa(pairs, {"a": 1.0, "b": 2.0, "c": 3.0})
    assert weighted == pytest.approx(1 - 3 / 9.2)


def test_a_kappa_that_says_nothing_is_none():
    assert kappa([], OUTCOME) is None
    assert kappa([("met", "met")] * 9, OUTCOME) is None
    assert kappa([("good", "poor")], None) is None


def test_the_order_of_levels():
    assert places([("1", "3")], ()) == {"1": 1.0, "3": 3.0}
    assert places([("good", "poor")], ()) is None
    assert places([("good", "poor")], ("poor", "good")) == {"poor": 0.0, "good": 1.0}
    assert places([("good", "odd")], ("poor", "good")) is None
    assert places([("1", "inf")], ()) is None


def test_work_that_was_scored_twice(world):
    # ana and ben: both agree; cyd: they differ; dan: one assessor; eve: one waits.
    state = world(
        {
            "awards": "learner_id|achievement_id|earned_on\nana|essay|2026-03-01",
            "assessments": """
learner_id|achievement_id|submitted_on|criterion|level|outcome|assessor
ana | essay | 2026-01-10 | clarity | good | met     | A
ana | essay | 2026-01-10 | clarity | best | met     | B
ben | essay | 2026-01-10 | clarity | poor | not-met | A
ben | essay | 2026-01-10 | clarity | poor | not-met | B
cyd | essay | 2026-01-10 | clarity | good | met     | A
cyd | essay | 2026-01-10 | clarity | poor | not-met | B
dan | essay | 2026-01-10 | clarity | good | met     | A
eve | essay | 2026-01-10 | clarity | good | met     | A
eve | essay | 2026-01-10 | clarity |      | waiting | B
""",
        }
    )
    plain = attainment(state, Scope(), AttainmentQuestion())
    (row,) = plain.agreement
    assert (row.part, row.pieces, row.agreed) == ("essay", 3, 2)
    # by chance: 2/3 · 1/3 + 1/3 · 2/3 = 4/9; (6/9 − 4/9) / (5/9)
    assert row.kappa == pytest.approx(0.4)
    assert (row.level_pieces, row.levels_agreed, row.weighted_kappa) == (3, 1, None)
    scale = ("poor", "good", "best")
    asked = AttainmentQuestion(split="criterion", scale=scale)
    (row,) = attainment(state, Scope(), asked).agreement
    assert row.part == "clarity"
    # distance 2; expected: rows poor 1, good 2; columns poor 2, best 1:
    # (1·2 + 2·2·1 + 2·1) / 3 = 8/3, of 3 pairs; so 1 − 2 / (8/3)
    assert row.weighted_kappa == pytest.approx(0.25)


def test_two_assessors_are_two_rows_and_one_is_replaced(worlds):
    head = "learner_id|achievement_id|submitted_on|criterion|outcome|assessor\n"
    awards = "learner_id|achievement_id|earned_on\nana|essay|2026-03-01"
    one = head + "ana|essay|2026-01-10|clarity|not-met|A"
    worlds.load({"awards": awards, "assessments": one})
    again = (
        head + "ana|essay|2026-01-10|clarity|met|A\nana|essay|2026-01-10|clarity|met|B"
    )
    report = worlds.load({"awards": awards, "assessments": again})
    told = report.tables["assessments"]
    assert (told.new, told.changed) == (1, 1)
