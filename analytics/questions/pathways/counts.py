"""Which pathways are there, and how many learners are on them?"""

from dataclasses import dataclass

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.pathways import (
    Basis,
    Version,
    bases,
    count_learners,
    unknown_basis,
    versions,
)
from analytics.asking.small import Shown, hold_back
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class PathwayRow:
    """One pathway in its latest version; learners by its default basis.

    ``steps`` counts the root too; ``achievements`` are its leaves and milestones.
    The counts are None where they are held back, or nothing loaded tells of its basis.
    """

    group: Shown[str]
    pathway: Shown[str]
    title: Shown[str]
    version: Shown[str]
    basis: Shown[Basis]
    steps: Shown[int]
    achievements: Shown[int]
    learners_started: int | None
    learners_completed: int | None


NOTE = "Pathways share badges and learners: don't add their counts up."


def pathways(state: State, scope: Scope) -> Answer[PathwayRow]:
    """Answer with one row per pathway (and group)."""
    rows: list[PathwayRow] = []
    for label in groups(state, scope):
        with ask(state, scope, label) as asked:
            known, settled = versions(asked), bases(asked)
            rows += [
                _row(asked, label, found, settled[found.number])
                for found in known
                if found.is_latest
            ]
    with ask(state, scope) as asked:
        several = sum(row.is_latest and row.versions > 1 for row in versions(asked))
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts)
        notes = [NOTE]
        if several:
            have = "has" if several == 1 else "have"
            notes.append(
                f"{several} of them {have} several versions; learners are counted "
                "under the one that judges them, here the latest."
            )
        return answer(Answer, "pathways", asked, held_rows, [*notes, *held])


def _parts(row: PathwayRow) -> tuple[int | None, int | None]:
    return row.learners_completed, row.learners_started


def _row(asked: Asked, label: str, found: Version, basis: Basis) -> PathwayRow:
    count_learners(asked, found, basis, None, None)
    counts = asked.rows("root_completed", pathway=found.number)[0]
    if unknown_basis(asked, found.number, basis):
        counts = (None, None)
    return PathwayRow(
        label,
        found.pathway,
        found.title,
        found.version,
        basis,
        found.steps,
        found.achievements,
        *counts,
    )
