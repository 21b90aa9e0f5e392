"""Who holds what of a pathway, and where learners stand on a day."""

from datetime import date

import numpy as np

from analytics.asking.ask import ask
from analytics.asking.cohort import cohort
from analytics.asking.pathways import choose, count_learners
from analytics.pathways.nearest import fewest_left
from analytics.scope import Scope

TERMS = """
term_id | starts_on  | census_on  | ends_on    | season | regular
f24     | 2024-08-26 | 2024-09-09 | 2024-12-13 | fall   | true
s25     | 2025-01-13 | 2025-01-27 | 2025-05-09 | spring | true
u25     | 2025-06-02 | 2025-06-09 | 2025-08-01 | summer | false
f25     | 2025-08-25 | 2025-09-08 | 2025-12-12 | fall   | true
s26     | 2026-01-12 | 2026-01-26 | 2026-05-08 | spring | true
"""

# ana is there throughout; ben misses fall 2025; cyd graduates in May 2025 and is gone,
# dan too, but comes back for another degree; eve dies; fay was never enrolled; gus
# withdrew before his first census; hal comes in summer only, after missing spring; ivy
# pauses in fall 2025 and returns. In spring 2026 only ana and ivy are there.
ENROLLMENTS = """
learner_id | term_id | status    | status_on
ana        | f24     | enrolled  |
ana        | s25     | enrolled  |
ana        | f25     | enrolled  |
ana        | s26     | enrolled  |
ben        | f24     | enrolled  |
ben        | s25     | enrolled  |
cyd        | s25     | enrolled  |
dan        | s25     | enrolled  |
dan        | f25     | enrolled  |
eve        | f24     | enrolled  |
gus        | f24     | withdrawn | 2024-09-01
hal        | f24     | enrolled  |
hal        | u25     | enrolled  |
ivy        | s25     | enrolled  |
ivy        | s26     | enrolled  |
"""

LEARNERS = """
learner_id | name        | deceased_on
eve        | Eve Example | 2025-02-02
fay        | Fay Example |
"""

COMPLETIONS = """
learner_id | conferred_on | title | institution
cyd        | 2025-05-10   | BA    |
dan        | 2025-05-10   | BA    |
ben        | 2025-06-10   | AA    | elsewhere
"""

AWARDS = """
learner_id | achievement_id | earned_on
ana        | a              | 2025-02-01
"""

WORLD = {
    "awards": AWARDS,
    "terms": TERMS,
    "enrollments": ENROLLMENTS,
    "learners": LEARNERS,
    "completions": COMPLETIONS,
}


def standings(state, day: date) -> dict[str, tuple[str, date | None]]:
    with ask(state, Scope(as_of=day)) as asked:
        asked.relations.make("whereabouts")
        rows = asked.cursor.execute(
            "select learner_id, standing, since from whereabouts join learner "
            "using (learner)"
        ).fetchall()
    return {learner: (standing, since) for learner, standing, since in rows}


def test_where_learners_stand(world):
    state = world(WORLD)
    fall = date(2025, 9, 8)
    assert standings(state, date(2025, 12, 1)) == {
        "ana": ("enrolled", None),
        "ben": ("not enrolled", fall),
        "cyd": ("graduated", date(2025, 5, 10)),
        "dan": ("enrolled", None),
        "eve": ("deceased", date(2025, 2, 2)),
        "fay": ("unknown", None),
        "gus": ("not enrolled", None),
        "hal": ("not enrolled", fall),
        "ivy": ("not enrolled", fall),
    }


def test_a_term_whose_census_has_not_come_says_nothing(world):
    found = standings(world(WORLD), date(2025, 9, 7))
    assert found["ben"] == ("enrolled", None)  # by what was known then
    assert found["hal"] == ("enrolled", None)  # was there in summer
    assert found["dan"] == ("graduated", date(2025, 5, 10))


def test_who_returns_is_enrolled_again(world):
    found = standings(world(WORLD), date(2026, 2, 1))
    assert found["ivy"] == ("enrolled", None)
    assert found["dan"] == ("not enrolled", date(2026, 1, 26))


def test_what_learners_hold_of_a_pathway(programme):
    # ana: all; ben: debate; cyd: ek; dan: debate (logic revoked by then); eve: nothing.
    with ask(programme, Scope()) as asked:
        found = choose(asked, "thinking", None)
        count_learners(asked, found, "any", None, None)
        everyone = cohort(asked, found)
        names = dict(
            asked.cursor.execute("select learner, learner_id from learner").fetchall()
        )
    held = {
        names[learner]: everyone.holdings.named(number)
        for learner, number in zip(everyone.learners, everyone.set_of, strict=True)
    }
    assert held == {
        "ana": frozenset({"debate", "logic", "cases", "capstone"}),
        "ben": frozenset({"debate"}),
        "cyd": frozenset({"ek"}),
        "dan": frozenset({"debate"}),
    }
    left = fewest_left(everyone.tree, everyone.holdings)[everyone.set_of]
    by_name = {names[n]: int(k) for n, k in zip(everyone.learners, left, strict=True)}
    assert by_name == {"ana": 0, "ben": 2, "cyd": 1, "dan": 2}
    assert np.all(np.diff(everyone.learners) > 0)
