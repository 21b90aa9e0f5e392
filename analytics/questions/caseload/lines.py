"""Who stands on which line of a caseload: one line a learner and pathway."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np

from analytics.questions.caseload.passes import Pass

Group = Literal[
    "graduating-short", "one-to-go", "two-to-go", "unclaimed", "waiting", "stalled"
]
GROUPS: tuple[Group, ...] = (
    "graduating-short",
    "one-to-go",
    "two-to-go",
    "unclaimed",
    "waiting",
    "stalled",
)
Key = tuple[int, str | None]  # the state's number of a learner, a pathway's id


@dataclass(frozen=True)
class Sign:
    """What was seen of a learner: some of their badges, or none, since a day."""

    group: Group
    learner: int
    achievement: str | None
    since: date | None
    terms: int | None = None


@dataclass(frozen=True)
class Line:
    """One line: its group, whose it is, where on the pathway they are.

    ``on`` and ``row`` are None for a badge that is in no pathway of theirs. ``signs``
    are those of its own group and of later ones, which have no line for it.
    """

    group: Group
    learner: int
    on: Pass | None
    row: int | None
    signs: list[Sign] = field(default_factory=list)

    @property
    def left(self) -> int | None:
        """The fewest badges left; None where the pathway isn't theirs."""
        if self.on is None or self.row is None:
            return None
        return int(self.on.left[self.row])


def lines_of(
    found: Sequence[Pass],
    unclaimed: Iterable[Sign],
    waiting: Iterable[Sign],
    quiet: Sequence[Sign],
) -> list[Line]:
    """Return the lines, each in the first group that fits, in their order."""
    lines: dict[Key, Line] = {}
    for on in found:
        for line in _near(on):
            lines[line.learner, on.found.pathway] = line
    for sign in unclaimed:
        homes = [on for on in found if sign.achievement in on.milestones]
        theirs = [on for on in homes if on.row_of(sign.learner) is not None]
        _tell(lines, sign, theirs or homes)
    for sign in waiting:
        homes = [on for on in found if sign.achievement in on.names]
        _tell(lines, sign, [on for on in homes if _is_open(on, sign.learner)])
    for sign, on in _nearest(found, quiet):
        _tell(lines, sign, [on])
    return list(lines.values())


def _near(on: Pass) -> Iterator[Line]:
    """Yield who graduates short of the pathway, and who has one or two to go."""
    short = on.is_graduating & (on.left > 0)
    here = on.has_entered & ~short
    masks: tuple[tuple[Group, np.ndarray], ...] = (
        ("graduating-short", short),
        ("one-to-go", here & (on.left == 1)),
        ("two-to-go", here & (on.left == 2)),
    )
    for group, mask in masks:
        for row in np.flatnonzero(mask):
            yield Line(group, int(on.people.learners[row]), on, int(row))


def _is_open(on: Pass, learner: int) -> bool:
    row = on.row_of(learner)
    return row is not None and int(on.left[row]) > 0


def _tell(lines: dict[Key, Line], sign: Sign, homes: Sequence[Pass]) -> None:
    """Tell a sign on the lines that are there; on one of its own if there are none."""
    keys: list[Key] = [(sign.learner, on.found.pathway) for on in homes]
    there = [lines[key] for key in keys if key in lines]
    if not there:
        on = homes[0] if homes else None
        row = on.row_of(sign.learner) if on else None
        line = Line(sign.group, sign.learner, on, row)
        there = [lines.setdefault((keys or [(sign.learner, None)])[0], line)]
    for line in there:
        line.signs.append(sign)


def _nearest(
    found: Sequence[Pass], quiet: Sequence[Sign]
) -> Iterator[tuple[Sign, Pass]]:
    """Yield who is quiet with the nearest pathway that they began and didn't finish."""
    signs = {sign.learner: sign for sign in quiet}
    listed = np.array(sorted(signs), dtype=np.int64)
    learners, lefts, places = [], [], []
    for place, on in enumerate(found):
        here = on.has_entered & (on.left > 0) & np.isin(on.people.learners, listed)
        learners.append(on.people.learners[here])
        lefts.append(on.left[here])
        places.append(np.full(int(here.sum()), place))
    if not learners:
        return
    who, left, which = (np.concatenate(part) for part in (learners, lefts, places))
    order = np.lexsort((which, left, who))
    _, first = np.unique(who[order], return_index=True)
    for at in order[first]:
        yield signs[int(who[at])], found[int(which[at])]
