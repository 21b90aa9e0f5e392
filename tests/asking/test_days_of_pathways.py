"""What was declared, given up or in force on a day: one case on each side of it."""

from datetime import date

import pytest

from analytics.questions.caseload.counts import CaseQuestion, caseload
from analytics.questions.journey.counts import journey
from analytics.questions.pathways.counts import pathways
from analytics.questions.progression.counts import Question, progression
from analytics.questions.quality.counts import quality
from analytics.questions.what_if.counts import Scenario, what_if
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds

# Version v1 asks for one badge, v2, from 2026 on, for both of them.
PATHWAYS = """
pathway: p
version: v1
title: First
effective_to: 2025-12-31
milestone: m
of:
  - {step: s, needs: 1, of: [a, b]}
---
pathway: p
version: v2
title: Second
effective_from: 2026-01-01
milestone: m
of:
  - {step: s, needs: 2, of: [a, b]}
---
pathway: q
of: [c, d]
"""

# ana began in October by v1 and declared it in February, when v2 was in force. ben
# began in March. cyd has only a badge of the other pathway, and declares p in April,
# after all that was earned.
WORLD = {
    "awards": """
    learner_id | achievement_id | earned_on
    ana        | a              | 2025-10-01
    ben        | b              | 2026-03-01
    cyd        | c              | 2025-10-01
    """,
    "declared": """
    learner_id | pathway | declared_on
    ana        | p       | 2026-02-01
    cyd        | p       | 2026-04-01
    """,
    "directors": "director_id | pathway\ndora | p",
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Load a pathway that changed at the new year."""
    return Worlds(tmp_path_factory.mktemp("changed")).state(WORLD, PATHWAYS)


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (date(2025, 12, 31), (1, 1), (0, 0)),  # v2 isn't in force yet
        (date(2026, 1, 31), (1, 1), (0, 0)),
        (date(2026, 2, 1), (0, 0), (1, 0)),  # ana declares, and v2 judges her
        (date(2026, 3, 1), (0, 0), (2, 0)),  # ben begins
    ],
)
def test_a_version_judges_from_the_day_of_the_declaration(
    changed: State, day: date, first: tuple, second: tuple
):
    for version, right in (("v1", first), ("v2", second)):
        question = Question("p", version=version, basis="any")
        root = progression(changed, Scope(as_of=day), question).rows[0]
        assert (root.entered, root.completed) == right


@pytest.mark.parametrize(
    ("day", "version", "basis", "entered"),
    [
        (date(2025, 12, 31), "v1", "any", 1),
        (date(2026, 1, 1), "v2", "any", 0),  # ana is judged by v1
        (date(2026, 1, 31), "v2", "any", 0),
        (date(2026, 2, 1), "v2", "declared", 1),
    ],
)
def test_basis_and_latest_version_are_those_of_the_day(
    changed: State, day: date, version: str, basis: str, entered: int
):
    row = pathways(changed, Scope(as_of=day)).rows[0]
    assert (row.version, row.basis, row.learners_started) == (version, basis, entered)
    heading = progression(changed, Scope(as_of=day), Question("p")).heading[0]
    assert (heading.version, heading.basis) == (version, basis)


@pytest.mark.parametrize(
    ("day", "version", "tie"),
    [(date(2026, 1, 31), "v1", "started"), (date(2026, 2, 1), "v2", "declared")],
)
def test_a_journey_shows_the_version_of_the_day(
    changed: State, day: date, version: str, tie: str
):
    way = journey(changed, Scope(as_of=day), "ana", "p").ways[0]
    assert (way.version, way.tie) == (version, tie)


@pytest.mark.parametrize(
    ("day", "count"), [(date(2026, 1, 31), 1), (date(2026, 2, 1), 0)]
)
def test_a_milestone_is_due_by_the_version_of_the_day(
    changed: State, day: date, count: int
):
    rows = quality(changed, Scope(as_of=day)).rows
    counts = {row.finding: row.count for row in rows}
    assert counts["milestone-not-awarded"] == count  # ana's, while one badge is enough


@pytest.mark.parametrize(
    ("day", "entered"), [(date(2026, 3, 31), 0), (date(2026, 4, 1), 1)]
)
def test_a_director_answers_for_who_has_declared(
    changed: State, day: date, entered: int
):
    scope = Scope(Viewer("director", "dora"), as_of=day)
    assert progression(changed, scope, Question("q")).rows[0].entered == entered


def test_a_declaration_after_all_else_does_not_count_yet(changed: State):
    assert progression(changed, Scope(), Question("p")).as_of == date(2026, 3, 1)
    [way] = journey(changed, Scope(), "cyd").ways
    assert way.pathway == "q"


def test_who_has_no_tie_is_judged_by_the_version_in_force(changed: State):
    """With c in it cyd would be on it too, and by v2, as ana and ben are."""

    def counted(version: str) -> list[int | None]:
        scenario = Scenario("p", ("s add c",), version=version, basis="any")
        return [row.learners for row in what_if(changed, Scope(), scenario).rows[:1]]

    assert counted("v1") == []
    assert counted("v2") == [3]


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        (date(2025, 2, 28), 1),
        (date(2025, 3, 1), 0),  # given up
        (date(2025, 5, 31), 0),
        (date(2025, 6, 1), 1),  # taken up again
        (date(2025, 8, 31), 1),
        (date(2025, 9, 1), 0),  # given up for good
    ],
)
def test_giving_up_counts_from_its_day_until_it_is_taken_up_again(
    worlds: Worlds, day: date, lines: int
):
    tables = {
        "awards": "learner_id | achievement_id | earned_on\nana | c | 2025-01-05",
        "declared": """
        learner_id | pathway | declared_on | ended_on
        ana        | q       | 2025-01-01  | 2025-03-01
        ana        | q       | 2025-06-01  | 2025-09-01
        """,
    }
    state = worlds.state(tables, "pathway: q\nof: [c, d]\n")
    found = caseload(state, Scope(as_of=day), CaseQuestion()).rows
    assert [row.learner for row in found] == ["ana"] * lines


STRETCHES = """
pathway: p
version: "1"
effective_from: 2024-01-01
effective_to: 2024-12-31
of: [a]
---
pathway: p
version: "2"
effective_from: 2025-07-01
of: [a, b]
---
pathway: p
version: pilot
effective_from: 2025-09-01
effective_to: 2025-12-31
of: [a, c]
"""


@pytest.mark.parametrize(
    ("begun", "version"),
    [
        ("2023-12-31", "1"),  # before all of them: the first to begin
        ("2024-12-31", "1"),
        ("2025-01-01", "1"),  # none is in force: the one before
        ("2025-06-30", "1"),
        ("2025-07-01", "2"),
        ("2025-08-31", "2"),
        ("2025-09-01", "pilot"),  # of two the one that began last
        ("2025-12-31", "pilot"),
        ("2026-01-01", "2"),
    ],
)
def test_which_version_is_in_force_on_a_day(worlds: Worlds, begun: str, version: str):
    awards = f"learner_id | achievement_id | earned_on\nana | a | {begun}"
    state = worlds.state({"awards": awards}, STRETCHES)
    way = journey(state, Scope(as_of=date(2026, 6, 1)), "ana").ways[0]
    assert way.version == version
    assert pathways(state, Scope()).rows[0].version == version  # as of that day
