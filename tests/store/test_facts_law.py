"""Step completion from SQL is what the ten-line reference says, on any tree."""

from datetime import date

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.pathways.tree import Tree
from analytics.store.facts import complete_steps
from analytics.store.trees import write_rows
from tests.conftest import examples
from tests.pathways.trees import HELD, first_earned, reference_completed_on, trees

ACHIEVEMENTS = {name: number for number, name in enumerate(HELD)}


def completed_by_sql(
    tree: Tree, worlds: list[dict[str, date]]
) -> list[dict[str, date]]:
    """Work out every learner's steps at once, as a state's build does."""
    with duckdb.connect() as con:
        con.execute(
            "create table achievement (achievement_id varchar, achievement int)"
        )
        con.executemany("insert into achievement values (?, ?)", ACHIEVEMENTS.items())
        levels = write_rows(con, [tree])
        con.execute(
            "create table first_earned (learner int, achievement int, earned_on date)"
        )
        rows = [
            (learner, ACHIEVEMENTS[name], day)
            for learner, earned in enumerate(worlds)
            for name, day in earned.items()
        ]
        if rows:
            con.executemany("insert into first_earned values (?, ?, ?)", rows)
        complete_steps(con, levels, "")
        found: list[dict[str, date]] = [{} for _ in worlds]
        for learner, step, day in con.execute(
            "select learner, step, completed_on from step_completed"
        ).fetchall():
            assert tree.steps[step].step_id not in found[learner]
            found[learner][tree.steps[step].step_id] = day
        return found


@given(tree=trees(), worlds=st.lists(first_earned, min_size=1, max_size=12))
@settings(
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_sql_agrees_with_the_reference(tree: Tree, worlds: list) -> None:
    expected = [reference_completed_on(tree, earned) for earned in worlds]
    assert completed_by_sql(tree, worlds) == expected
