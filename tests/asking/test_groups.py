"""Splitting and filtering: by attributes, by what is studied, by what isn't known."""

import pytest

from analytics.questions.pathways.counts import pathways
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from tests.conftest import Worlds

PATHWAY = "pathway: pair\nof: [debate, logic]\n"
WORLD = {
    "awards": """
    learner_id | achievement_id | earned_on
    ana        | debate         | 2026-01-01
    ben        | debate         | 2026-01-01
    cyd        | debate         | 2026-01-01
    dan        | debate         | 2026-01-01
    """,
    "learners": """
    learner_id | college | pell | program | level
    ana        | arts    | yes  |         |
    ben        | arts    | no   |         |
    cyd        | law     | yes  | History | sophomore
    """,
    "terms": """
    term_id | starts_on  | ends_on
    F25     | 2025-08-20 | 2025-12-15
    F26     | 2026-08-20 | 2026-12-15
    """,
    "programs": """
    learner_id | term_id | program | level
    ana        | F25     | French  | undergraduate
    ana        | F25     | Biology | undergraduate
    ben        | F25     | French  | graduate
    ben        | F26     | Law     | graduate
    """,
}


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return Worlds(tmp_path_factory.mktemp("groups")).state(WORLD, PATHWAY)


def groups(state: State, by: str) -> dict[str, int | None]:
    return {
        row.group: row.learners_started for row in pathways(state, Scope(by=by)).rows
    }


def count(state: State, *where: tuple[str, str]) -> int | None:
    (row,) = pathways(state, Scope(where=where)).rows
    return row.learners_started


def test_by_an_attribute(state: State):
    assert groups(state, "college") == {"arts": 2, "law": 1, "not given": 1}


def test_by_program_is_that_of_the_latest_term_begun_or_the_attribute(state: State):
    assert groups(state, "program") == {
        "French": 2,  # ben's law has not begun
        "Biology": 1,
        "History": 1,
        "not given": 1,
    }


def test_by_level_goes_by_what_is_studied_too(state: State):
    assert groups(state, "level") == {
        "undergraduate": 1,
        "graduate": 1,
        "sophomore": 1,
        "not given": 1,
    }


def test_values_of_one_column_are_alternatives_and_columns_must_all_hold(state: State):
    assert count(state, ("college", "arts")) == 2
    assert count(state, ("college", "arts"), ("college", "law")) == 3
    assert count(state, ("college", "arts"), ("pell", "yes")) == 1
    assert count(state, ("college", "law"), ("pell", "no")) == 0
    assert count(state, ("college", "Arts")) == 0  # kept as written
    assert count(state, ("college", "")) == 0
    assert count(state, ("program", "French")) == 2


def test_an_unknown_column_is_wrong_usage(state: State):
    for scope in (Scope(by="shoe_size"), Scope(where=(("shoe_size", "44"),))):
        with pytest.raises(UnknownError, match="there are college, level, pell"):
            pathways(state, scope)
