"""When learners withdraw: a drawn term with every way to end it, counted by hand."""

from datetime import date

import pytest

from analytics.questions.withdrawals.counts import withdrawals
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.scope import Scope, UnknownError, Viewer
from tests.conftest import Worlds

TERMS = """
term_id | starts_on  | ends_on    | season
f24     | 2024-08-26 | 2024-09-22 | fall
s26     | 2026-06-08 | 2026-07-19 | summer
"""

# Fall has four weeks. ana stays; ben withdraws on its first day, cyd on the last day of
# week 1 from one of two sections, dan before it; eve takes leave in week 0; fay dies in
# week 2, and is withdrawn afterwards; gus withdraws after its end, hal on no known day.
# The summer's third week is under way when it is loaded: ivy withdrew in it.
ROWS = """
learner_id | term_id | section | status    | status_on  | institution
ana        | f24     | a       |           |            |
ben        | f24     | a       | withdrawn | 2024-08-26 |
cyd        | f24     | a       | withdrawn | 2024-09-08 |
cyd        | f24     | b       | enrolled  |            |
dan        | f24     | a       | withdrawn | 2024-08-25 |
dan        | f24     | b       | withdrawn | 2024-09-10 |
eve        | f24     | a       | leave     | 2024-08-30 |
fay        | f24     | a       | withdrawn | 2024-09-20 |
gus        | f24     | a       | withdrawn | 2024-10-01 |
hal        | f24     | a       | withdrawn |            |
joe        | f24     | a       | withdrawn | 2024-09-02 | elsewhere
ivy        | s26     | a       | withdrawn | 2026-06-25 |
ana        | s26     | a       |           |            |
"""
LEARNERS = """
learner_id | deceased_on | college
ana        |             | arts
ben        |             | law
fay        | 2024-09-12  | law
"""
FALL = WithdrawalsQuestion(term="f24")


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    awards = "learner_id|achievement_id|earned_on\nana|a|2026-06-27"
    drawn = {"terms": TERMS, "enrollments": ROWS, "learners": LEARNERS}
    return Worlds(tmp_path_factory.mktemp("term")).state(drawn | {"awards": awards})


def counted(state, question, scope=Scope()):
    rows = withdrawals(state, scope, question).rows
    return [
        (r.week if r.stretch == "week" else r.stretch, r.enrolled, r.withdrawn, r.leave)
        for r in rows
    ]


def test_every_way_to_end_a_term(state):
    assert counted(state, FALL) == [
        ("before the start", 10, 1, 0), (0, 8, 1, 1), (1, 6, 1, 0), (2, 5, 1, 0),
        (3, 3, 0, 0), ("after the end", None, 1, 0), ("day unknown", None, 1, 0),
    ]  # fmt: skip
    weeks = {row.week: row for row in withdrawals(state, Scope(), FALL).rows}
    assert weeks[2].died == 1
    # a leave and a death are no censoring: of 8 who began, 1, 2 and then 3 withdrew
    assert [weeks[week].incidence for week in range(4)] == pytest.approx(
        [1 / 8, 2 / 8, 3 / 8, 3 / 8]
    )
    assert weeks[0].rate == 1 / 8 and weeks[1].rate == 1 / 6
    assert weeks[0].low < 1 / 8 < weeks[0].high


def test_a_learner_withdraws_with_the_last_section(state):
    rows = counted(state, WithdrawalsQuestion(term="fall", unit="learner"))
    # cyd keeps a section; dan's last one ends in week 2; nobody goes before it begins
    assert rows == [
        (0, 7, 1, 1), (1, 5, 0, 0), (2, 5, 1, 0), (3, 3, 0, 0),
        ("after the end", None, 1, 0), ("day unknown", None, 1, 0),
    ]  # fmt: skip


def test_of_a_term_under_way_whole_weeks_count(state):
    answer = withdrawals(state, Scope(), WithdrawalsQuestion(term="s26"))
    assert [(row.week, row.enrolled, row.withdrawn) for row in answer.rows] == [
        (0, 2, 0), (1, 2, 0),
    ]  # fmt: skip
    assert any("Under way" in note for note in answer.notes)
    later = Scope(as_of=date(2026, 6, 28))
    assert counted(state, WithdrawalsQuestion(term="s26"), later)[2] == (2, 2, 1, 0)
    early = withdrawals(state, Scope(as_of=date(2024, 8, 30)), WithdrawalsQuestion())
    assert not early.rows and "week is over" in early.notes[0]


def test_groups_stand_apart_and_the_public_gets_none(state):
    rows = withdrawals(state, Scope(by="college"), FALL).rows
    assert [(r.week, r.enrolled) for r in rows if r.group == "arts"] == [
        (week, 1) for week in range(4)
    ]
    assert not withdrawals(state, Scope(viewer=Viewer("public")), FALL).rows


def test_what_cant_be_asked(state):
    with pytest.raises(UnknownError, match="fall, summer"):
        withdrawals(state, Scope(), WithdrawalsQuestion(term="winter"))
    with pytest.raises(UnknownError, match="enrolment, learner"):
        WithdrawalsQuestion.read(None, "section")
