"""Who may be counted by whom, by which day, and in which group."""

from datetime import date

import pytest

from analytics.asking.ask import ask, groups
from analytics.scope import Scope, UnknownError, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

PATHWAYS = """
pathway: pair
of: [debate, logic]
---
pathway: other
of: [chess]
"""

# ana began pair; ben set out on it; cyd studies law; dan is merged into ana.
WORLD = {
    "awards": """
    learner_id | achievement_id | earned_on
    ana        | debate         | 2026-01-10
    cyd        | chess          | 2026-01-10
    dan        | chess          | 2026-06-01
    """,
    "declared": """
    learner_id | pathway | declared_on
    ben        | pair    | 2026-01-05
    cyd        | other   | 2026-01-05
    """,
    "learners": """
    learner_id | college
    ana        | arts
    ben        | arts
    cyd        | law
    eve        |
    """,
    "merges": "learner_id|into\ndan|ana",
    "terms": """
    term_id | starts_on  | ends_on
    F24     | 2024-08-20 | 2024-12-15
    F25     | 2025-08-20 | 2025-12-15
    S26     | 2026-01-20 | 2026-05-15
    """,
    "programs": """
    learner_id | term_id | program | level
    ana        | F24     | French  | undergraduate
    ana        | F25     | Biology | undergraduate
    ana        | F25     | Chinese | undergraduate
    ana        | S26     | Law     | graduate
    ben        | S26     | Law     |
    """,
    "advisors": """
    advisor_id | learner_id | from       | to
    A1         | ana        | 2026-02-01 | 2026-03-01
    A1         | ben        |            | 2026-02-10
    A1         | cyd        | 2026-02-20 |
    A1         | dan        | 2026-02-01 | 2026-03-01
    A2         | eve        |            |
    """,
    "assessments": """
    learner_id | achievement_id | submitted_on | activity_id | outcome | assessor
    ana        | debate         | 2026-01-10   | lab         | met     | S1
    ben        | debate         | 2026-02-01   | lab         | waiting |
    cyd        | debate         | 2026-02-01   | hall        | waiting |
    eve        | debate         | 2026-02-01   |             | waiting | S1
    """,
    "directors": """
    director_id | pathway | attribute | value
    D1          | pair    |           |
    D2          |         | college   | law
    D2          |         | level     | graduate
    D3          | other   |           |
    """,
}


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("admitted")).state(WORLD, PATHWAYS)


def counted(state: State, scope: Scope, group: str = "") -> list[str]:
    """Whom a question is about, and each as often as it counts them."""
    with ask(state, scope, group) as asked:
        rows = asked.cursor.execute(
            "select learner_id from population join learner using (learner)"
        ).fetchall()
    return sorted(learner for (learner,) in rows)


def split(state: State, scope: Scope, group: str = "") -> list[tuple[str, str]]:
    with ask(state, scope, group) as asked:
        return sorted(
            asked.cursor.execute(
                "select learner_id, label from split join learner using (learner)"
            ).fetchall()
        )


def by(viewer: str, day: date | None = None) -> Scope:
    role, _, name = viewer.partition(":")
    return Scope(Viewer(role, name or None), day)


@pytest.mark.parametrize(
    "viewer", ["operator", "administrator", "researcher", "reader", "public"]
)
def test_who_sees_all_counts_everybody(state: State, viewer: str):
    assert counted(state, by(viewer)) == ["ana", "ben", "cyd", "eve"]


@pytest.mark.parametrize(
    ("day", "learners"),
    [
        (date(2026, 1, 31), ["ben"]),
        (date(2026, 2, 1), ["ana", "ben"]),  # the first day; dan is ana, and once
        (date(2026, 2, 10), ["ana", "ben"]),  # the last day of ben
        (date(2026, 2, 11), ["ana"]),
        (date(2026, 2, 19), ["ana"]),
        (date(2026, 2, 20), ["ana", "cyd"]),
        (date(2026, 3, 1), ["ana", "cyd"]),
        (date(2026, 3, 2), ["cyd"]),
    ],
)
def test_an_advisor_counts_those_of_the_day(state: State, day, learners):
    assert counted(state, by("advisor:A1", day)) == learners


def test_an_advisor_without_days_counts_theirs_always(state: State):
    assert counted(state, by("advisor:A2")) == ["eve"]
    assert counted(state, by("advisor:A2", date(1999, 1, 1))) == ["eve"]


@pytest.mark.parametrize(
    ("day", "learners"),
    [(date(2026, 1, 31), []), (date(2026, 2, 1), ["ben", "eve"])],
)
def test_an_assessor_counts_those_whose_work_waits_for_them(state, day, learners):
    """Of their activity or in their hands; not what is assessed, or of another's."""
    assert counted(state, by("assessor:S1", day)) == learners


@pytest.mark.parametrize("viewer", ["nobody", "privacy-officer"])
def test_whoever_may_see_no_records_asks_nothing(state: State, viewer: str):
    with pytest.raises(UnknownError, match="no records are shown"):
        counted(state, by(viewer))


def test_a_director_counts_those_of_their_pathways_and_attributes(state: State):
    assert counted(state, by("director:D1")) == ["ana", "ben"]
    assert counted(state, by("director:D2")) == ["ana", "cyd"]
    assert counted(state, by("director:D3")) == ["ana", "cyd"]


