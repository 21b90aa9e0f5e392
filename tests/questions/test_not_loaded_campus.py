"""A small campus of which records lack in turn: who stays, withdraws, goes on, why.

The rule is that of ``test_not_loaded``; the figures that take people, terms and degrees
are asked here, and what is shown in the place of some is counted by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from analytics.asking.answer import Answer
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.overlaps.counts import overlaps
from analytics.questions.participation.counts import participation
from analytics.questions.pathways.counts import pathways
from analytics.questions.persistence import words as staying
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import triangle
from analytics.questions.progression import words as stopping
from analytics.questions.progression.counts import Question as PathwayQuestion
from analytics.questions.progression.counts import progression
from analytics.questions.steps import words as stepping
from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Question, Step
from analytics.questions.what_if.counts import Scenario, what_if
from analytics.questions.withdrawals.counts import withdrawals
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.test_not_loaded import figures, without

PATHWAY = """
pathway: thinking
for: {college: [arts]}
of: [debate, logic]
"""
# Of six who entered in fall 2023: ana and ben are there a year later, cyd until she
# withdraws in October, dan has graduated, eve isn't enrolled, fay has died.
CAMPUS = {
    "terms": """
term_id | starts_on  | census_on  | ends_on    | season
f23     | 2023-08-21 | 2023-09-05 | 2023-12-12 | fall
s24     | 2024-01-15 | 2024-01-29 | 2024-05-08 | spring
f24     | 2024-08-26 | 2024-09-09 | 2024-12-12 | fall
s25     | 2025-01-13 | 2025-01-27 | 2025-05-08 | spring
""",
    "learners": """
learner_id | college | entry_term | entry_type | deceased_on
ana        | arts    | f23        | first-time |
ben        | arts    | f23        | first-time |
cyd        | arts    | f23        | first-time |
dan        | science | f23        | first-time |
eve        | science | f23        | first-time |
fay        | science | f23        | first-time | 2023-10-20
""",
    "enrollments": """
learner_id | term_id | status    | status_on  | load
ana        | f23     | enrolled  |            | full
ben        | f23     | enrolled  |            | full
cyd        | f23     | enrolled  |            | full
dan        | f23     | enrolled  |            | full
eve        | f23     | enrolled  |            | full
fay        | f23     | enrolled  |            | full
ana        | s24     | enrolled  |            | full
ben        | s24     | enrolled  |            | full
dan        | s24     | enrolled  |            | full
eve        | s24     | leave     | 2024-03-01 | full
ana        | f24     | enrolled  |            | full
ben        | f24     | enrolled  |            | full
cyd        | f24     | withdrawn | 2024-10-10 | full
ana        | s25     | enrolled  |            | full
""",
    "completions": "learner_id | conferred_on | title\ndan | 2024-06-01 | BA",
    "declared": "learner_id | pathway | declared_on\nana | thinking | 2023-09-01",
    "awards": """
