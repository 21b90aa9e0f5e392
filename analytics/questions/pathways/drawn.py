"""What would a pathway count that isn't loaded yet? Nothing is changed by asking."""

from dataclasses import dataclass

import numpy as np

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask
from analytics.asking.cohort import cohort_of
from analytics.asking.pathways import choose, versions
from analytics.asking.small import Shown, hold_back, is_small
from analytics.pathways.compile import leaves_below, names_of
from analytics.pathways.everyone import Holdings, complete
from analytics.pathways.tree import Tree
from analytics.scope import Scope, UnknownError
from analytics.store.state import State
from analytics.store.trees import tree_of

NOTE = (
    "Counted is whoever holds something of it, by what they hold today; whoever was "
    "awarded a step's milestone has the step complete."
)


@dataclass(frozen=True)
class DrawnRow:
    """One step of a drawn pathway: who would have it complete.

    ``learners`` hold something of the pathway, as it is drawn or as it is loaded;
    ``could`` haven't completed the step and still can. ``completed_now``, ``gained``
    and ``lost`` compare with the step of that id in the latest version that is loaded.
    None: held back, or there is no such step now.
    """

    step: Shown[str]
    title: Shown[str]
    learners: int | None
    completed: int | None
    could: int | None
    completed_now: int | None
    gained: int | None
    lost: int | None


def drawn(state: State, scope: Scope, tree: Tree) -> Answer[DrawnRow]:
    """Answer with one row per step of a pathway, the root first."""
    with ask(state, scope) as asked:
        now = _loaded(asked, tree.pathway)
        names = names_of(tree) | (names_of(now) if now else frozenset())
        asked.define("counted", "holding_any", names=sorted(names))
        people = cohort_of(asked, tree, names)
        rows = _rows(tree, now, people.holdings, people.set_of)
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        notes = [NOTE, *_unknown(asked, tree), *held]
        return answer(Answer, "pathways", asked, held_rows, notes, figures=())


def _loaded(asked: Asked, pathway: str) -> Tree | None:
    try:
        found = choose(asked, pathway, None)
    except UnknownError:
        return None
    return tree_of(asked.cursor, found.pathway, found.version)


def _parts(row: DrawnRow) -> tuple[int | None, int | None]:
    counts = (row.completed, row.completed_now, row.gained, row.lost)
    small = [count for count in counts if is_small(count, row.learners)]
    return (small or counts)[0], row.learners


def _rows(
    tree: Tree, now: Tree | None, holdings: Holdings, set_of: np.ndarray
) -> list[DrawnRow]:
    then = complete(tree, holdings)
    more = holdings.held.copy()
    moves = leaves_below(tree, (tree.root,))
    more[[place for place, name in enumerate(holdings.names) if name in moves]] = True
    could = complete(tree, Holdings(holdings.names, more)) & ~then
    had = {}
    if now is not None:
        ids = [step.step_id for step in now.steps]
        had = dict(zip(ids, complete(now, holdings), strict=True))
    rows = []
    for place, step in enumerate(tree.steps):
        has = then[place][set_of]
        before = had[step.step_id][set_of] if step.step_id in had else None
        rows.append(
            DrawnRow(
                step=step.step_id,
                title=step.title,
                learners=set_of.size,
                completed=int(has.sum()),
                could=int(could[place][set_of].sum()),
                completed_now=None if before is None else int(before.sum()),
                gained=None if before is None else int((has & ~before).sum()),
                lost=None if before is None else int((before & ~has).sum()),
            )
        )
    return rows


def _unknown(asked: Asked, tree: Tree) -> list[str]:
    """Say which achievements of it nothing that is loaded names."""
    gone = sorted(
        names_of(tree) - {name for name, _ in asked.rows("achievement_names")}
    )
    if not gone:
        return []
    shown = ", ".join(gone[:5]) + (" …" if len(gone) > 5 else "")
    return [f"Nothing that is loaded names these achievements of it: {shown}."]


@dataclass(frozen=True)
class Known:
    """What a pathway can be drawn from.

    ``tree`` is the latest version of a pathway that is loaded, None for a new one;
    ``versions`` are all its versions. ``names`` are what achievements are called, by
    id, in order of names.
    """

    tree: Tree | None
    versions: tuple[str, ...]
    names: dict[str, str]


def known(state: State, scope: Scope, pathway: str | None) -> Known:
    """Return what is loaded of a pathway, and the achievements that one may list."""
    with ask(state, scope) as asked:
        names = dict(asked.rows("achievement_names"))
        tree = None if pathway is None else _loaded(asked, pathway)
        told = [found.version for found in versions(asked) if found.pathway == pathway]
    ordered = sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    return Known(tree, tuple(told), dict(ordered))
