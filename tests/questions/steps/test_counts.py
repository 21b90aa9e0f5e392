"""Step funnels, counted by hand: stages, groups, maturity, fates, trends, people."""

from datetime import date
from typing import Any

import pytest

from analytics.asking.answer import Answer
from analytics.asking.learner import THEIR_OWN
from analytics.questions.steps.counts import steps
from analytics.questions.steps.people import steps_people
from analytics.questions.steps.question import Question
from analytics.questions.steps.reading import read_exclusions, read_steps
from analytics.questions.steps.trend import steps_trend
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

DAY = 86_400

# A term each for fall and spring; summer isn't regular. The data ends on 1 March 2026.
# ana: debate in fall, claimed, shared, seen, logic 40 days on; enrolled in spring.
# ben: debate in fall, not enrolled in spring. cyd: debate in fall, graduated since.
# dan: debate in February: still within 60 days. eve: debate in fall, then cases before
# logic; enrolled. fay: debate again in spring; her enrolments were never loaded.
WORLD = {
    "awards": """
    award_id | learner_id | achievement_id | earned_on  | claimed_on | revoked
    a1       | ana        | debate         | 2025-09-10 | 2025-09-20 |
    a2       | ana        | logic          | 2025-10-20 |            |
    b1       | ben        | debate         | 2025-09-11 |            |
    c1       | cyd        | debate         | 2025-10-01 |            |
    d1       | dan        | debate         | 2026-02-10 |            |
    e1       | eve        | debate         | 2025-09-12 |            |
    e2       | eve        | cases          | 2025-09-20 |            |
    e3       | eve        | logic          | 2025-10-12 |            |
    f1       | fay        | debate         | 2025-11-05 |            |
    f2       | fay        | debate         | 2025-12-01 |            |
    f3       | fay        | cases          | 2026-03-01 |            |
    g1       | gus        | debate         | 2025-09-10 |            | true
    """,
    "learners": """
    learner_id | college | entry_on
    ana        | arts    | 2025-08-25
    ben        | arts    | 2025-08-25
    cyd        | law     | 2025-08-25
    dan        | law     | 2026-01-20
    eve        | law     | 2025-08-25
    fay        |         |
    """,
    "terms": """
    term_id | starts_on  | census_on  | ends_on    | season | regular
    F25     | 2025-08-25 | 2025-09-05 | 2025-12-15 | fall   | true
    W25     | 2025-12-20 | 2025-12-21 | 2026-01-10 | winter | false
    S26     | 2026-01-15 | 2026-01-30 | 2026-05-15 | spring | true
    """,
    "enrollments": """
    learner_id | term_id
    ana        | F25
    ben        | F25
    cyd        | F25
    eve        | F25
    ana        | S26
    dan        | S26
    eve        | S26
    """,
    "completions": "learner_id | conferred_on | title\ncyd | 2025-12-20 | BA",
    "shares": "share_id | award_id | network | shared_on\ns1 | a1 | web | 2025-09-25",
    "views": "view_id | share_id | viewed_on\nv1 | s1 | 2025-09-30",
}


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("steps")).state(WORLD)


def question(text: str, exclude: str | None = None, **told: Any) -> Question:
    wanted = read_steps(text)
    return Question(wanted, exclusions=read_exclusions(exclude, len(wanted)), **told)


def counts(state: State, text: str, *told: Any, **more: Any) -> list[int | None]:
    rows = steps(state, Scope(), question(text, *told, **more)).rows
    return [row.learners for row in rows]


SIXTY = {"within": 60 * DAY}
CASES_BETWEEN = '[{"achievement": "cases", "from_step": 1, "to_step": 2}]'


def test_rates_are_of_the_first_and_of_the_previous_step(state: State):
    first, second, third = steps(
        state, Scope(), question("debate > logic > cases", **SIXTY)
    ).rows
    assert (first.learners, second.learners, third.learners) == (6, 2, 0)
    assert (first.rate_from_first, first.rate_from_previous) == (1, 1)
    assert (second.rate_from_first, third.rate_from_previous) == (2 / 6, 0)
    assert (round(second.low, 3), round(second.high, 3)) == (0.097, 0.7)  # Wilson
    assert second.mean_seconds_from_previous == (40 + 30) / 2 * DAY
    assert (first.mature, second.mature_learners) == (5, 2)  # dan has had 19 days
    assert second.mature_rate == 2 / 5
    assert first.achievement == "debate"


