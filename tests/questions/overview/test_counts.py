"""How big the programme is, counted by hand."""

from datetime import date

import pytest

from analytics.questions.overview.counts import overview
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

TERMS = """
term_id | name        | starts_on  | census_on  | ends_on    | season
s25     | Spring 2025 | 2025-01-15 | 2025-02-01 | 2025-05-10 | spring
f25     | Fall 2025   | 2025-08-20 | 2025-09-05 | 2025-12-12 | fall
s26     | Spring 2026 | 2026-01-15 | 2026-02-01 | 2026-05-10 | spring
"""

# ana withdrew after the census of s26, ben before it; cyd came after it.
ENROLLMENTS = """
learner_id | term_id | status    | status_on  | institution
ana        | s26     | withdrawn | 2026-03-01 |
ben        | s26     | withdrawn | 2026-01-20 |
cyd        | s26     | enrolled  | 2026-02-20 |
dan        | s26     | enrolled  |            |
eve        | s26     |           |            |
fay        | s26     | enrolled  |            | elsewhere
dan        | s25     | enrolled  |            |
"""

AWARDS = """
learner_id | achievement_id | earned_on  | issued_on  | earned_term
dan        | debate         | 2025-02-10 | 2025-02-20 |
dan        | logic          | 2025-02-12 | 2025-06-01 |
dan        | debate         | 2026-02-10 |            |
ana        | debate         | 2026-02-15 |            |
ana        | logic          | 2026-01-10 | 2026-02-05 | f25
ana        | cases          | 2025-09-10 | 2026-03-20 |
zed        | cred           | 2026-03-20 |            |
"""

ACHIEVEMENTS = """
achievement_id | name   | kind
debate         | Debate | Badge
cred           | Whole  | Credential
"""


def programme(worlds: Worlds) -> State:
    return worlds.state(
        {
            "terms": TERMS,
            "enrollments": ENROLLMENTS,
            "awards": AWARDS,
            "achievements": ACHIEVEMENTS,
        }
    )


def test_reach_is_of_those_enrolled_at_the_census(worlds: Worlds):
    rows = {row.measure: row for row in overview(programme(worlds), Scope()).rows}
    reach = rows["reach"]  # ana, dan and eve; eve holds nothing
    assert (reach.numerator, reach.denominator) == (2, 3)
    assert rows["learners_enrolled"].value == 3
    assert rows["learners_enrolled"].previous == 1


def test_a_term_in_progress_is_compared_with_the_same_day_as_known_then(worlds: Worlds):
    answer = overview(programme(worlds), Scope())
    assert answer.as_of == date(2026, 3, 20)  # the 64th day of the term
    rows = {row.measure: row for row in answer.rows}
    # this spring: ana's debate; dan's is a repeat, ana's logic was fall's work
    assert rows["badges"].value == 1
    assert rows["credentials"].value == 1
    assert rows["learners_active"].value == 2
    # last spring up to 20 March: dan's debate; his logic was issued in June
    assert rows["badges"].previous == 1
    now, then = answer.span
    assert (now.name, then.name, then.until) == (
        "Spring 2026",
        "Spring 2025",
        date(2025, 3, 20),
    )
    assert now.unfinished


def test_what_was_issued_long_after_is_counted_apart(worlds: Worlds):
    answer = overview(programme(worlds), Scope())
    terms = {(t.term, t.category): (t.earned, t.retroactive) for t in answer.terms}
    assert terms["f25", "badges"] == (
        1,
        1,
    )  # logic in time; cases 98 days after its end
    assert terms["s25", "badges"] == (2, 0)
    assert terms["s26", "credentials"] == (1, 0)
    assert {row.measure: row.value for row in answer.rows}["retroactive"] == 1


def test_what_was_issued_as_it_was_earned_is_never_retroactive(worlds: Worlds):
    # 71 days after Spring 2025 ended, and in no term: issued on the day (said, and not
    # said), and a day later.
    awards = """
    learner_id | achievement_id | earned_on  | issued_on
    ana        | debate         | 2025-07-20 |
    ben        | debate         | 2025-07-20 | 2025-07-20
    cyd        | debate         | 2025-07-20 | 2025-07-21
    """
    answer = overview(worlds.state({"terms": TERMS, "awards": awards}), Scope())
    terms = {(t.term, t.category): (t.earned, t.retroactive) for t in answer.terms}
    assert terms["s25", "badges"] == (2, 1)


def test_before_the_census_reach_is_not_known(worlds: Worlds):
    answer = overview(programme(worlds), Scope(as_of=date(2026, 1, 20)))
    rows = {row.measure: row.value for row in answer.rows}
    assert rows["reach"] is None
    assert any("census" in note for note in answer.notes)


def test_without_terms_a_year_is_compared_with_the_year_before(worlds: Worlds):
    answer = overview(worlds.state({"awards": AWARDS}), Scope())
    rows = {row.measure: row for row in answer.rows}
    # ana's debate and logic, zed's; her cases came 191 days late, dan's is a repeat
    assert rows["badges"].value == 3
    # dan's debate; his logic was issued in June
    assert rows["badges"].previous == 1
    assert rows["reach"].value is None


