"""Where on a pathway do learners stop?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.pathways import (
    BASES,
    Basis,
    choose,
    count_learners,
    unknown_basis,
)
from analytics.asking.pathways import default_basis as settle_basis
from analytics.asking.small import Shown, hold_back
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@dataclass(frozen=True)
class Question:
    """Which pathway is asked about, and who is counted.

    ``basis`` None: the pathway's default. ``entered``: first and last day of the first
    achievement of it, inclusive. ``within``: a horizon in days.
    """

    pathway: str
    version: str | None = None
    basis: Basis | None = None
    entered: tuple[date | None, date | None] = (None, None)
    within: int | None = None


@dataclass(frozen=True)
class NodeRow:
    """One node of the tree, in one group: who entered the pathway, who completed it.

    ``rate``, ``low`` and ``high`` are fractions (Wilson, 95%); with a horizon they are
    those of ``mature_completed`` out of ``mature``. ``median_days`` is among those who
    completed, since their first achievement of the pathway. None: not known, or asked
    for nothing, or held back.
    """

    group: Shown[str]
    step: Shown[str]
    kind: Shown[str]
    title: Shown[str]
    parent: Shown[str | None]
    depth: Shown[int]
    needs: Shown[int | None]
    of: Shown[int | None]
    entered: int | None
    completed: int | None
    rate: float | None
    low: float | None
    high: float | None
    median_days: float | None
    mature: int | None = None
    mature_completed: int | None = None


def _parts(row: NodeRow) -> tuple[int | None, int | None]:
    return row.completed, row.entered


@dataclass(frozen=True)
class Heading:
    """What the rows are about: the pathway's own words, and the basis they count."""

    pathway: str
    title: str
    version: str
    basis: Basis


@dataclass(frozen=True)
class _Node:
    place: int
    step: str
    kind: str
    title: str
    parent: str | None
    depth: int
    needs: int | None
    of: int | None
    is_optional: bool


@dataclass(frozen=True)
class ProgressionAnswer(Answer[NodeRow]):
    """How far learners get; the pathway, version and basis that were asked about."""

    heading: tuple[Heading, ...] = ()


def progression(state: State, scope: Scope, question: Question) -> ProgressionAnswer:
    """Answer with one row per node of the tree, in its own order, and group.

    Part ``heading`` names the pathway, version and basis. Raises UnknownError for a
    pathway, version or basis that there isn't.
    """
    if question.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {question.basis!r}: {', '.join(BASES)}")
    with ask(state, scope) as asked:
        found = choose(asked, question.pathway, question.version)
        basis = question.basis or settle_basis(asked, found.number)
        count_learners(asked, found, basis, *question.entered)
        rows = _rows(asked, found.number, question.within)
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        heading = Heading(found.pathway, found.title, found.version, basis)
        notes = [*_notes(rows, scope, found.versions, found.version), *held]
        return answer(
            ProgressionAnswer,
            "progression",
            asked,
            held_rows,
            notes,
            unknown_whole=unknown_basis(asked, found.number, basis),
            heading=(heading,),
        )


def _rows(asked: Asked, number: int, within: int | None) -> list[NodeRow]:
    nodes = [_Node(*row) for row in asked.rows("progression_nodes", pathway=number)]
    told = {"day": asked.day, "within": within}
    groups = asked.rows("progression_entered", **told) or [("", 0, 0)]
    reached = {
        (label, place): rest
        for label, place, *rest in asked.rows("progression", pathway=number, **told)
    }
    return [
        _row(
            node,
            label,
            entered,
            mature if within is not None else None,
            reached.get((label, node.place), [0, None, 0]),
        )
        for label, entered, mature in groups
        for node in nodes
    ]


def _row(
    node: _Node, label: str, entered: int, mature: int | None, reached: list[Any]
) -> NodeRow:
    completed, median_days, in_time = reached
    rate = Rate(completed, entered) if mature is None else Rate(in_time, mature)
    known = not node.is_optional
    low, high = rate.interval
    return NodeRow(
        group=label,
        step=node.step,
        kind=node.kind,
        title=node.title,
        parent=node.parent,
        depth=node.depth,
        needs=node.needs,
        of=node.of,
        entered=entered,
        completed=completed,
        rate=rate.rate if known else None,
        low=low if known else None,
        high=high if known else None,
        median_days=median_days,
        mature=mature,
        mature_completed=in_time if mature is not None else None,
    )


def _notes(rows: list[NodeRow], scope: Scope, versions: int, version: str) -> list[str]:
    notes = []
    if any(row.needs == 0 for row in rows):
        notes.append("A step that asks for nothing is complete from the start.")
    if versions > 1:
        notes.append(
            f"This is version {version or '(unnamed)'} of {versions}: only learners "
            "whom it judges are counted."
        )
    if scope.by == "program":
        notes.append("Somebody with two programmes is in both groups: don't add up.")
    if rows and rows[0].mature is None and rows[0].entered:
        notes.append(
            "Everybody who started is counted, those of last week too, though they had "
            "little time yet."
        )
    return notes
