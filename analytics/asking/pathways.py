"""Whose pathways they are: versions, who is judged by which, and by which basis."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.asking.ask import Asked
from analytics.asking.loaded import RECORDS, Records, loaded
from analytics.scope import UnknownError

Basis = Literal["declared", "eligible", "any"]
BASES: tuple[Basis, ...] = ("declared", "eligible", "any")


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


def unknown_basis(asked: Asked, number: int, basis: Basis) -> tuple[Records, ...]:
    """Return what isn't loaded that would tell who a basis is: nobody is no answer."""
    if basis == "declared" and "declared" not in loaded(asked):
        return (RECORDS["declared"],)
    if basis == "eligible" and asked.rows("audience_untold", pathway=number):
        return (RECORDS["audience"],)
    return ()


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
        asked.define("tied", pathway_id=found.pathway)
        asked.define("judged", pathway_id=found.pathway)
