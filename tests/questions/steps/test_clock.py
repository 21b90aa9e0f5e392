"""Times from the latest start and from the first, counted by hand."""

import pytest

from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Question
from analytics.questions.steps.reading import read_steps
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from tests.conftest import Worlds

DAY = 86_400
# Ana took debate on days 0, 10 and 20, logic on day 30; ben debate on day 0 and 25,
# logic on day 20, and cyd only debate, twice.
AWARDS = """
learner_id | achievement_id | earned_on
ana        | debate         | 2026-01-01
ana        | debate         | 2026-01-11
ana        | debate         | 2026-01-21
ana        | logic          | 2026-01-31
ben        | debate         | 2026-01-01
ben        | logic          | 2026-01-21
ben        | debate         | 2026-01-26
cyd        | debate         | 2026-01-01
cyd        | debate         | 2026-01-11
"""


@pytest.fixture
def state(worlds: Worlds) -> State:
    return worlds.state({"awards": AWARDS})


def asked(state: State, **told) -> tuple[list[int | None], float | None]:
    wanted = Question(read_steps("debate > logic"), **told)
    rows = steps(state, Scope(), wanted).rows
    return [row.learners for row in rows], rows[1].mean_seconds_from_previous


def test_times_run_from_the_latest_start_or_from_the_first(state: State):
    assert asked(state) == ([3, 2], (10 + 20) / 2 * DAY)
    assert asked(state, clock="latest") == asked(state)
    assert asked(state, clock="first") == ([3, 2], (30 + 20) / 2 * DAY)


def test_a_start_whose_window_was_over_is_none(state: State):
    # Ana's first debate lies 30 days before logic, her second one 20.
    assert asked(state, clock="first", within=30 * DAY)[1] == (30 + 20) / 2 * DAY
    assert asked(state, clock="first", within=29 * DAY)[1] == (20 + 20) / 2 * DAY


def test_another_clock_there_is_not(state: State):
    with pytest.raises(UnknownError, match="unknown clock"):
        asked(state, clock="middle")
