"""Terms that overlap: a session in its term, credit where the learner was enrolled."""

from datetime import date

import pytest

from analytics.asking.ask import ask
from analytics.questions.overview.counts import overview
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.quality.counts import cases
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from tests.conftest import Worlds

# F25B is a session of eight weeks in F25. J26 lies in no term, and S26 is apart.
TERMS = """
term_id | starts_on  | census_on  | ends_on    | season | regular
F25     | 2025-08-18 | 2025-09-02 | 2025-12-12 | fall   | true
F25B    | 2025-10-13 | 2025-10-17 | 2025-12-12 | fall   | false
J26     | 2026-01-02 | 2026-01-03 | 2026-01-10 | winter | false
S26     | 2026-01-12 | 2026-01-28 | 2026-05-08 | spring | true
"""
# ann and bob are in the whole term, cat in its session only, dee in both, and left the
# session before eve's badge; eve left it on 3 November and was in nothing else.
ENROLLMENTS = """
learner_id | term_id | status    | status_on
ann        | F25     | enrolled  |
bob        | F25     | enrolled  |
cat        | F25B    | enrolled  |
dee        | F25     | enrolled  |
dee        | F25B    | enrolled  |
eve        | F25B    | withdrawn | 2025-11-03
ann        | S26     | enrolled  |
"""
AWARDS = """
learner_id | achievement_id | earned_on
ann        | talk           | 2025-11-01
bob        | talk           | 2025-09-01
cat        | debate         | 2025-11-02
dee        | talk           | 2025-11-02
eve        | debate         | 2025-11-02
eve        | talk           | 2025-11-03
cat        | essay          | 2025-12-13
ann        | essay          | 2026-01-20
"""
WORLD = {"terms": TERMS, "enrollments": ENROLLMENTS, "awards": AWARDS}
END_OF_YEAR = Scope(as_of=date(2025, 12, 20))


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("sessions")).state(WORLD)


def figures(state: State, term: str | None = None) -> dict[str, float | None]:
    found = overview(state, END_OF_YEAR, term)
    values = {row.measure: row.value for row in found.rows}
    names = ("learners_enrolled", "learners_active", "badges")
    return {name: values[name] for name in names} | {"of": found.span[0].name}


def test_a_session_counts_in_its_term(state: State):
    # Enrolled ann, bob, cat, dee and eve (there at the session's census); all earned.
    assert figures(state) == {
        "learners_enrolled": 5, "learners_active": 5, "badges": 7, "of": "F25",
    }  # fmt: skip
    assert figures(state, "F25") == figures(state) | {"badges": 6}  # by 12 December


def test_a_session_can_be_asked_about_alone(state: State):
    # Enrolled cat, dee, eve. Credit: cat's debate and eve's; eve's talk came after she
    # had left, dee's counts in the regular term.
    assert figures(state, "F25B") == {
        "learners_enrolled": 3, "learners_active": 2, "badges": 2, "of": "F25B",
    }  # fmt: skip
    with pytest.raises(UnknownError, match="unknown term; those begun by then: F25, F"):
        overview(state, END_OF_YEAR, "S26")


def test_credit_goes_where_the_learner_was_enrolled_then_to_the_regular_term(state):
    with ask(state, Scope()) as asked:
        credited = asked.cursor.execute(
            "select learner_id, achievement_id, term_id from award "
            "join learner using (learner) join achievement using (achievement) "
            "join term using (term) order by all"
        ).fetchall()
    assert credited == [
        ("ann", "essay", "S26"),
        ("ann", "talk", "F25"),
        ("bob", "talk", "F25"),
        ("cat", "debate", "F25B"),
        ("cat", "essay", "F25"),  # both are over
        ("dee", "talk", "F25"),  # enrolled in both: the regular one
        ("eve", "debate", "F25B"),
        ("eve", "talk", "F25"),  # enrolled in neither
    ]


def test_who_was_in_the_session_only_is_of_the_term_s_cohort(state: State):
    question = RetentionQuestion(to="next-spring", cohort="all")
    found = retention(state, Scope(as_of=date(2026, 2, 1)), question).rows
    (fall,) = (row for row in found if row.cohort == "F25")
    assert (fall.entered, fall.returned) == (5, 1)  # ann