def test_without_a_window_nobody_s_time_is_up(state: State):
    answer = steps(state, Scope(), question("debate > logic"))
    assert {row.mature for row in answer.rows} == {None}
    assert "There is no window: nobody's time is ever up." in answer.notes
    (passed,) = (f for f in answer.fates if f.fate == "passed")
    assert passed.learners == 0


def test_whoever_met_what_is_excluded_counts_nowhere(state: State):
    answer = steps(state, Scope(), question("debate > logic", CASES_BETWEEN, **SIXTY))
    assert [row.learners for row in answer.rows] == [5, 1]  # not eve; fay's came later
    assert "Left out for what is excluded: 1 learners." in answer.notes


def test_stages_are_steps_too(state: State):
    journey = "stage:entered > stage:first-badge > stage:claimed > stage:shared"
    assert counts(state, f"{journey} > stage:viewed") == [5, 5, 1, 1, 1]
    assert counts(state, "debate > stage:claimed of debate") == [6, 1]
    assert counts(state, "debate > stage:claimed of logic") == [6, 0]
    wanted = '[{"stage": "shared", "achievement": "debate"}, {"stage": "viewed"}]'
    assert counts(state, wanted) == [1, 1]
    named = steps(state, Scope(), question("debate > stage:claimed of debate")).rows[1]
    assert named.achievement == "stage:claimed of debate"


def test_enrolled_next_term_is_the_next_regular_one_and_counted_at_its_census(
    state: State,
):
    text = "debate > stage:enrolled-next-term"
    assert counts(state, text) == [6, 2]  # ana and eve; dan's next term is to come
    rows = steps(state, Scope(as_of=date(2026, 1, 29)), question(text)).rows
    assert [row.learners for row in rows] == [5, 0]


def test_a_stage_in_json_is_no_achievement_of_that_name(worlds: Worlds):
    head = "learner_id|achievement_id|earned_on\n"
    state = worlds.state({"awards": head + "ana|stage:claimed|2026-01-01"})
    assert counts(state, '["stage:claimed"]') == [1]
    assert counts(state, "stage:claimed") == [None]  # nothing loaded tells of claims


def test_what_became_of_the_rest(state: State):
    answer = steps(state, Scope(), question("debate > logic", **SIXTY))
    fates = {f.fate: (f.learners, f.enrolment_unknown) for f in answer.fates}
    assert fates == {
        "within": (1, 0),  # dan
        "passed": (1, 1),  # fay: nobody knows whether she is enrolled
        "not enrolled": (1, 0),  # ben
        "graduated": (1, 0),  # cyd
    }


def test_groups_are_counted_alone(state: State):
    rows = steps(state, Scope(by="college"), question("debate > logic")).rows
    found = {(row.group, row.step): row.learners for row in rows}
    assert found == {
        ("arts", 1): 2,
        ("arts", 2): 1,
        ("law", 1): 3,
        ("law", 2): 1,
        ("not given", 1): 1,
        ("not given", 2): 0,
    }
    law = steps(state, Scope(where=(("college", "law"),)), question("debate > logic"))
    assert [row.learners for row in law.rows] == [3, 1]


def trend(state: State, text: str = "debate > logic", **told: Any) -> list[tuple]:
    answer = steps_trend(state, Scope(), question(text, **SIXTY, **told))
    return [
        (row.period, row.entered, row.converted, row.mature, row.unfinished)
        for row in answer.rows
    ]


def test_a_trend_credits_the_period_of_entry_and_marks_what_is_unfinished(state: State):
    assert trend(state, trend="month") == [
        ("2025-09", 3, 2, 3, False),
        ("2025-10", 1, 0, 1, False),
        ("2025-11", 1, 0, 1, False),
        ("2025-12", 1, 0, 1, False),  # fay again; on 31 December: 60 days before
        ("2026-01", 0, 0, 0, True),
        ("2026-02", 1, 0, 0, True),
        ("2026-03", 0, 0, 0, True),
    ]
    assert trend(state, trend="term") == [
        ("F25", 5, 2, 5, False),  # fay once
        ("W25", 0, 0, 0, True),  # it lasts until spring begins
        ("S26", 1, 0, 0, True),
    ]
    span = (date(2025, 9, 9), date(2025, 9, 11))
    assert trend(state, trend="day", entered=span) == [
        ("2025-09-09", 0, 0, 0, False),
        ("2025-09-10", 1, 1, 1, False),
        ("2025-09-11", 1, 0, 1, False),
    ]