def test_groups_split_the_counts_and_the_public_sees_no_few(worlds: Worlds):
    state = worlds.state(
        {
            "awards": AWARDS,
            "terms": TERMS,
            "learners": "learner_id|college\nana|arts\ndan|law\nzed|law",
        }
    )
    split = overview(state, Scope(by="college"))
    active = {r.group: r.value for r in split.rows if r.measure == "learners_active"}
    assert active == {"arts": 1, "law": 1}
    seen = overview(state, Scope(Viewer("public")))
    assert all(row.value in (None, 0) for row in seen.rows)
    assert seen.terms == ()


# As of 20 March 2025, the 64th day of Spring 2025, of five learners enrolled: ana's
# debate had been issued. Ben's was earned by then and issued in June. Cyd's was revoked
# in May, so it stood; dan's had been revoked in March. Eve's debate was earned twice:
# the first is issued in June, the second was issued in March.
LATER = """
learner_id | achievement_id | earned_on  | issued_on  | revoked_on | claimed_on
ana        | debate         | 2025-02-10 | 2025-02-20 |            | 2025-02-25
ben        | debate         | 2025-02-10 | 2025-06-01 |            |
cyd        | debate         | 2025-02-10 | 2025-02-20 | 2025-05-01 | 2025-06-02
dan        | debate         | 2025-02-10 | 2025-02-20 | 2025-03-01 |
eve        | debate         | 2025-02-10 | 2025-06-01 |            |
eve        | debate         | 2025-03-01 | 2025-03-10 |            |
ana        | logic          | 2026-03-20 |            |            |
"""
EVERYBODY = "learner_id | term_id\n" + "\n".join(
    f"{who} | {term}" for who in ("ana", "ben", "cyd", "dan", "eve")
    for term in ("s25", "s26")
)  # fmt: skip
SHARED_LATER = """
share_id | learner_id | achievement_id | network | shared_on
S1       | ana        | debate         | X       | 2025-03-01
S2       | cyd        | debate         | X       | 2025-06-01
"""


def issued_later(worlds: Worlds) -> State:
    tables = {"terms": TERMS, "enrollments": EVERYBODY, "awards": LATER}
    return worlds.state(tables | {"shares": SHARED_LATER})


def test_reach_of_the_year_before_has_nothing_that_was_issued_since(worlds: Worlds):
    rows = {r.measure: r for r in overview(issued_later(worlds), Scope()).rows}
    reach = rows["reach"]  # ana, ben and eve today
    assert (reach.numerator, reach.denominator) == (3, 5)
    assert reach.previous == 3 / 5  # ana, cyd and eve then
    assert rows["badges"].previous == 3
    assert rows["claimed"].previous == 1
    assert rows["shared"].previous == 1


def test_the_day_of_issue_is_the_first_on_which_a_badge_counts(worlds: Worlds):
    state = issued_later(worlds)

    def held(day: date) -> tuple[int | None, float | None]:
        told = overview(state, Scope(as_of=day), "s25")
        rows = {row.measure: row for row in told.rows}
        return rows["reach"].numerator, rows["badges"].value

    assert held(date(2025, 2, 19)) == (0, 0)
    assert held(date(2025, 2, 20)) == (3, 3)  # ana, cyd and dan
    assert held(date(2025, 3, 9)) == (2, 2)
    assert held(date(2025, 3, 10)) == (3, 3)
    # A term that is over is seen as on its last day, whatever was issued or revoked
    # since: 10 May, when cyd's was revoked and ben's wasn't issued.
    assert held(date(2026, 3, 20)) == (2, 2)


@pytest.mark.parametrize("term", [None, "s26"])
@pytest.mark.parametrize(
    "day", [date(2026, 1, 20), date(2026, 2, 25), date(2026, 3, 20), date(2026, 5, 9)]
)
def test_the_year_before_is_the_answer_that_is_given_as_of_its_day(
    worlds: Worlds, day: date, term: str | None
):
    state = issued_later(worlds)
    now = overview(state, Scope(as_of=day), term)
    asked_for = None if term is None else "s25"
    then = overview(state, Scope(as_of=now.span[1].until), asked_for)
    values = {row.measure: row.value for row in then.rows}
    assert {row.measure: row.previous for row in now.rows} == values


def test_where_no_pathway_names_a_milestone_none_was_earned_and_no_note_is_made(world):
    awards = "learner_id | achievement_id | earned_on\nana | debate | 2026-01-15"
    pathway = "pathway: thinking\nof: [debate]\n"
    for pathways, value in (("", None), (pathway, 0)):
        answer = overview(world({"awards": awards}, pathways), Scope())
        found = {row.measure: row.value for row in answer.rows}
        assert found["other_milestones"] == value
        lacks = {one.name for one in answer.lacks("other_milestones")}
        assert lacks == ({"pathways"} if value is None else set())
        assert not any("milestone" in note for note in answer.notes)
