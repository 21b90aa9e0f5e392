"""What was earned by a day counts on it; a revocation only from its own day."""

from datetime import date

import pytest

from analytics.questions.journey.counts import journey
from analytics.questions.overview.counts import overview
from analytics.questions.pathways.counts import pathways
from analytics.questions.progression.counts import Question, progression
from analytics.scope import Scope, UnknownError
from analytics.store.ledger import StoreError
from analytics.store.state import State
from tests.conftest import Worlds

PATHWAY = "pathway: pair\nof: [debate, logic]\n"

# ana: debate is revoked on 1 May; logic on a day that nobody knows. ben: unharmed.
AWARDS = """
learner_id | achievement_id | earned_on  | revoked_on | revoked | claimed_on
ana        | debate         | 2026-01-01 | 2026-05-01 | true    |
ana        | logic          | 2026-01-02 |            | true    |
ben        | debate         | 2026-02-01 |            |         | 2026-02-20
ben        | logic          | 2026-06-01 |            | false   |
"""


def counts(state: State, day: date) -> tuple:
    scope = Scope(as_of=day)
    (row,) = pathways(state, scope).rows
    root = progression(state, scope, Question("pair")).rows[0]
    assert (root.entered, root.completed) == (
        row.learners_started,
        row.learners_completed,
    )
    return row.learners_started, row.learners_completed


def test_a_day_shows_what_held_on_it(worlds: Worlds):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    assert state.as_of == date(2026, 6, 1)
    assert counts(state, date(1900, 1, 1)) == (0, 0)
    assert counts(state, date(2025, 12, 31)) == (0, 0)
    assert counts(state, date(2026, 1, 1)) == (1, 0)
    assert counts(state, date(2026, 1, 2)) == (1, 0)  # logic: revoked, ever since
    assert counts(state, date(2026, 4, 30)) == (2, 0)
    assert counts(state, date(2026, 5, 1)) == (1, 0)  # ana's is gone on its day
    assert counts(state, date(2026, 5, 31)) == (1, 0)
    assert counts(state, date(2026, 6, 1)) == (1, 1)
    assert counts(state, date(2200, 12, 31)) == (1, 1)


def test_an_award_is_shown_as_revoked_from_its_day_and_claimed_from_its_day(
    worlds: Worlds,
):
    state = worlds.state({"awards": AWARDS}, PATHWAY)

    def awards(learner: str, day: date) -> dict[str, tuple]:
        told = journey(state, Scope(as_of=day), learner).awards
        return {a.achievement: (a.is_revoked, a.claimed_on) for a in told}

    before = {"debate": (False, None), "logic": (True, None)}
    assert awards("ana", date(2026, 4, 30)) == before
    assert awards("ana", date(2026, 5, 1)) == before | {"debate": (True, None)}
    assert awards("ben", date(2026, 2, 19)) == {"debate": (False, None)}
    claimed = {"debate": (False, date(2026, 2, 20))}
    assert awards("ben", date(2026, 2, 20)) == claimed


def test_where_nothing_was_awarded_a_day_can_be_asked_about(worlds: Worlds):
    state = worlds.state({"learners": "learner_id|name\nana|Ana Example"}, PATHWAY)
    with pytest.raises(StoreError, match="nothing has happened yet"):
        overview(state, Scope())
    assert counts(state, date(2026, 1, 1)) == (0, 0)
    told = journey(state, Scope(as_of=date(2026, 1, 1)), "ana")
    assert [row.state for row in told.rows] == ["open"] * 3


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date.max])
def test_a_day_that_no_record_can_have_is_wrong_usage(worlds: Worlds, day: date):
    state = worlds.state({"awards": AWARDS}, PATHWAY)
    for ask in (overview, pathways):
        with pytest.raises(UnknownError, match="1900 to 2200"):
            ask(state, Scope(as_of=day))