award_id|learner_id|achievement_id|earned_on |issued_on |claimed_on
w1      |ana       |debate        |2023-09-20|2023-09-21|2023-10-01
w2      |ana       |logic         |2024-09-20|2024-09-21|2024-10-01
w3      |ben       |debate        |2023-09-20|2023-09-21|2023-10-01
w4      |dan       |debate        |2023-09-20|2023-09-21|
w5      |eve       |logic         |2023-10-20|2023-10-21|2023-11-01
w6      |cyd       |debate        |2024-09-20|2025-02-10|2025-02-11
""",
    "shares": "award_id | network | shared_on\nw1 | X | 2023-10-05",
    "views": "award_id | viewed_on | source\nw1 | 2023-10-06 | Mail",
}
YEAR = RetentionQuestion(cohort="all")
DEGREE = RetentionQuestion(
    cohort="all", to="graduated-100", normal={"undergraduate": 1.0}
)
DEBATE = "achievement:debate"


def funnel(*stages: str) -> Callable[[State], Answer[Any]]:
    """Ask for a funnel of stages, after the debate."""
    parts = (Part("debate"), *(Part(None, stage) for stage in stages))
    question = Question(tuple(Step((part,)) for part in parts))
    return lambda state: steps(state, Scope(), question)


def compared(ask: Any, **options: Any) -> Callable[[State], Answer[Any]]:
    """Ask what goes with the debate."""
    question = OutcomeQuestion(DEBATE, by_term=(1,), least=2, **options)
    return lambda state: ask(state, Scope(by="college"), question)


def of_pathway(basis: Any) -> PathwayQuestion:
    return PathwayQuestion("thinking", basis=basis)


ASKED: dict[str, Callable[[State], Answer[Any]]] = {
    "retention": lambda state: retention(state, Scope(), YEAR),
    "graduation": lambda state: retention(state, Scope(), DEGREE),
    "triangle": lambda state: triangle(state, Scope(), YEAR),
    "withdrawals": lambda state: withdrawals(state, Scope(), WithdrawalsQuestion()),
    "claims": funnel("claimed", "enrolled-next-term"),
    "shares": funnel("shared", "viewed"),
    "declared": lambda state: progression(state, Scope(), of_pathway("declared")),
    "meant for": lambda state: progression(state, Scope(), of_pathway("eligible")),
    "scenario": lambda state: what_if(
        state, Scope(), Scenario("thinking", ("thinking needs 1",), basis="any")
    ),
    "time": lambda state: completion_time(
        state, Scope(), TimeQuestion("thinking", basis="any", retroactive=True)
    ),
    "pathways": lambda state: pathways(state, Scope()),
    "overlaps": lambda state: overlaps(state, Scope()),
}
# What takes longer: asked where a test is about it alone.
COMPARED = {
    "graduates": compared(
        outcome, outcome="graduated-100", normal={"undergraduate": 1.0}
    ),
    "claimers": compared(outcome, exposed_from="claim"),
    "groups": compared(
        participation, outcome="graduated-100", normal={"undergraduate": 1.0}
    ),
}
TAKEN = (
    "completions", "enrollments.status", "awards.claimed_on", "declared",
    "enrollments", "shares", "views", "learners.entry_term", "learners.entry_type",
    "learners.deceased_on", "learners.college", "enrollments.status_on",
    "enrollments.load", "terms.census_on", "awards.issued_on",
)  # fmt: skip
QUICK = TAKEN[:1]


@dataclass
class Lacking:
    """The campus without some of its records; each question is asked of it once."""

    state: State
    answers: dict[str, Answer[Any]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Answer[Any]:
        if name not in self.answers:
            self.answers[name] = (ASKED | COMPARED)[name](self.state)
        return self.answers[name]


@pytest.fixture(scope="module")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Lacking]:
    known: dict[str, Lacking] = {}

    def lacking(name: str) -> Lacking:
        if name not in known:
            drawn = without(name, CAMPUS) if name else CAMPUS
            place = Worlds(tmp_path_factory.mktemp("campus"))
            known[name] = Lacking(place.state(drawn, PATHWAY))
        return known[name]

    return lacking


def cases() -> list[Any]:
    return [
        pytest.param(name, marks=() if name in QUICK else pytest.mark.soak)
        for name in TAKEN
    ]


@pytest.mark.parametrize("name", cases())
def test_no_number_is_made_of_what_was_not_loaded(
    campus: Callable[[str], Lacking], name: str
):
    whole, now = campus(""), campus(name)
    zeros = {
        f"{asked}: {key}"
        for asked in ASKED
        for key, values in figures(whole[asked]).items()
        if any(values) and key in (found := figures(now[asked])) and not any(found[key])
    }
    assert zeros == set()


def test_what_is_blank_is_said(campus: Callable[[str], Lacking]):
    lacking = campus("completions")
    told = {one.name for asked in ASKED for one in lacking[asked].not_loaded}
    assert told == {"completions"}


def test_without_claims_nobody_is_exposed_by_one(campus: Callable[[str], Lacking]):
    rows = campus("awards.claimed_on")["claimers"].rows
    assert {(row.finding, row.exposed, row.comparison) for row in rows} == {
        ("cannot be asked", None, None)
    }


def test_without_degrees_staying_has_a_least_and_a_most(
    campus: Callable[[str], Lacking],
):
    (known, *_) = campus("")["retention"].rows
    assert (known.numerator, known.denominator, known.graduated) == (4, 5, 1)
    answer = campus("completions")["retention"]
    (row, *_) = answer.rows
    assert (row.returned, row.graduated, row.not_enrolled) == (3, None, 2)
    assert (row.rate, row.at_most) == (0.6, 1.0)
    assert "at least **3**" in staying.sentence(answer, YEAR)
    assert any("at_most the most" in note for note in answer.notes)


def test_without_degrees_nobody_says_how_many_graduated(
    campus: Callable[[str], Lacking],
):
    (known, *_) = campus("")["graduation"].rows
    assert (known.numerator, known.denominator) == (1, 5)
    answer = campus("completions")["graduation"]
    (row, *_) = answer.rows
    assert (row.numerator, row.rate, row.at_most) == (None, None, None)
    assert "completions.csv" in staying.sentence(answer, DEGREE)
    assert {one.finding for one in campus("completions")["graduates"].rows} == {
        "cannot be asked"
    }
    stages = {
        one.stage: one.number
        for one in campus("completions")["groups"].rows
        if one.group == "arts"
    }
    assert stages["taking part"] is not None
    assert stages["outcome, others"] is None


def test_without_status_nobody_is_said_to_have_withdrawn_or_not(
    campus: Callable[[str], Lacking],
):
    known = campus("")["withdrawals"].rows
    assert sum(row.withdrawn for row in known) == 1
    assert sum(row.leave for row in known) == 1
    assert sum(row.died for row in known) == 1
    now = campus("enrollments.status")["withdrawals"].rows
    assert {(row.withdrawn, row.rate, row.incidence) for row in now} == {
        (None, None, None)
    }


def test_a_step_of_which_nothing_tells_ends_the_funnel(
    campus: Callable[[str], Lacking],
):
    known = campus("")["claims"]
    assert [row.learners for row in known.rows] == [4, 3, 2]
    answer = campus("awards.claimed_on")["claims"]
    assert [row.learners for row in answer.rows] == [4, None, None]
    assert answer.fates == ()
    assert "claimed_on in awards.csv" in stepping.sentence(answer)
    assert "not loaded" in stepping.alt(answer)


def test_of_a_basis_that_nothing_tells_nothing_is_known(
    campus: Callable[[str], Lacking],
):
    (known, *_) = campus("")["declared"].rows
    assert (known.entered, known.completed) == (1, 1)
    answer = campus("declared")["declared"]
    assert answer.rows[0].entered is None
    assert "declared.csv" in stopping.sentence(answer)
    (meant, *_) = campus("declared")["meant for"].rows
    assert (meant.entered, meant.completed) == (3, 1)


@pytest.mark.soak
def test_whom_it_is_for_is_not_known_without_their_attribute(
    campus: Callable[[str], Lacking],
):
    answer = campus("learners.college")["meant for"]
    assert answer.rows[0].entered is None
    assert [one.name for one in answer.not_loaded] == ["audience"]
