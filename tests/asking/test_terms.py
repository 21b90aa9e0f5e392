"""The term in scope, last year's same term up to the same day, and terms as periods."""

from datetime import date, timedelta

import pytest

from analytics.asking.ask import ask
from analytics.asking.terms import (
    Period,
    Span,
    Term,
    define_periods,
    span_of,
    terms_as_periods,
    terms_begun,
    year_before,
)
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from tests.conftest import Worlds

DAY = timedelta(days=1)


def term(
    number: int, starts: str, ends: str, census: str = "", season: str | None = "fall"
) -> Term:
    starts_on, ends_on = date.fromisoformat(starts), date.fromisoformat(ends)
    counted_on = date.fromisoformat(census or starts)
    name = f"T{number}"
    return Term(number, name, name, starts_on, counted_on, ends_on, season, True)


FALL = term(1, "2025-08-25", "2025-12-12", "2025-09-08")


@pytest.mark.parametrize(
    ("day", "counted_on", "unfinished"),
    [
        ("2025-09-07", None, True),
        ("2025-09-08", date(2025, 9, 8), True),  # reach is counted from its day
        ("2025-12-11", date(2025, 9, 8), True),
        ("2025-12-12", date(2025, 9, 8), False),  # its last day is the whole of it
    ],
)
def test_a_term_is_counted_from_its_census_and_finished_on_its_last_day(
    day, counted_on, unfinished
):
    until = date.fromisoformat(day)
    span = span_of([FALL], until)
    assert span == Span("T1", FALL.starts_on, until, 1, counted_on, unfinished)


def test_without_terms_it_is_the_year_up_to_the_day():
    now = span_of([], date(2026, 6, 1))
    assert now.since == date(2025, 6, 2) and now.until == date(2026, 6, 1)
    assert (now.until - now.since).days + 1 == 365
    assert now == Span("the last 365 days", now.since, now.until, None, None, False)
    before = year_before([], now)
    assert before == Span(
        "the 365 days before", date(2024, 6, 2), date(2025, 6, 1), None, None, False
    )
    assert before.until == now.since - DAY


def before(earlier: list[Term], now: Term, day: str) -> Span | None:
    terms = [*earlier, now]
    return year_before(terms, span_of(terms, date.fromisoformat(day)))


NOW = term(9, "2026-08-25", "2026-12-11", "2026-09-08")


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        ("2025-06-25", False),  # 61 days before a year ago
        ("2025-06-26", True),
        ("2025-08-25", True),
        ("2025-10-24", True),
        ("2025-10-25", False),  # 61 days after
    ],
)
def test_last_years_term_begins_within_sixty_days_of_a_year_ago(starts, found):
    earlier = term(1, starts, "2026-02-01")
    assert (before([earlier], NOW, "2026-09-01") is not None) is found


def test_last_years_term_is_of_the_same_season_and_the_nearest():
    summer = term(1, "2025-08-24", "2025-09-20", season="summer")
    near = term(2, "2025-08-20", "2025-12-10")
    far = term(3, "2025-09-05", "2025-12-20")
    assert before([summer], NOW, "2026-09-01") is None
    found = before([summer, near, far], NOW, "2026-09-01")
    assert found is not None and found.term == 2
    assert before([], NOW, "2026-09-01") is None


@pytest.mark.parametrize(
    ("day", "counted_on"),
    [("2026-09-07", None), ("2026-09-08", date(2025, 9, 8))],
)
def test_last_year_is_looked_at_up_to_the_same_day(day, counted_on):
    """14 days after the first one, last year's census had come too."""
    until = FALL.starts_on + (date.fromisoformat(day) - NOW.starts_on)
    found = before([FALL], NOW, day)
    assert found == Span("T1", FALL.starts_on, until, 1, counted_on, True)
    finished = before([FALL], NOW, "2026-12-11")
    assert finished is not None and finished.unfinished is False


TERMS = """
term_id | starts_on  | ends_on
A       | 2025-01-10 | 2025-05-01
B       | 2025-06-01 | 2025-08-01
B2      | 2025-06-01 | 2025-07-01
C       | 2025-09-01 | 2025-12-15
"""
AWARD = "learner_id|achievement_id|earned_on\nana|a|2025-12-31"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("terms")).state(
        {"awards": AWARD, "terms": TERMS}
    )


def periods(state: State, day: date, last: date) -> list[Period]:
    with ask(state, Scope(as_of=day)) as asked:
        return terms_as_periods(asked, last)


def test_a_term_has_begun_from_its_first_day(state: State):
    for day, begun in ((date(2025, 8, 31), 3), (date(2025, 9, 1), 4)):
        with ask(state, Scope(as_of=day)) as asked:
            assert len(terms_begun(asked)) == begun


def test_a_term_lasts_until_the_next_one_begins(state: State):
    """Of two that begin on one day, the one that is numbered later has it."""
    end = date(2025, 12, 31)
    first = Period("A", date(2025, 1, 10), date(2025, 5, 31))
    second = Period("B", date(2025, 6, 1), date(2025, 8, 31))
    assert periods(state, end, end) == [
        first,
        second,
        Period("C", date(2025, 9, 1), end),  # the last one: up to the day
    ]
    early = date(2025, 10, 1)  # or to its own end, where that is still to come
    assert periods(state, early, early)[-1].last == date(2025, 12, 15)
    assert periods(state, end, date(2025, 8, 31)) == [first, second]
    assert len(periods(state, end, date(2025, 9, 1))) == 3


def test_periods_stand_as_they_are_given(state: State):
    given = [Period("x", date(2025, 1, 1), date(2025, 1, 2))]
    with ask(state, Scope()) as asked:
        define_periods(asked, given)
        asked.relations.make("period")
        rows = asked.cursor.execute("from period").fetchall()
    assert [Period(*row) for row in rows] == given


def test_before_the_first_term_there_are_no_periods(state: State):
    day = date(2025, 1, 9)
    with pytest.raises(UnknownError, match="no term is known that had begun by then"):
        periods(state, day, day)
    assert len(periods(state, date(2025, 1, 10), day)) == 0
