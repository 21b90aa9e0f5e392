"""Which step holds learners up: who lacks only that, for how long, and why."""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.learner import STILL_HERE
from analytics.asking.pathways import (
    BASES,
    Basis,
    Version,
    choose,
    count_learners,
    default_basis,
    unknown_basis,
)
from analytics.asking.small import Shown, hold_back, is_small
from analytics.questions.bottlenecks.lacking import Lacking, keep, lacking_of
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class BottleneckQuestion:
    """Which pathway, and who is counted.

    ``entered``: first and last day of the first achievement of it, inclusive.
    """

    pathway: str
    version: str | None = None
    basis: Basis | None = None
    entered: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True)
class BottleneckRow:
    """One step that some learners lack and nothing else.

    ``lacking`` would complete the pathway with it, ``here`` of them are enrolled (or
    it isn't known); ``median_days`` is how long that has been so for those. Of those
    here: ``waiting`` have handed in work that waits for assessment; for
    ``not_offered`` none of the step's badges was on offer in that time;
    ``not_taken_up`` could have earned one; of ``supply_unknown`` neither can be said,
    for nothing loaded tells where one of the badges is offered, and no other one was.
    None: not known, or held back.
    """

    group: Shown[str]
    rank: Shown[int]
    step: Shown[str]
    title: Shown[str]
    learners: int | None
    lacking: int | None
    here: int | None
    median_days: float | None
    waiting: int | None
    not_offered: int | None
    not_taken_up: int | None
    supply_unknown: int | None = None


def bottlenecks(
    state: State, scope: Scope, question: BottleneckQuestion
) -> Answer[BottleneckRow]:
    """Answer with a row per group and step that anybody lacks alone, the worst first.

    Raises UnknownError for a pathway, version or basis that there isn't.
    """
    if question.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {question.basis!r}: {', '.join(BASES)}")
    rows: list[BottleneckRow] = []
    for label in groups(state, scope):
        with ask(state, scope, label) as asked:
            rows += _of_group(asked, label, question)
    with ask(state, scope) as asked:
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        found, basis = _asked_about(asked, question)
        return answer(
            Answer,
            "bottlenecks",
            asked,
            held_rows,
            held,
            unknown_whole=unknown_basis(asked, found.number, basis),
        )


def _asked_about(asked: Asked, question: BottleneckQuestion) -> tuple[Version, Basis]:
    found = choose(asked, question.pathway, question.version)
    return found, question.basis or default_basis(asked, found.number)


def _of_group(
    asked: Asked, label: str, question: BottleneckQuestion
) -> list[BottleneckRow]:
    found, basis = _asked_about(asked, question)
    count_learners(asked, found, basis, *question.entered)
    tree = tree_of(asked.cursor, found.pathway, found.version)
    learners = asked.columns("counted_learners")["learner"]
    lacking = list(lacking_of(asked, tree, learners))
    keep(asked, tree, lacking, STILL_HERE)
    return _rows(asked, label, lacking, learners.size)


def _rows(
    asked: Asked, label: str, lacking: list[Lacking], counted: int
) -> list[BottleneckRow]:
    told = {step: rest for step, *rest in asked.rows("why_lacking", day=asked.day)}
    days = dict(asked.rows("lacking_days", day=asked.day))
    ranked = sorted(
        lacking, key=lambda one: (-told[one.step.step_id][0], -one.learners.size)
    )
    return [
        BottleneckRow(
            group=label,
            rank=rank,
            step=one.step.step_id,
            title=one.step.title,
            learners=counted,
            lacking=one.learners.size,
            here=here,
            median_days=days.get(one.step.step_id),
            waiting=waiting,
            not_offered=0 if is_untold else here - waiting - offered,
            not_taken_up=offered,
            supply_unknown=here - waiting - offered if is_untold else 0,
        )
        for rank, one in enumerate(ranked, start=1)
        for here, waiting, offered, is_untold in [told[one.step.step_id]]
    ]


def _parts(row: BottleneckRow) -> tuple[int | None, int | None]:
    counts = (
        row.lacking,
        row.here,
        row.waiting,
        row.not_offered,
        row.not_taken_up,
        row.supply_unknown,
    )
    small = [count for count in counts if is_small(count, row.learners)]
    return (small or counts)[0], row.learners
