"""What would change if a requirement changed? Nothing is changed by asking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.cohort import Cohort, cohort_of
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
from analytics.asking.supply import Supply, supply
from analytics.pathways.change import Change, changed, parse
from analytics.pathways.compile import achievements_of, leaves_below, names_of
from analytics.pathways.everyone import Holdings, complete
from analytics.pathways.tree import Tree
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from analytics.store.trees import tree_of


@dataclass(frozen=True)
class Scenario:
    """A pathway and the changes to it that are tried (see ``pathways.change``)."""

    pathway: str
    changes: tuple[str, ...]
    version: str | None = None
    basis: Basis | None = None


@dataclass(frozen=True)
class WhatIfRow:
    """One step in one group: who has it complete now, and who would.

    ``difference`` is ``gained`` minus ``lost``. ``open_now`` and ``open_then`` are
    those who haven't completed it and still can, by what can be earned from now on.
    None: held back.
    """

    group: Shown[str]
    step: Shown[str]
    title: Shown[str]
    learners: int | None
    completed_now: int | None
    completed_then: int | None
    difference: int | None
    gained: int | None
    lost: int | None
    open_now: int | None
    open_then: int | None


def what_if(state: State, scope: Scope, scenario: Scenario) -> Answer[WhatIfRow]:
    """Answer with one row per step (and group), as it is and as it would be.

    Counted are the learners of the basis who hold something of the pathway as it is or
    would be. UnknownError for a pathway, step, badge or activity that there isn't, and
    for changes that would leave no pathway.
    """
    if scenario.basis not in (None, *BASES):
        raise UnknownError(f"unknown basis {scenario.basis!r}: {', '.join(BASES)}")
    changes = tuple(parse(text) for text in scenario.changes)
    with ask(state, scope) as asked:
        found = choose(asked, scenario.pathway, scenario.version)
        now = tree_of(asked.cursor, found.pathway, found.version)
        then = changed(now, changes)
        _check_known(asked, changes)
        basis = scenario.basis or default_basis(asked, found.number)
        people = _people(asked, found, basis, now, then)
        stock = supply(asked)
        retired = stock.retired
        compared = [
            _sides(now, people.holdings, retired),
            _sides(then, people.holdings, retired | _closed(asked, stock, changes)),
        ]
        rows = _rows(asked, now, people, compared)
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        return answer(
            Answer,
            "what-if",
            asked,
            held_rows,
            [*_notes(changes), *held],
            unknown_whole=unknown_basis(asked, found.number, basis),
        )


def _parts(row: WhatIfRow) -> tuple[int | None, int | None]:
    """Return the parts by which a row is small, if by any."""
    counts = (row.completed_now, row.completed_then, row.gained, row.lost)
    small = [count for count in counts if is_small(count, row.learners)]
    return (small or counts)[0], row.learners


def _check_known(asked: Asked, changes: Sequence[Change]) -> None:
    names = dict(asked.rows("achievement_names"))
    for change in changes:
        if change.verb == "add" and change.what not in names:
            raise UnknownError(f"no achievement {change.what!r} is known")


def _closed(asked: Asked, stock: Supply, changes: Sequence[Change]) -> frozenset[str]:
    """Return what nothing would offer, this term or next, but the retired activities.

    Achievements that none of them offers stay as they are.
    """
    gone = {change.what for change in changes if change.verb == "retire"}
    if not gone:
        return frozenset()
    known = {name for (name,) in asked.rows("activity_ids")}
    for name in sorted(gone - known):
        raise UnknownError(f"no activity {name!r} is known")
    rows = asked.rows("retired_with", activities=sorted(gone))
    return frozenset(
        name
        for (name,) in rows
        if gone.issuperset(offer.activity for offer in stock.offers.get(name, ()))
    )


def _people(
    asked: Asked, found: Version, basis: Basis, now: Tree, then: Tree
) -> Cohort:
    count_learners(asked, found, basis, None, None)
    listed = sorted(achievements_of(now) | achievements_of(then))
    asked.define("counted", "counted_by_names", pathway=found.number, names=listed)
    return cohort_of(asked, now, names_of(now) | names_of(then))


def _sides(
    tree: Tree, holdings: Holdings, retired: frozenset[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Return who has each step complete, and who still can, ``[step, set]``."""
    done = complete(tree, holdings)
    moves = leaves_below(tree, (tree.root,)) - retired
    more = holdings.held.copy()
    more[[place for place, name in enumerate(holdings.names) if name in moves]] = True
    return done, complete(tree, Holdings(holdings.names, more)) & ~done


def _rows(
    asked: Asked,
    tree: Tree,
    people: Cohort,
    compared: list[tuple[np.ndarray, np.ndarray]],
) -> list[WhatIfRow]:
    told = asked.columns("counted_groups")
    places = np.searchsorted(people.learners, told["learner"])
    sets = people.set_of[places]
    (now, open_now), (then, open_then) = compared
    rows = []
    for label in dict.fromkeys(told["label"]):
        own = sets[told["label"] == label]
        for place, step in enumerate(tree.steps):
            had, has = now[place][own], then[place][own]
            gained, lost = int((has & ~had).sum()), int((had & ~has).sum())
            rows.append(
                WhatIfRow(
                    group=label,
                    step=step.step_id,
                    title=step.title,
                    learners=own.size,
                    completed_now=int(had.sum()),
                    completed_then=int(has.sum()),
                    difference=gained - lost,
                    gained=gained,
                    lost=lost,
                    open_now=int(open_now[place][own].sum()),
                    open_then=int(open_then[place][own].sum()),
                )
            )
    return rows


def _notes(changes: Sequence[Change]) -> list[str]:
    said = "; ".join(str(change) for change in changes)
    return [
        *([f"As if: {said}. Nothing was changed."] if said else []),
        "Whoever was awarded a step's milestone keeps it complete.",
    ]
