"""Is it getting better? Terms counted by hand, and against asking term by term."""

from datetime import date

import pytest

from analytics.questions.progression.counts import Question, progression
from analytics.questions.progression.trend import progression_trend
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

PATHWAY = "pathway: pair\nof: [b1, b2]\n"
TERMS = """
term_id | starts_on  | ends_on
f24     | 2024-08-26 | 2024-12-13
s25     | 2025-01-13 | 2025-05-09
f25     | 2025-08-25 | 2025-12-12
"""
# Within 100 days of the first of the two: ana does, ben takes too long (after f24's
# end, so his term lasts until the next begins), cyd does; dan's time isn't up on the
# last day, eve's is.
AWARDS = """
learner_id | achievement_id | earned_on
ana        | b1             | 2024-09-01
ana        | b2             | 2024-12-10
ben        | b2             | 2024-12-20
ben        | b1             | 2025-05-01
cyd        | b1             | 2025-08-25
cyd        | b2             | 2025-09-01
dan        | b1             | 2025-11-30
eve        | b1             | 2025-09-10
"""
ASK = Question("pair", within=100)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> State:
    worlds = Worlds(tmp_path_factory.mktemp("trend"))
    people = "learner_id | college\nana | arts\nben | law\ncyd | law\ndan | law\n"
    tables = {"awards": AWARDS, "terms": TERMS, "learners": people}
    return worlds.state(tables, PATHWAY)


SCOPE = Scope(as_of=date(2026, 1, 31))


def test_terms_are_counted_with_the_same_time_for_everybody(pair):
    rows = progression_trend(pair, SCOPE, ASK).rows
    told = [(r.period, r.entered, r.mature, r.mature_completed) for r in rows]
    assert told == [("f24", 2, 2, 1), ("s25", 0, 0, 0), ("f25", 3, 2, 1)]
    assert [r.rate for r in rows] == [0.5, None, 0.5]


def test_it_is_what_asking_term_by_term_shows(pair):
    for row in progression_trend(pair, SCOPE, ASK).rows:
        span = (row.first_day, row.last_day)
        root = progression(pair, SCOPE, Question("pair", entered=span, within=100))
        first = root.rows[0]
        assert (row.entered, row.mature) == (first.entered, first.mature)
        assert row.mature_completed == first.mature_completed
        assert (row.low, row.high) == (first.low, first.high)


def test_groups_add_up(pair):
    rows = progression_trend(pair, Scope(as_of=SCOPE.as_of, by="college"), ASK).rows
    assert {r.group for r in rows} == {"arts", "law", "not given"}  # eve
    assert sum(r.entered for r in rows) == 5


def test_a_year_where_no_horizon_is_asked_for(pair):
    rows = progression_trend(pair, SCOPE, Question("pair")).rows
    assert [r.mature for r in rows] == [2, 0, 0]


def test_the_public_is_told_nothing_of_a_few(pair):
    rows = progression_trend(pair, Scope(Viewer("public"), SCOPE.as_of), ASK).rows
    assert rows[0].entered is None


def test_without_terms_there_is_no_trend(worlds: Worlds):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    with pytest.raises(UnknownError):
        progression_trend(state, Scope(), ASK)


@pytest.mark.parametrize(("day", "mature"), [(18, 1), (19, 2)])
def test_who_had_the_time_had_the_last_day_of_it_too(pair, day: int, mature: int):
    """Cyd had it on 3 December; eve began on 10 September, and has it on the 19th."""
    last = progression_trend(pair, Scope(as_of=date(2025, 12, day)), ASK).rows[-1]
    assert (last.period, last.mature) == ("f25", mature)
