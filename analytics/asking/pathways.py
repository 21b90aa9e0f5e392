"""Which pathways are there, how many learners are on them, and by which basis."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.small import hold_back
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

Basis = Literal["declared", "eligible", "any"]
BASES: tuple[Basis, ...] = ("declared", "eligible", "any")


@dataclass(frozen=True)
class PathwayRow:
    """One pathway in its latest version; learners by its default basis.

    ``steps`` counts the root too; ``achievements`` are its leaves and milestones.
    The counts are None where they are held back.
    """

    group: str
    pathway: str
    title: str
    version: str
    basis: Basis
    steps: int
    achievements: int
    learners_started: int | None
    learners_completed: int | None


@dataclass(frozen=True)
class Version:
    """One version of a pathway: ``number`` is the state's own for it."""

    number: int
    pathway: str
    version: str
    title: str
    is_latest: bool
    versions: int
    steps: int
    achievements: int


NOTE = "Pathways share badges and learners: don't add their counts up."
FIGURES = ("learners_started", "learners_completed")


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
        held_rows, held = hold_back(asked.scope.viewer, rows, _parts, FIGURES)
        notes = [NOTE]
        if several:
            notes.append(
                f"{several} of them have several versions; learners are counted under "
                "the one that judges them, here the latest."
            )
        return answer("pathways", asked, held_rows, [*notes, *held])


def _parts(row: PathwayRow) -> tuple[int | None, int | None]:
    return row.learners_completed, row.learners_started


def _row(asked: Asked, label: str, found: Version, basis: Basis) -> PathwayRow:
    count_learners(asked, found, basis, None, None)
    started, completed = asked.rows("root_completed", pathway=found.number)[0]
    return PathwayRow(
        label,
        found.pathway,
        found.title,
        found.version,
        basis,
        found.steps,
        found.achievements,
        started,
        completed,
    )


def versions(asked: Asked) -> list[Version]:
    """Return every version of every pathway, by title."""
    return [Version(*row) for row in asked.rows("pathway_list")]


def choose(asked: Asked, pathway: str, version: str | None) -> Version:
    """Return one version of a pathway (None: the latest).

    Raises UnknownError where there is no such pathway or version.
    """
    known = [found for found in versions(asked) if found.pathway == pathway]
    if not known:
        raise UnknownError(f"unknown pathway {pathway!r}: cairn show pathways")
    for found in known:
        if found.is_latest if version is None else found.version == version:
            return found
    raise UnknownError(f"pathway {pathway!r} has no version {version!r}")


def default_basis(asked: Asked, number: int) -> Basis:
    """Return declared where there are declarations, else eligible, else any."""
    return bases(asked)[number]


def bases(asked: Asked) -> dict[int, Basis]:
    """Return the default basis of every version of every pathway, by its number."""
    return dict(asked.rows("basis"))


def count_learners(
    asked: Asked, found: Version, basis: Basis, first: date | None, last: date | None
) -> None:
    """Say who is ``counted``: the learners in the denominator of a pathway's rates.

    ``first`` and ``last`` bound the day of their first achievement of it, inclusive.
    """
    judge(asked, found, basis)
    asked.define("counted", pathway=found.number, first=first, last=last)


def judge(asked: Asked, found: Version, basis: Basis) -> None:
    """Say whose pathway it is (``of_basis``), and which version judges (``judged``)."""
    asked.define("of_basis", pathway=found.number, basis=basis)
    judge_by(asked, found)


def judge_by(asked: Asked, found: Version) -> None:
    """Say whom this version of a pathway, or another, judges (``judged``)."""
    if found.versions == 1:
        asked.define("judged", "judged_alone", pathway=found.number)
    else:
        asked.define("judged", pathway_id=found.pathway)
