"""Real registrations: who registers again, who withdraws when; the publisher's rows."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from analytics.asking.ask import ask
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.withdrawals.counts import withdrawals
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "oulad"
DAY = date(2015, 7, 1)


REGISTERED = RetentionQuestion(start="term", to="later", counted="registered")
# Unregistrations by week since the start of the presentation, as the data's own
# description gives them, from week 0 on.
WEEKS = """384 506 107 195 142 112 115 131 131 105 91 74 80 108 112 106 75 83 96 76 79
99 117 100 86 55 43 38 36 51 40 50 48 32 8"""


@pytest.fixture(scope="module")
def state(tmp_path_factory, shared):
    folder = tmp_path_factory.mktemp("real") / "oulad"
    shutil.copytree(EXAMPLE, folder)
    for name in ("studentInfo.csv.gz", "studentRegistration.csv.gz"):
        shutil.copy(shared / "data" / "oulad_odd_ids" / name, folder)
    load(folder.parent / "store", [folder])
    return open_state(folder.parent / "store")


@pytest.mark.shared
def test_who_registers_again(state):
    rows = retention(state, Scope(as_of=DAY), REGISTERED).rows
    # the figures of the data's own description, counted without this program
    assert {row.cohort: (row.entered, row.returned) for row in rows} == {
        "2013B": (2330, 266), "2013J": (4359, 733), "2014B": (3230, 302),
        "2014J": (4577, None),
    }  # fmt: skip
    following = RetentionQuestion(start="term", to="next-term", counted="registered")
    rows = retention(state, Scope(as_of=DAY), following).rows
    assert [row.returned for row in rows] == [90, 335, 302, None]


# What the description says of learners whose first presentation has a later one: by
# what was so in the first, how many and how many of them registered again.
GROUPS = {
    "gender": {"F": (4788, 369), "M": (5131, 932)},
    "age_band": {"0-35": (6975, 938), "35-55": (2902, 352), "55<=": (42, 11)},
    "disability": {"False": (8914, 1132), "True": (1005, 169)},
    "education": {
        "A Level or Equivalent": (4248, 567), "HE Qualification": (1370, 218),
        "Lower Than A Level": (4092, 484), "No Formal quals": (119, 8),
        "Post Graduate Qualification": (90, 24),
    },
    "deprivation": {
        "not given": (369, 56), "0-10%": (1015, 118), "10-20": (1076, 124),
        "20-30%": (1096, 153), "30-40%": (1077, 131), "40-50%": (1008, 130),
        "50-60%": (965, 127), "60-70%": (858, 115), "70-80%": (860, 122),
        "80-90%": (839, 114), "90-100%": (756, 111),
    },
    "first_result": {
        "Distinction": (876, 125), "Fail": (2300, 118), "Pass": (3853, 429),
        "Withdrawn": (2890, 629),
    },
}  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("by", GROUPS)
def test_who_registers_again_by_group(state, by):
    people: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for row in retention(state, Scope(as_of=DAY, by=by), REGISTERED).rows:
        if row.finished:
            people[row.group] += row.entered or 0
            again[row.group] += row.returned or 0
    assert {group: (people[group], again[group]) for group in people} == GROUPS[by]
    assert (people.total(), again.total()) == (9919, 1301)


@pytest.mark.shared
def test_results_belong_to_registrations(state):
    with ask(state, Scope(as_of=DAY)) as question:
        results = question.cursor.execute(
            "select result, count(*) from record.enrollments group by result"
        ).fetchall()
    assert dict(results) == {
        "Distinction": 1523, "Pass": 6259, "Fail": 3516, "Withdrawn": 5136,
    }  # fmt: skip


@pytest.mark.shared
def test_when_they_withdraw(state):
    rows = withdrawals(state, Scope(as_of=DAY), WithdrawalsQuestion()).rows
    apart = {row.stretch: row.withdrawn for row in rows if row.week is None}
    # the one after the end is of day 444: the description lists no week for it
    assert apart == {"before the start": 1381, "after the end": 1}
    weeks = {row.week: row.withdrawn for row in rows if row.week is not None}
    assert {week: n for week, n in weeks.items() if n} == dict(
        enumerate(int(n) for n in WEEKS.split())
    )
    assert sum(row.withdrawn for row in rows) == 5093


@pytest.mark.shared
def test_who_withdrew_before_the_start_was_never_there(state):
    asked = RetentionQuestion(start="term", to="later")
    rows = retention(state, Scope(as_of=DAY), asked).rows
    known = retention(state, Scope(as_of=DAY), REGISTERED).rows
    assert all(
        (row.entered or 0) < (every.entered or 0)
        for row, every in zip(rows, known, strict=True)
    )
    alone = withdrawals(state, Scope(as_of=DAY), WithdrawalsQuestion(unit="learner"))
    before = next(row for row in alone.rows if row.stretch == "before the start")
    assert before.withdrawn < 1381  # some keep another module of the presentation