def test_entered_between_two_days_counts_the_tries_begun_then(state: State):
    late = (date(2025, 11, 6), None)
    assert counts(state, "debate > cases", entered=late, **SIXTY) == [2, 0]
    assert counts(state, "debate > cases", entered=late, within=90 * DAY) == [2, 1]


def people(state: State, scope: Scope, step: int) -> Answer[Any]:
    return steps_people(state, scope, question("debate > logic", **SIXTY), step)


def test_the_people_behind_a_bar(state: State):
    rows = people(state, Scope(), 1).rows
    assert {row.learner for row in rows if row.stopped} == {"ben", "cyd", "dan", "fay"}
    ana = rows[0]
    assert (ana.learner, ana.furthest, ana.stopped, ana.fate) == ("ana", 2, False, None)
    assert [row.learner for row in people(state, Scope(), 2).rows] == ["eve", "ana"]
    assert people(state, Scope(), 2).rows[0].reached_on == date(2025, 10, 12)


def test_the_people_are_those_whom_the_viewer_may_see(state: State):
    herself = people(state, Scope(Viewer("learner", "ana")), 1).rows
    assert [row.learner for row in herself] == ["ana"]
    with pytest.raises(UnknownError, match="public"):
        people(state, Scope(Viewer("public")), 1)
    with pytest.raises(UnknownError, match="steps 1 to 2"):
        people(state, Scope(), 3)


def test_who_shared_is_named_to_nobody_but_themselves(state: State):
    asked = question("debate > stage:shared")
    assert [r.learner for r in steps_people(state, Scope(), asked, 2).rows] == ["ana"]
    herself = Scope(Viewer("learner", "ana"))
    assert [r.learner for r in steps_people(state, herself, asked, 2).rows] == ["ana"]
    others = steps_people(state, Scope(Viewer("administrator")), asked, 1)
    assert (others.rows, others.notes) == ((), (THEIR_OWN,))


def test_small_groups_are_held_back_from_the_public(state: State):
    public = Scope(Viewer("public"))
    asked = question("debate > logic", **SIXTY)
    answer = steps(state, public, asked)
    assert {row.learners for row in answer.rows} == {None}
    assert {fate.learners for fate in answer.fates} == {None}
    assert any(note.startswith("Held back") for note in answer.notes)
    by_month = question("debate > logic", trend="month", **SIXTY)
    held = steps_trend(state, public, by_month).rows
    assert {(row.entered, row.converted) for row in held} == {(None, None)}


def test_an_achievement_that_nobody_knows_is_zero_with_a_note(state: State):
    answer = steps(state, Scope(), question("nothing > debate"))
    assert [row.learners for row in answer.rows] == [0, 0]
    assert "Not known, so nobody has it: nothing" in answer.notes
    assert steps_trend(state, Scope(), question("nothing", trend="day")).rows == ()


@pytest.mark.parametrize(
    ("text", "exclude", "told"),
    [
        ("", None, {}),
        ("a > > b", None, {}),
        ("[]", None, {}),
        ("[[]]", None, {}),
        ("[7]", None, {}),
        ('[{"achievement": 7}]', None, {}),
        ('[{"achievement": "a", "optional": "no"}]', None, {}),
        ('[{"achievement": "a", "optional": true}]', None, {}),
        ('[{"stage": "claimed", "more": 1}]', None, {}),
        ('[{"stage": "dancing"}]', None, {}),
        ('[{"stage": "entered", "achievement": "a"}]', None, {}),
        ("stage:dancing", None, {}),
        ("stage:enrolled-next-term > a", None, {}),
        ("a > b", None, {"order": "backwards"}),
        ("a > b", None, {"trend": "year"}),
        ("a > b", "{}", {}),
        ("a > b", '[{"achievement": "x", "from_step": 2, "to_step": 1}]', {}),
        ("a > b", '[{"achievement": "x", "from_step": 1, "to_step": 3}]', {}),
        ("a > b", '[{"achievement": "x", "from_step": true}]', {}),
        ("a > b", '[{"achievement": "x"}]', {"order": "unordered"}),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(text: str, exclude: str | None, told: dict):
    with pytest.raises(UnknownError):
        question(text, exclude, **told)


def test_unordered_counts_distinct_steps_and_each_award_once(state: State):
    assert counts(state, "logic > debate > cases", order="unordered") == [6, 3, 1]
    assert counts(state, "debate > debate", order="unordered") == [6, 1]
    rows = steps(state, Scope(), question("logic > debate", order="unordered")).rows
    assert [row.achievement for row in rows] == [None, None]
    assert [row.title for row in rows] == ["1 of 2 steps", "2 of 2 steps"]
