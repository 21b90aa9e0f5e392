"""Laws of comparisons from a landmark, whatever learners' lives were."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds, examples
from tests.questions.persistence.test_triangle import LIVES, roster

pytestmark = pytest.mark.long

DAY = Scope(as_of=date(2026, 2, 1))
DAYS = ("2024-02-01", "2024-06-01", "2024-10-01", "2025-01-27", "2025-02-10")
AWARDS = st.lists(
    st.tuples(
        st.integers(0, 7),  # whose
        st.sampled_from(["debate", "logic"]),
        st.sampled_from(DAYS),  # issued
        st.sampled_from(["", "2025-01-27", "2025-03-01"]),  # claimed
        st.sampled_from(["", "2024-12-01", "2025-06-01"]),  # revoked
    ),
    max_size=12,
)
HEAD = "award_id|learner_id|achievement_id|earned_on|issued_on|claimed_on|revoked_on"
PATHWAY = "pathway: pair\nof: [debate, logic]\n"
ASKED = OutcomeQuestion(
    "any,achievement:debate,pathway:pair", (0, 1), "next-term", "term", least=2
)


def awards(given_out: list) -> str:
    rows = [
        f"A{place}|L{who}|{what}|2024-02-01|{issued}|{claimed}|{revoked}"
        for place, (who, what, issued, claimed, revoked) in given_out
    ]
    known = [f"{what}|zoe|{what}|2019-02-01|||" for what in ("debate", "logic")]
    return "\n".join([HEAD, *known, *rows])


def found(state: State):
    return outcome(state, DAY, ASKED)


def plain(state: State) -> list:
    return [row for row in found(state).rows if row.analysis == "landmark"]


@settings(
    max_examples=examples(5),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(LIVES, AWARDS, st.randoms(use_true_random=False))
def test_laws(tmp_path_factory, lives, given_out, random):
    worlds = Worlds(tmp_path_factory.mktemp("laws"))
    numbered, given_out = list(enumerate(lives)), list(enumerate(given_out))
    tables = roster(numbered) | {"awards": awards(given_out)}
    state = worlds.state(tables, PATHWAY)
    answer = found(state)
    everybody = state.entry.counts["learners"]
    for row in plain(state):
        apart = sum(
            one.learners
            for one in answer.left_out
            if (one.exposure, one.by_term) == (row.exposure, row.by_term)
        )
        assert row.exposed + row.comparison + apart == everybody
        if row.difference is not None:
            assert row.low <= row.difference <= row.high
    random.shuffle(numbered)
    random.shuffle(given_out)
    again = Worlds(tmp_path_factory.mktemp("again"))
    parts = roster(numbered) | {"awards": awards(given_out)}
    last = {name: parts.pop(name) for name in ("learners", "awards")}
    for drawn, pathway in ((parts, PATHWAY), (last, "")):  # in two parts
        load(again.store, [again.folder(drawn, pathway)], now=NOW)
    shuffled = found(open_state(again.store))
    assert (shuffled.rows, shuffled.tables()) == (answer.rows, answer.tables())
    late = [
        (f"late{who}", (who, "debate", "2026-01-30", "", ""))
        for who in range(len(lives))
    ]
    with_late = worlds.state(tables | {"awards": awards([*given_out, *late])})
    assert plain(with_late) == [r for r in answer.rows if r.analysis == "landmark"]
