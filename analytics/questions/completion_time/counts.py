"""How long does it take to complete a pathway, or one of its steps?"""

from dataclasses import dataclass
from datetime import date

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.pathways import (
    BASES,
    Basis,
    Version,
    choose,
    count_learners,
    default_basis,
    unknown_basis,
)
from analytics.estimate.incidence import curve_of
from analytics.questions.completion_time.rows import (
    DayRow,
    Summary,
    rows_of,
    summary_of,
)
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class TimeQuestion:
    """Which pathway, which step of it (None: the whole), and who is counted.

    ``entered``: first and last day of the first achievement of it, inclusive.
    ``retroactive``: whether retroactive awards count too.
    """

    pathway: str
    step: str | None = None
    version: str | None = None
    basis: Basis | None = None
    entered: tuple[date | None, date | None] = (None, None)
    retroactive: bool = False


@dataclass(frozen=True)
class TimeAnswer(Answer[DayRow]):
    """How completion grew by the day; each curve in short."""

    summary: tuple[Summary, ...] = ()


def completion_time(state: State, scope: Scope, question: TimeQuestion) -> TimeAnswer:
    """Answer with one row per group and day on which anything ended; part ``summary``.

    Raises UnknownError for a pathway, version, basis or step that there isn't.
    """
    if question.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {question.basis!r}: {', '.join(BASES)}")
    with ask(state, scope) as asked:
        everybody = {label: rest for label, *rest in _counts(asked, question)}
    without = () if question.retroactive else ("retroactive",)
    with ask(state, scope, without=without) as asked:
        found, title, step = _placed(asked, question)
        basis = _count(asked, found, question)
        told = asked.columns("followed", pathway=found.number, step=step, day=asked.day)
        rows: list[DayRow] = []
        parts: list[Summary] = []
        for label in sorted(everybody):
            chosen = told["label"] == label
            curve = curve_of(told["days"][chosen], told["event"][chosen])
            unknown = int(told["is_unknown"][chosen].sum())
            rows += rows_of(label, curve)
            parts.append(summary_of(label, title, curve, unknown, everybody[label]))
        notes = _notes(parts, question)
        if not scope.viewer.rights.small_groups:
            rows, parts = [], []
            notes = ["Held back: a curve by the day tells about single people."]
        return answer(
            TimeAnswer,
            "completion-time",
            asked,
            rows,
            notes,
            unknown_whole=unknown_basis(asked, found.number, basis),
            summary=tuple(parts),
        )


def _placed(asked: Asked, question: TimeQuestion) -> tuple[Version, str, int]:
    """Return the version, the step's title and its place among the steps."""
    found = choose(asked, question.pathway, question.version)
    tree = tree_of(asked.cursor, found.pathway, found.version)
    wanted = question.step or tree.root.step_id
    for place, step in enumerate(tree.steps):
        if step.step_id == wanted:
            return found, step.title, place
    raise UnknownError(f"pathway {question.pathway!r} has no step {wanted!r}")


def _count(asked: Asked, found: Version, question: TimeQuestion) -> Basis:
    basis = question.basis or default_basis(asked, found.number)
    count_learners(asked, found, basis, *question.entered)
    return basis


def _counts(asked: Asked, question: TimeQuestion) -> list[tuple[str, int, int]]:
    """Count who entered and who completed, retroactive awards included."""
    found, _, step = _placed(asked, question)
    _count(asked, found, question)
    return asked.rows("step_counted", pathway=found.number, step=step)


def _notes(parts: list[Summary], question: TimeQuestion) -> list[str]:
    notes = [
        "Whoever graduated without it, or isn't enrolled any more, can't complete it "
        "any more: they are competing events, not people who may still complete."
    ]
    entered = sum(part.retroactive_entered or 0 for part in parts)
    completed = sum(part.retroactive_completed or 0 for part in parts)
    if not question.retroactive and (entered or completed):
        notes.append(
            "Retroactive awards are left out: they were issued to those who were still "
            f"there. By them alone {entered:,} more would have begun and "
            f"{completed:,} more completed."
        )
    unknown = sum(part.unknown for part in parts)
    if unknown:
        notes.append(
            f"Of {unknown:,} no enrolment was loaded: they count as still followed "
            "until they complete."
        )
    return notes
