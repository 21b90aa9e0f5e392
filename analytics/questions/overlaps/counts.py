"""Which badges count where, and how many learners are on several pathways?"""

from dataclasses import dataclass

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import ask
from analytics.asking.small import Shown, hold_back
from analytics.scope import Scope
from analytics.store.state import State


@dataclass(frozen=True)
class OverlapRow:
    """One achievement in one pathway (its latest version) in which it counts.

    ``learners`` hold it (None: held back); ``pathways`` is the number of pathways in
    which it counts, the same in each of its rows.
    """

    achievement: Shown[str]
    name: Shown[str]
    is_milestone: Shown[bool]
    pathway: Shown[str]
    title: Shown[str]
    learners: int | None
    pathways: Shown[int]


@dataclass(frozen=True)
class PeopleRow:
    """How many learners entered so many pathways: each learner is counted once."""

    pathways: Shown[int]
    learners: int | None


@dataclass(frozen=True)
class OverlapsAnswer(Answer[OverlapRow]):
    """Which badges count where; how many learners are in so many pathways."""

    people: tuple[PeopleRow, ...] = ()


def overlaps(state: State, scope: Scope) -> OverlapsAnswer:
    """Answer with one row per achievement and pathway; part ``people`` (PeopleRow)."""
    with ask(state, scope) as asked:
        rows = [OverlapRow(*row) for row in asked.rows("overlap_badges")]
        people = [PeopleRow(*row) for row in asked.rows("overlap_people")]
        viewer = asked.scope.viewer
        shown, held = hold_back(viewer, rows, _count)
        counted, held_too = hold_back(viewer, people, _count)
        notes = [
            "A badge counts in every pathway that names it: learners of several "
            "pathways are in each, so pathways don't add up.",
            *dict.fromkeys([*held, *held_too]),
        ]
        return answer(
            OverlapsAnswer, "overlaps", asked, shown, notes, people=tuple(counted)
        )


def _count(row: OverlapRow | PeopleRow) -> tuple[int | None, int | None]:
    return row.learners, None
