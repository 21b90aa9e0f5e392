"""What was known before the landmark: drawn, counted by hand, deaf to the future."""

from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.asking.ask import ask
from analytics.questions.outcome.known import known_before, vouched_for
from analytics.questions.persistence.counts import define_members
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.terms import registrar_terms
from analytics.scope import Scope, UnknownError
from tests.conftest import Worlds, examples

pytestmark = pytest.mark.long

TERMS = """
term_id | starts_on  | census_on  | ends_on    | season | regular
s24     | 2024-01-15 | 2024-01-29 | 2024-05-10 | spring | true
f24     | 2024-08-26 | 2024-09-09 | 2024-12-13 | fall   | true
s25     | 2025-01-13 | 2025-01-27 | 2025-05-09 | spring | true
u25     | 2025-06-02 | 2025-06-09 | 2025-08-01 | summer | false
f25     | 2025-08-25 | 2025-09-08 | 2025-12-12 | fall   | true
"""
# ana entered in fall; ben studied here in spring 2024 as a pupil; cyd's entry type
# isn't known, nor her grades; dan took three sections and gave one up.
LEARNERS = [
    "learner_id | name | entry_term | entry_type | college | points",
    "ana | Ana Example | f24 | first-time | arts | 20",
    "ben | Ben Example | f24 | first-time | law  | 31",
    "cyd | Cyd Example | f24 |            |      | ",
    "dan | Dan Example | f24 | transfer   | arts | 11",
]
ENROLLMENTS = [
    "learner_id | term_id | section | load | credits | gpa | status | status_on",
    "ana | f24 |   | full | 15 | 3.0 | enrolled |",
    "ana | s25 |   | part | 6  | 1.0 | enrolled |",
    "ben | s24 |   | part | 3  | 4.0 | enrolled |",
    "ben | f24 |   | full | 12 | 2.0 | enrolled |",
    "ben | s25 |   | full | 12 | 2.0 | enrolled |",
    "cyd | f24 |   | part |    |     | enrolled |",
    "cyd | s25 |   | part |    |     | enrolled |",
    "dan | f24 | A | full | 4  | 3.5 | enrolled |",
    "dan | f24 | B | full | 8  | 2.0 | enrolled |",
    "dan | f24 | C | full | 3  | 0.0 | withdrawn | 2024-11-01",
    "dan | s25 |   | full | 9  |     | enrolled |",
]
PROGRAMS = [
    "learner_id | term_id | program | level | primary",
    "ana | f24 | History | undergraduate | true",
    "ana | s25 | Law     | undergraduate | true",
    "ana | s25 | Arts    | undergraduate | false",
    "ben | f24 | History | undergraduate | true",
    "dan | f24 | History | undergraduate | true",
]
PEOPLE = """
select member.learner, member.term as cohort, landmark.term as landmark,
    null as left_out
from retention_member as member
inner join term as landmark on landmark.term_id = 's25'
"""


def tables(**more):
    told = {
        "learners": LEARNERS, "enrollments": ENROLLMENTS, "programs": PROGRAMS,
        "awards": ["learner_id | achievement_id | earned_on", "ana | a | 2024-10-01"],
    }  # fmt: skip
    drawn = {name: rows + more.get(name, []) for name, rows in told.items()}
    return {"terms": TERMS} | {name: "\n".join(rows) for name, rows in drawn.items()}


@contextmanager
def at_the_landmark(state, opens="cast(null as date)"):
    with ask(state, Scope()) as asked:
        terms = registrar_terms(asked)
        define_members(asked, RetentionQuestion(cohort="all"), terms)
        asked.relations.make("retention_member")
        people = asked.cursor.sql(PEOPLE).to_arrow_table()
        asked.relations.hand("outcome_at", people)
        opened = f"select term as cohort, {opens} as opened_on from term"
        opened = asked.cursor.sql(opened).to_arrow_table()
        asked.relations.hand("outcome_opened", opened)
        yield asked


def told(state, vouched=(), **opens):
    """Everything known, by learner id: words and numbers by what they are."""
    with at_the_landmark(state, **opens) as asked:
        known = known_before(asked, vouched)
        ids = dict(
            asked.cursor.execute("select learner, learner_id from learner").fetchall()
        )
    assert list(known.learners) == sorted(known.learners)
    return {
        ids[learner]: {one.name: said(one, place) for one in known.covariates}
        for place, learner in enumerate(known.learners)
    }


def said(one, place):
    value = one.values[place]
    if one.levels is None:
        return None if value != value else float(value)
    return None if value < 0 else one.levels[value]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    return Worlds(tmp_path_factory.mktemp("known"))


@pytest.fixture(scope="module")
def state(worlds):
    return worlds.state(tables())


