"""The funnel against trying everything, on many histories at once; and its laws."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.asking.ask import ask
from analytics.questions.steps.counts import prepare, steps
from analytics.questions.steps.question import Exclusion, Part, Question, Step
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds, examples
from tests.questions.steps.funnel_reference import Happened, outcome

ORIGIN = date(2026, 3, 1)
HOUR = 3_600
SECONDS = (None, None, 0, 9 * HOUR, 9 * HOUR, 18 * HOUR)
LEARNERS = 120
Histories = dict[str, list[Happened]]


def draw_histories() -> Histories:
    """Short lives on few days, so that ties, repeats and windows meet; days alone,
    instants alone, and both."""
    rng = random.Random(20260301)
    found: Histories = {}
    for learner in range(LEARNERS):
        seconds = ((None,), SECONDS[2:], SECONDS)[learner % 3]
        found[f"l{learner}"] = [
            Happened(n, rng.choice("AABBCD"), rng.randrange(4), rng.choice(seconds))
            for n in range(rng.randrange(1, 7))
        ]
    return found


def written(learner: str, event: Happened) -> str:
    day = ORIGIN + timedelta(days=event.day)
    moment = day.isoformat()
    if event.second is not None:
        midnight = datetime.combine(day, datetime.min.time())
        moment = (midnight + timedelta(seconds=event.second)).isoformat() + "Z"
    return f"{learner}-{event.number}|{learner}|{event.achievement}|{moment}"


def load(worlds: Worlds, histories: Histories, seed: int | None = None) -> State:
    lines = [written(who, event) for who, life in histories.items() for event in life]
    if seed is not None:
        random.Random(seed).shuffle(lines)
    head = "award_id|learner_id|achievement_id|earned_on"
    return worlds.state({"awards": "\n".join([head, *lines])})


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[State, Histories]:
    histories = draw_histories()
    return load(Worlds(tmp_path_factory.mktemp("drawn")), histories), histories


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> State:
    return load(Worlds(tmp_path_factory.mktemp("shuffled")), draw_histories(), seed=7)


WINDOWS = (None, 0, 6 * HOUR, 24 * HOUR, 30 * HOUR, 48 * HOUR)


def questions(order: str, plain: bool = False) -> st.SearchStrategy[Question]:
    wanted = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=2, unique=True)

    @st.composite
    def draw(d: st.DrawFn) -> Question:
        parts = d(st.lists(wanted, min_size=1, max_size=4))
        optional = [False, *(d(st.integers(0, 4)) == 0 for _ in parts[1:])]
        if plain or order == "unordered":
            optional = [False for _ in parts]
        made = tuple(
            Step(tuple(Part(name) for name in names), is_optional)
            for names, is_optional in zip(parts, optional, strict=True)
        )
        firm = [n for n, step in enumerate(made, 1) if not step.is_optional]
        exclusions: tuple[Exclusion, ...] = ()
        if order != "unordered" and not plain and len(firm) > 1 and d(st.booleans()):
            first, last = sorted(d(st.permutations(firm))[:2])
            exclusions = (Exclusion(d(st.sampled_from("ABCD")), first, last),)
        return Question(made, order, d(st.sampled_from(WINDOWS)), exclusions)

    return draw()


def found_by(state: State, question: Question) -> dict[str, dict[int, float | None]]:
    """The steps of each learner's best try, with the seconds to each."""
    with ask(state, Scope()) as asked:
        prepare(asked, question)
        asked.relations.make("walked")
        rows = asked.cursor.execute(
            "select learner_id, step, seconds from walked join learner using (learner)"
        ).fetchall()
    found: dict[str, dict[int, float | None]] = {}
    for learner, step, seconds in rows:
        found.setdefault(learner, {})[step] = seconds
    return found


def compare(state: State, histories: Histories, question: Question) -> None:
    found = found_by(state, question)
    for who, life in histories.items():
        expected = outcome(life, question)
        taken = found.get(who)
        assert (taken is None) == (expected is None), who
        if taken is None or expected is None:
            continue
        assert reach(question, taken) == reach(question, expected.steps), who
        # Where clocks are mixed, which of tied awards came last is nobody's to say.
        if len({event.second is None for event in life}) == 1:
            assert tuple(sorted(taken)) == expected.steps, who
            seconds = {step: took for step, took in taken.items() if took is not None}
            assert seconds == expected.seconds, who


def reach(question: Question, taken: Iterable[int]) -> tuple[int, int]:
    """How far it came, and with how many optional steps."""
    optional = [question.steps[step - 1].is_optional for step in taken]
    return optional.count(False), optional.count(True)


EXAMPLES = examples(15)


@pytest.mark.parametrize("order", ["ordered", "strict", "unordered"])
def test_it_finds_what_trying_everything_finds(drawn, order: str):
    state, histories = drawn

    @settings(max_examples=EXAMPLES)
    @given(questions(order))
    def check(question: Question) -> None:
        compare(state, histories, question)

    check()


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("order", ["ordered", "strict", "unordered"])
def test_it_finds_what_trying_everything_finds_for_long(drawn, order: str):
    state, histories = drawn

    @settings(max_examples=1_500)
    @given(questions(order))
    def check(question: Question) -> None:
        compare(state, histories, question)

    check()


def counts(state: State, question: Question) -> list[int]:
    return [row.learners or 0 for row in steps(state, Scope(), question).rows]


ORDERS = st.sampled_from(["ordered", "strict", "unordered"])


def test_a_funnel_never_widens(drawn):
    @settings(max_examples=EXAMPLES)
    @given(ORDERS.flatmap(questions))
    def check(question: Question) -> None:
        found = counts(drawn[0], question)
        firm = [
            n
            for n, step in zip(found, question.steps, strict=True)
            if not step.is_optional
        ]
        assert firm == sorted(firm, reverse=True)

    check()


def test_the_order_of_the_rows_changes_nothing(drawn, shuffled: State):
    @settings(max_examples=EXAMPLES)
    @given(ORDERS.flatmap(questions))
    def check(question: Question) -> None:
        assert (
            steps(drawn[0], Scope(), question).rows
            == steps(shuffled, Scope(), question).rows
        )

    check()


def test_a_wider_window_never_lowers_a_count(drawn):
    @settings(max_examples=examples(5))
    @given(ORDERS.flatmap(lambda order: questions(order, plain=True)))
    def check(question: Question) -> None:
        wider = [replace(question, within=within) for within in (*WINDOWS[1:], None)]
        found = [counts(drawn[0], one) for one in wider]
        for less, more in pairwise(found):
            assert all(a <= b for a, b in zip(less, more, strict=True))

    check()