def test_overlaps_are_a_finding(state: State):
    found = cases(state, Scope(), "terms-overlap").rows
    assert [(row.other, str(row.day)) for row in found] == [("F25B", "2025-10-13")]
    assert found[0].detail.startswith("with F25: one is a session of the other")


@pytest.mark.parametrize(
    ("said", "enrolled"),
    [("F25", 3), ("", 2), ("X", 2), ("F19", 2)],  # itself, and unknown: not said
)
def test_a_session_that_begins_before_its_term_may_say_what_it_is_part_of(
    world, said, enrolled
):
    session = f"X | 2025-08-11 | 2025-08-11 | 2025-10-10 | fall | false | {said}\n"
    head, fall, *_ = TERMS.strip().splitlines()
    state = world(
        {
            "terms": f"{head} | part_of\n{fall} |\n{session}",
            "enrollments": "learner_id|term_id\na|F25\nb|F25\ne|X",
            "awards": "learner_id|achievement_id|earned_on\na|talk|2025-11-01",
        }
    )
    assert figures(state, "F25")["learners_enrolled"] == enrolled


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "regular", "enrolled"),
    [
        ("2025-08-18", "2025-12-11", "false", 5),  # a day shorter: part of it
        ("2025-08-18", "2025-12-12", "false", 4),  # as long: no part
        ("2025-08-17", "2025-10-10", "false", 4),  # begins a day before
        ("2025-10-13", "2025-12-13", "false", 4),  # ends a day after
        ("2025-10-13", "2025-12-12", "true", 4),  # a regular term itself
    ],
)
def test_only_what_lies_inside_one_longer_regular_term_is_part_of_it(
    world, starts_on, ends_on, regular, enrolled
):
    # Four are enrolled in F25 itself, eve in the other term.
    session = f"X | {starts_on} | {starts_on} | {ends_on} | fall | {regular}\n"
    lines = TERMS.strip().splitlines()
    here = "learner_id|term_id\n" + "".join(f"{n}|F25\n" for n in "abcd") + "e|X\n"
    state = world(
        {
            "terms": "\n".join([*lines[:2], session]),
            "enrollments": here,
            "awards": "learner_id|achievement_id|earned_on\na|talk|2025-11-01",
        }
    )
    assert figures(state, "F25")["learners_enrolled"] == enrolled


@pytest.mark.parametrize(
    ("starts_on", "regular", "latest"),
    [
        ("2025-12-12", "false", "F25"),  # fall still runs: a short term beside it
        ("2025-12-13", "false", "X"),  # what comes after it, as summer does
        ("2025-12-12", "true", "X"),
    ],
)
def test_the_latest_term_is_none_that_began_beside_a_regular_one(
    world, starts_on, regular, latest
):
    session = f"X | {starts_on} | {starts_on} | 2026-01-10 | winter | {regular}\n"
    lines = TERMS.strip().splitlines()
    state = world(
        {
            "terms": "\n".join([*lines[:2], session]),
            "enrollments": "learner_id|term_id\na|F25\ne|X\n",
            "awards": "learner_id|achievement_id|earned_on\na|talk|2025-11-01",
        }
    )
    assert figures(state)["of"] == latest


def test_what_is_said_to_be_part_of_a_term_is_no_regular_term(world):
    """Unless that is said too: F25B has no word on it, F25C has."""
    state = world(
        {
            "terms": """
            term_id | starts_on  | ends_on    | season | regular | part_of
            F25     | 2025-08-18 | 2025-12-12 | fall   |         |
            F25B    | 2025-08-18 | 2025-10-12 | fall   |         | F25
            F25C    | 2025-08-18 | 2025-10-12 | fall   | yes     | F25
            F25D    | 2025-08-18 | 2025-10-12 | fall   |         | unknown""",
            "awards": "learner_id|achievement_id|earned_on\na|talk|2025-11-01",
        }
    )
    with ask(state, Scope()) as asked:
        found = asked.cursor.execute("select term_id, is_regular from term").fetchall()
    assert sorted(found) == [
        ("F25", True), ("F25B", False), ("F25C", True), ("F25D", True),
    ]  # fmt: skip