def test_what_was_known_by_the_landmark(state):
    found = told(state)
    assert found["ana"] == {
        "entered in": "f24", "entry type": "first-time", "load at entry": "full-time",
        "level at entry": "undergraduate", "program": "Law",
        "regular terms before": 1.0, "credits before": 15.0,
        "grade points before": 3.0,
    }  # fmt: skip
    # (3 x 4.0 + 12 x 2.0) / 15 = 2.4
    ben = found["ben"]
    assert (ben["program"], ben["regular terms before"]) == ("History", 2.0)
    assert ben["credits before"] == 15.0
    assert ben["grade points before"] == pytest.approx(2.4)
    # (4 x 3.5 + 8 x 2.0) / 12 = 2.5: what was given up counts for nothing
    assert found["dan"]["grade points before"] == 2.5
    assert found["dan"]["credits before"] == 12.0


def test_what_came_once_the_window_was_open_isnt_known(state):
    """The grades of the term of the badge may be its doing: those before it aren't."""
    for day, terms, credits in (
        ("2024-12-14", 1.0, 15.0),  # fall is over: its grades are known
        ("2024-12-13", 1.0, None),  # its last day: they aren't
        ("2024-09-09", 0.0, None),  # the census of fall itself
    ):
        ana = told(state, opens=f"date '{day}'")["ana"]
        assert (ana["regular terms before"], ana["credits before"]) == (terms, credits)
        assert (ana["load at entry"], ana["program"]) == ("full-time", "History")


def test_what_is_not_given_stays_so(state):
    cyd = told(state, ("college", "points"))["cyd"]
    assert [name for name, value in cyd.items() if value is None] == [
        "entry type", "level at entry", "program", "credits before",
        "grade points before", "college", "points",
    ]  # fmt: skip


def test_an_attribute_of_many_numbers_is_an_amount(worlds, state):
    assert told(state, ("points",))["ana"]["points"] == "20"  # a few: names of classes
    more = [f"x{n} | Xy Example | f24 | | arts | {n}.5" for n in range(11)]
    there = [f"x{n} | f24 | | full | | | enrolled |" for n in range(11)]
    amounts = Worlds(worlds.root / "amounts").state(
        tables(learners=more, enrollments=there)
    )
    found = told(amounts, ("points", "college"))
    assert (found["x3"]["points"], found["ana"]["points"]) == (3.5, 20.0)
    assert found["cyd"]["points"] is None
    assert found["x3"]["college"] == "arts"


def test_an_attribute_needs_somebodys_word(state):
    with ask(state, Scope()) as asked:
        assert vouched_for(asked, (), ()) == ()
        assert vouched_for(asked, ("college",), ("college", "points")) == (
            "college", "points",
        )  # fmt: skip
        assert vouched_for(asked, ("program", "entry_type"), ()) == ()
        with pytest.raises(
            UnknownError, match=r"'college' has no date.*--at-entry col"
        ):
            vouched_for(asked, ("college",), ("points",))
        with pytest.raises(UnknownError, match="unknown attribute 'shoe'"):
            vouched_for(asked, (), ("shoe",))


WHO = st.sampled_from(["ana", "ben", "cyd", "dan"])
GRADE = st.sampled_from(["0.0", "2.2", "4.0"])
LATER = {
    "enrollments": st.one_of(
        # a later term, or the landmark's own: it isn't over by its census
        st.builds(
            "{} | {} | L | {} | 9 | {} | {} |".format, WHO,
            st.sampled_from(["s25", "u25", "f25"]), st.sampled_from(["full", "part"]),
            GRADE, st.sampled_from(["enrolled", "withdrawn", "leave"]),
        ),
        # an earlier term, entered or left too late
        st.builds(
            "{} | {} | L | | 9 | {} | enrolled | {}".format, WHO,
            st.sampled_from(["s24", "f24"]), GRADE,
            st.sampled_from(["2025-01-27", "2025-06-01"]),
        ),
    ),
    "programs": st.builds(
        "{} | {} | Later | graduate | {}".format, WHO,
        st.sampled_from(["u25", "f25"]), st.sampled_from(["true", "false"]),
    ),
    "awards": st.builds("{} | {} | 2025-02-{:02}".format, WHO,
        st.sampled_from("abc"), st.integers(1, 28)),
    "completions": st.builds("{} | 2025-{:02}-20 | Degree".format, WHO,
        st.integers(2, 12)),
}  # fmt: skip
KEYS = {"enrollments": 3, "programs": 3, "awards": 3, "completions": 3}


def later(kind):
    key = KEYS[kind]
    return st.lists(
        LATER[kind], max_size=5, unique_by=lambda row: tuple(row.split("|")[:key])
    )


@settings(max_examples=examples(8))
@given(drawn=st.fixed_dictionaries({kind: later(kind) for kind in LATER}))
def test_what_came_after_the_landmark_changes_nothing(worlds, state, drawn):
    head = ["learner_id | conferred_on | title"]
    world = tables(**drawn)
    world["completions"] = "\n".join([*head, *drawn["completions"]])
    # one store a world: a later load would add to an earlier one
    fresh = Worlds(worlds.root / f"later{worlds.count}")
    worlds.count += 1
    assert told(fresh.state(world)) == told(state)
