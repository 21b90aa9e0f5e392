"""The lines of a caseload, written out: who, what is missing, and where to earn it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from analytics.asking.ask import Asked
from analytics.asking.supply import Supply
from analytics.questions.caseload.ahead import ahead
from analytics.questions.caseload.explaining import note_of, remarks_of
from analytics.questions.caseload.lines import GROUPS, Line
from analytics.questions.caseload.passes import Pass
from analytics.questions.near_completion.counts import Ways, ways_of

MOST_OFFERS = 10


@dataclass(frozen=True)
class CaseRow:
    """One line: a learner on one pathway, in the first group that fits.

    ``missing`` are the smallest sets of badges that complete the pathway, ``offers``
    where they can be earned, ``untold`` those of which nothing loaded tells that;
    ``fewest_left`` is None where the pathway isn't theirs.
    ``last_earned_on`` is of any achievement. ``since``, and ``days`` until the day of
    the question: since when a milestone is unclaimed, work waits, nothing was earned.
    Of whoever graduates this term, both are what can still be done before: where
    ``is_over``, nothing can. ``confidential``: a directory opt-out. ``away_until``: put
    away by the viewer.
    """

    group: str
    learner: str
    name: str | None
    pathway: str | None
    title: str | None
    fewest_left: int | None
    missing: tuple[str, ...]
    offers: tuple[str, ...]
    last_earned_on: date | None
    since: date | None
    days: int | None
    note: str
    standing: str
    confidential: bool
    away_until: date | None = None
    untold: tuple[str, ...] = ()
    is_over: bool = False


def rows_of(asked: Asked, lines: Sequence[Line], stock: Supply) -> list[CaseRow]:
    """Write the lines out."""
    _keep_listed(asked, lines)
    names = dict(asked.rows("achievement_names"))
    remarks = remarks_of(asked, names)
    people = {row[0]: row[1:] for row in asked.rows("caseload_people")}
    ways = _ways(lines, names, stock)
    until = dict(asked.rows("caseload_until"))
    rows = [
        _row(
            line,
            people[line.learner],
            ways.get(_way(line), ((), (), ())),
            note_of(line, names, remarks, asked.day),
            asked.day,
        )
        for line in lines
    ]
    seen = [
        _in_time(row, line, names, stock.done_by(until[line.learner]))
        if line.group == "graduating-short"
        else row
        for row, line in zip(rows, lines, strict=True)
    ]
    return sorted(seen, key=_order)


def _in_time(row: CaseRow, line: Line, names: dict[str, str], stock: Supply) -> CaseRow:
    """Say on a line what can still be done before the learner graduates."""
    if line.on is None or line.row is None:
        return row
    people = line.on.people
    held = people.holdings.named(int(people.set_of[line.row]))
    waits = frozenset(
        sign.achievement
        for sign in line.signs
        if sign.group == "waiting" and sign.achievement
    )
    told = ahead(people.tree, held, waits, stock)
    missing = tuple(" and ".join(names.get(n, n) for n in one) for one in told.sets)
    gone = stock.unknown(name for one in told.sets for name in one)
    return replace(
        row,
        missing=missing,
        offers=told.offers[:MOST_OFFERS],
        untold=tuple(names.get(name, name) for name in sorted(gone - waits)),
        is_over=told.is_over,
    )


def _row(line: Line, person: Sequence[Any], way: Ways, note: str, day: date) -> CaseRow:
    learner, name, is_confidential, standing, last = person
    since = _since(line)
    return CaseRow(
        group=line.group,
        learner=learner,
        name=name,
        pathway=line.on.found.pathway if line.on else None,
        title=line.on.found.title if line.on else None,
        fewest_left=line.left,
        missing=way[0],
        offers=way[1],
        last_earned_on=last,
        since=since,
        days=(day - since).days if since else None,
        note=note,
        standing=standing,
        confidential=is_confidential,
        untold=way[2],
    )


def _order(row: CaseRow) -> tuple[int, int, date, str, str]:
    """Sort by group, then the nearest, then the longest wait."""
    place = [*GROUPS].index(row.group)  # type: ignore[arg-type]
    since = row.since or date.max
    return place, row.fewest_left or 0, since, row.title or "", row.learner


def _since(line: Line) -> date | None:
    days = [s.since for s in line.signs if s.group == line.group and s.since]
    return min(days) if days else None


def _keep_listed(asked: Asked, lines: Sequence[Line]) -> None:
    """Make ``listed``: the learner of each line, and the version of its pathway."""
    numbers = [line.on.found.number if line.on else None for line in lines]
    told = pa.table(
        {
            "learner": pa.array([line.learner for line in lines], pa.int32()),
            "pathway": pa.array(numbers, pa.int32()),
        }
    )
    asked.relations.hand("listed", told)


def _way(line: Line) -> tuple[int, int]:
    """Return the pathway's version and the set held, by which ways are known."""
    if line.on is None or line.row is None or not line.left:
        return -1, -1
    return line.on.found.number, int(line.on.people.set_of[line.row])


def _ways(
    lines: Sequence[Line], names: dict[str, str], stock: Supply
) -> dict[tuple[int, int], Ways]:
    """Say what is missing of each set held that a line stands for, once."""
    wanted: dict[int, tuple[Pass, set[int]]] = {}
    for line in lines:
        number, place = _way(line)
        if line.on is not None and place >= 0:
            wanted.setdefault(number, (line.on, set()))[1].add(place)
    return {
        (number, place): way
        for number, (on, places) in wanted.items()
        for place, way in ways_of(
            on.people, np.array(sorted(places)), names, stock
        ).items()
    }
