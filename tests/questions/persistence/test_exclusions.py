"""Who left for a reason that takes them out of a cohort: from its day, by measure."""

from datetime import date

import pytest

from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW

TERMS = """
term_id | starts_on  | census_on  | ends_on    | season
f18     | 2018-08-23 | 2018-09-07 | 2018-12-10 | fall
f19     | 2019-08-22 | 2019-09-06 | 2019-12-09 | fall
f20     | 2020-08-21 | 2020-09-05 | 2020-12-08 | fall
f24     | 2024-08-23 | 2024-09-07 | 2024-12-10 | fall
"""
# 21 entered in fall 2018: s0 to s12 were there in fall 2019, n0 to n7 weren't. s0 left
# on a mission in June 2020, and so wasn't there in fall 2020; s1 to s12 were.
STAYED = [f"s{number}" for number in range(13)]
LEFT = [f"n{number}" for number in range(8)]


def tables(excluded: dict[str, str], conferred: str = "") -> dict[str, str]:
    """Draw the world, its exclusions given as day by learner."""
    told = {name: f"mission | {day}" for name, day in excluded.items()}
    learners = "learner_id | cohort_exclusion | cohort_exclusion_on\n" + "\n".join(
        f"{name} | {told.get(name, '|')}" for name in STAYED + LEFT
    )
    there = [(name, "f18") for name in STAYED + LEFT]
    there += [(name, "f19") for name in STAYED] + [(n, "f20") for n in STAYED[1:]]
    drawn = {
        "learners": learners,
        "terms": TERMS,
        "enrollments": "learner_id|term_id\n" + "\n".join("|".join(o) for o in there),
        "awards": "learner_id|achievement_id|earned_on\ns1|a|2024-12-01",
        "completions": f"learner_id|conferred_on|title\n{conferred}",
    }
    return {name: table for name, table in drawn.items() if table}


def cohort(state, **asked):
    """Return the row of who entered in fall 2018."""
    question = RetentionQuestion(**asked)
    found = retention(state, Scope(as_of=date(2024, 12, 1)), question).rows
    return next(row for row in found if row.cohort == "f18")


def rows(world, excluded: dict[str, str], conferred: str = "", **asked):
    """Return the cohort's row, its exclusions given as day by learner."""
    return cohort(world(tables(excluded, conferred)), **asked)


@pytest.mark.parametrize("day", ["2020-06-01", ""])
def test_who_returned_and_left_on_a_mission_two_years_later_had_returned(world, day):
    row = rows(world, {"s0": day})
    # Not 12 of 20, 60.0%: s0 was there in fall 2019.
    assert (row.excluded, row.numerator, row.denominator) == (0, 13, 21)
    assert f"{row.rate:.1%}" == "61.9%"


def test_by_the_second_fall_the_mission_has_begun(world):
    row = rows(world, {"s0": "2020-06-01"}, to="f20")
    assert (row.excluded, row.numerator, row.denominator) == (1, 12, 20)


@pytest.mark.parametrize(
    ("day", "excluded", "denominator"),
    [
        ("2019-09-06", 1, 20),  # gone on the day of the census
        ("2019-09-07", 0, 21),  # the day after: n0 had left before
        ("", 1, 20),  # nobody knows since when
        ("N/A", 1, 20),  # which says nothing
    ],
)
def test_who_was_gone_by_the_census_is_taken_out_from_its_day(
    world, day, excluded, denominator
):
    row = rows(world, {"n0": day})
    assert (row.excluded, row.numerator, row.denominator) == (
        excluded, 13, denominator,
    )  # fmt: skip


def test_who_completed_within_the_time_stays_though_excluded_later(world):
    # Normal time of fall 2018 and 150% of it end on 2024-08-31.
    found = rows(
        world, {"s1": "2024-01-01", "s2": "2024-08-31", "s3": "2024-09-01"},
        conferred="s1|2023-05-15|BA\n", to="graduated-150",
    )  # fmt: skip
    # s1 completed, s2 is taken out, s3 left for it after the window.
    assert (found.graduated, found.excluded, found.denominator) == (1, 1, 20)


@pytest.mark.parametrize(
    ("conferred_on", "graduated"),
    [("2024-08-31", 1), ("2024-09-01", 0)],  # 31 August of the sixth year
)
def test_six_years_end_as_ipeds_has_it(world, conferred_on, graduated):
    found = rows(world, {}, f"s1|{conferred_on}|BA", to="graduated-150")
    assert found.graduated == graduated


@pytest.mark.parametrize(
    ("mapping", "day"),
    [
        ('dates: "%m/%d/%Y"', "06/01/2020"),
        ('learners: {dates: {cohort_exclusion_on: "%d.%m.%Y"}}', "01.06.2020"),
        (
            "learners:\n  file: learners.csv\n  columns: {learner_id: learner_id}\n"
            "  attributes: [cohort_exclusion, cohort_exclusion_on]\n"
            '  dates: "%d.%m.%Y"\nterms: {file: terms.csv}\n'
            "enrollments: {file: enrollments.csv}\nawards: {file: awards.csv}",
            "01.06.2020",
        ),
        ("{}", "2020-06-01 08:30:00"),
    ],
)
def test_the_day_is_read_as_the_source_writes_its_days(worlds, mapping, day):
    folder = worlds.folder(tables({"s0": day}))
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    report = load(worlds.store, [folder], now=NOW)
    assert report.set_aside == ()
    state = open_state(worlds.store)
    row, later = cohort(state), cohort(state, to="f20")
    # s0 left in June 2020: in fall 2019 13 of 21 were there, in fall 2020 12 of 20.
    assert (row.excluded, row.numerator, row.denominator) == (0, 13, 21)
    assert (later.excluded, later.numerator, later.denominator) == (1, 12, 20)


@pytest.mark.parametrize("day", ["06/01/2020", "01.06.2020", "soon"])
def test_a_day_that_cannot_be_read_is_said_and_never_no_day(worlds, day):
    report = worlds.load(tables({"s0": day}))
    (found,) = report.set_aside
    assert (found.line, found.column) == (2, "cohort_exclusion_on")
    assert "ISO 8601" in found.rule
