"""A question that runs away is stopped, and whoever asked is told so."""

import pytest

from analytics.asking.ask import ask
from analytics.scope import Scope
from analytics.store.ledger import StoreError
from tests.conftest import Worlds

AWARDS = "learner_id|achievement_id|earned_on\nana|debate|2026-01-01"
ENDLESS = "select sum(sqrt(a.i * b.i)) from range(1000000) a(i), range(1000000) b(i)"


def test_a_question_that_runs_away_is_stopped_in_plain_words(worlds: Worlds):
    state = worlds.state({"awards": AWARDS})
    with (
        pytest.raises(StoreError, match=r"more than 0\.5 seconds and was stopped"),
        ask(state, Scope(), seconds=0.5) as asked,
    ):
        asked.cursor.execute(ENDLESS).fetchall()
    with ask(state, Scope()) as asked:  # and the next one is answered
        assert asked.cursor.execute("select count(*) from award").fetchone() == (1,)