@pytest.mark.parametrize(
    ("day", "learners"),
    [
        (date(2026, 1, 19), ["cyd"]),  # ana is a graduate from 2026-01-20
        (date(2026, 1, 20), ["ana", "cyd"]),
    ],
)
def test_a_director_counts_who_has_the_value_by_the_day(state: State, day, learners):
    assert counted(state, by("director:D2", day)) == learners


def test_a_learner_counts_themselves_by_any_of_their_ids(state: State):
    assert counted(state, by("learner:ben")) == ["ben"]
    assert counted(state, by("learner:dan")) == ["ana"]


@pytest.mark.parametrize("viewer", ["advisor:D1", "director:A1", "learner:A1"])
def test_who_is_not_known_is_refused(state: State, viewer: str):
    with (
        pytest.raises(UnknownError, match="unknown viewer: no"),
        ask(state, by(viewer)),
    ):
        pass


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(1899, 12, 31), True),
        (date(1900, 1, 1), False),
        (date(2200, 12, 31), False),
        (date(2201, 1, 1), True),
    ],
)
def test_days_that_can_be_asked_about(state: State, day: date, refused: bool):
    if not refused:
        assert len(counted(state, Scope(as_of=day))) == 4
        return
    with (
        pytest.raises(UnknownError, match="1900 to 2200"),
        ask(state, Scope(as_of=day)),
    ):
        pass


def test_the_day_is_the_latest_of_the_data_where_none_is_said(state: State):
    with ask(state, Scope()) as asked:
        assert asked.day == date(2026, 6, 1)
    with ask(state, Scope(as_of=date(2026, 3, 1))) as asked:
        assert asked.day == date(2026, 3, 1)


def test_on_the_latest_day_nothing_is_shadowed(state: State):
    """An earlier day has temporary tables of its own, and the latest doesn't."""
    for day, shadows in ((date(2026, 5, 31), 1), (date(2026, 6, 1), 0)):
        with ask(state, Scope(as_of=day)) as asked:
            (found,) = asked.cursor.execute(
                "select count(*) from duckdb_views() where temporary "
                "and view_name = 'award'"
            ).fetchone()
        assert found == shadows


def test_an_attribute_holds_from_its_day(state: State):
    """Law is studied from the first day of its term, and not a day before."""
    where = (("program", "Law"),)
    assert counted(state, Scope(as_of=date(2026, 1, 19), where=where)) == []
    assert counted(state, Scope(as_of=date(2026, 1, 20), where=where)) == ["ana", "ben"]
    college = (("college", "law"),)  # held from the start
    assert counted(state, Scope(as_of=date(1999, 1, 1), where=college)) == ["cyd"]


def test_values_are_alternatives_and_attributes_must_all_hold(state: State):
    where = (("college", "arts"), ("college", "law"), ("level", "graduate"))
    assert counted(state, Scope(where=where)) == ["ana"]


def test_study_is_that_of_the_latest_term_begun(state: State):
    scope = Scope(as_of=date(2026, 1, 19), by="program")
    nobody = [(who, "not given") for who in ("ben", "cyd", "eve")]
    both = [("ana", "Biology"), ("ana", "Chinese")]  # two majors, two groups
    assert split(state, scope) == [*both, *nobody]
    assert groups(state, scope) == ["Biology", "Chinese", "not given"]
    begun = Scope(as_of=date(2026, 1, 20), by="program")
    assert split(state, begun) == [("ana", "Law"), ("ben", "Law"), *nobody[1:]]
    level = Scope(as_of=date(2026, 1, 20), by="level")
    assert split(state, level) == [("ana", "graduate"), *nobody]


def test_by_an_attribute_everybody_is_in_one_group(state: State):
    assert split(state, Scope(by="college")) == [
        ("ana", "arts"),
        ("ben", "arts"),
        ("cyd", "law"),
        ("eve", "not given"),
    ]
    assert groups(state, Scope(by="college")) == ["arts", "law", "not given"]
    assert split(state, Scope()) == [(who, "") for who in ("ana", "ben", "cyd", "eve")]
    assert groups(state, Scope()) == [""]


def test_nobody_is_in_one_group_without_a_name(state: State):
    nobody = Scope(by="college", where=(("college", "music"),))
    assert groups(state, nobody) == [""]


def test_a_question_about_one_group_is_about_its_learners_once(state: State):
    scope = Scope(as_of=date(2026, 1, 19), by="program")
    assert counted(state, scope, "Chinese") == ["ana"]
    assert split(state, scope, "Chinese") == [("ana", "Chinese")]
    assert counted(state, Scope(by="college"), "arts") == ["ana", "ben"]


def test_what_nobody_has_cannot_be_asked_for(state: State):
    message = "unknown attribute 'shoe': there are college, level, program"
    for scope in (Scope(by="shoe"), Scope(where=(("shoe", "44"),))):
        with pytest.raises(UnknownError, match=message), ask(state, scope):
            pass


def test_without_attributes_there_are_none(world):
    state = world({"awards": "learner_id|achievement_id|earned_on\nana|a|2026-01-01"})
    with pytest.raises(UnknownError, match="there are none"), ask(state, Scope(by="x")):
        pass
