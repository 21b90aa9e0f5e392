"""The path of an award, in the tables that every question about sharing reads.

Awarded, claimed, public, shared, viewed: an award counts in a stage only if it counts
in the one before. Awards that several sources record count once; the clock starts on
the day of issue.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from analytics.asking.ask import Asked
from analytics.scope import UnknownError

STAGES = ("awarded", "claimed", "public", "shared", "viewed")
Split = Literal["skill", "network", "kind", "pathway", "term", "achievement"]
SPLITS: tuple[Split, ...] = get_args(Split)
HORIZON = 90  # days: sharing mostly takes weeks, a term is shorter than twice that


@dataclass(frozen=True)
class Counts:
    """The counts of one group and part, a place for each stage.

    ``unknown``: of how many nobody knows whether they were claimed, ever and within the
    horizon; they are among those that were, and in later stages by what is told.
    """

    label: str
    part: str
    awards: list[int]
    learners: list[int]
    mature: list[int]
    left_out: list[int]
    unknown: list[int]
    told: int


def check_split(split: str | None) -> None:
    """Raise UnknownError for a split that there isn't."""
    if split not in (None, *SPLITS):
        raise UnknownError(f"unknown split {split!r}: {', '.join(SPLITS)}")


def show_awards(
    asked: Asked, split: str | None = None, since: date | None = None
) -> None:
    """Keep the awards that can be shown, their shares, and the parts of the split.

    Tables ``sharing_shown``, ``sharing_shares`` and ``sharing_parted``. ``since``: only
    what a question about awards issued, and shares made, from that day on needs.
    """
    asked.define("sharing_awards", since=since)
    asked.define("sharing_parted", split=split or "")


def see_awards(asked: Asked, apart: bool) -> None:
    """Keep when each award was first shared and looked at, by network where apart."""
    asked.define("sharing_seen", apart=apart)


def stage_awards(asked: Asked, within: int | None, apart: bool = False) -> None:
    """Keep how far each standing award came: ``sharing_staged``.

    Where nobody tells of claims, nothing is left out for not being claimed.
    """
    see_awards(asked, apart)
    asked.define("sharing_staged", within=within)


# Where what an id stands for is told; a name that two bear is told by its id too.
TITLES = {
    "achievement": "achievement_names",
    "pathway": "sharing_pathway_names",
    "term": "sharing_term_names",
}


def part_titles(asked: Asked, split: str | None) -> dict[str, str]:
    """Return what people call the parts of a split, by id; empty where no id is one."""
    if split not in TITLES:
        return {}
    names = dict(asked.rows(TITLES[split]))
    often = Counter(names.values())
    return {
        one: name if often[name] == 1 else f"{name} ({one})"
        for one, name in names.items()
    }
