"""Real registrations: who registers again, against the publisher's own rows."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from analytics.access.ask import ask
from analytics.metrics.retention import retention
from analytics.metrics.retention_question import RetentionQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "oulad"
DAY = date(2015, 7, 1)


@pytest.mark.shared
def test_who_registers_again(tmp_path, shared):
    folder = tmp_path / "oulad"
    shutil.copytree(EXAMPLE, folder)
    data = shared / "data" / "oulad_odd_ids"
    shutil.copy(data / "studentInfo.csv.gz", folder)
    load(tmp_path / "store", [folder])
    state = open_state(tmp_path / "store")
    asked = RetentionQuestion(start="term", to="later")
    rows = retention(state, Scope(as_of=DAY), asked).rows
    # the figures of the data's own description, counted without this program
    assert {row.cohort: (row.entered, row.returned) for row in rows} == {
        "2013B": (2330, 266), "2013J": (4359, 733), "2014B": (3230, 302),
        "2014J": (4577, None),
    }  # fmt: skip
    people: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for row in retention(state, Scope(as_of=DAY, by="gender"), asked).rows:
        if row.finished:
            people[row.group] += row.entered or 0
            again[row.group] += row.returned or 0
    assert (people, again) == ({"F": 4788, "M": 5131}, {"F": 369, "M": 932})
    with ask(state, Scope(as_of=DAY)) as question:
        results = question.cursor.execute(
            "select result, count(*) from record.enrollments group by result"
        ).fetchall()
    assert dict(results) == {
        "Distinction": 1523, "Pass": 6259, "Fail": 3516, "Withdrawn": 5136,
    }  # fmt: skip
