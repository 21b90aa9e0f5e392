"""Which table somebody else's file most likely is, and which column is which of ours.

By names first, ours and what other systems call them; what the first rows hold speaks
for a column or against it. It is a proposal: a person looks at it before it is used.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from analytics.model import TABLES, Column, Kind, Table
from analytics.sources.cell_words import FALSE, TRUE
from analytics.sources.date_styles import common, styles_of
from analytics.sources.draft import Draft
from analytics.sources.peek import Peek
from analytics.sources.synonyms import called

LEAST = 0.5  # likeness below which a column is left to the person
_NEAR = 0.84  # of two names that differ in an ending or a slip
_DAYS = (Kind.MOMENT, Kind.DAY)


@dataclass(frozen=True)
class Proposal:
    """A draft, and the formats in which its days can be read.

    With more than one of ``styles`` the draft's ``dates`` is left open: the first rows
    don't tell 1 February from 2 January.
    """

    draft: Draft
    styles: tuple[str, ...] = ()


def propose(seen: Peek, table: str | None = None) -> Proposal:
    """Propose a mapping of a file, as the likeliest table or as the one named."""
    days = {name: styles_of(seen.cells(name)) for name in seen.columns}
    named = [TABLES[table]] if table else list(TABLES.values())
    scored = [(_matched(one, seen, days), one) for one in named]
    pairs, best = max(scored, key=lambda two: _weight(two[1], two[0], seen))
    columns = {ours: theirs for ours, (theirs, _) in pairs.items()}
    styles = styles_in(seen, best.name, columns)
    dates = styles[0] if len(styles) == 1 else None
    return Proposal(Draft(best.name, seen.name, columns, (), dates), styles)


def styles_in(seen: Peek, table: str, columns: dict[str, str]) -> tuple[str, ...]:
    """Return the formats that read every day of these columns; none: all are ISO."""
    kinds = {column.name: column.kind for column in TABLES[table].columns}
    taken = [theirs for ours, theirs in columns.items() if kinds[ours] in _DAYS]
    return common([styles_of(seen.cells(theirs)) for theirs in taken])


Pairs = dict[str, tuple[str, float]]


def _matched(table: Table, seen: Peek, days: dict[str, tuple[str, ...]]) -> Pairs:
    """Pair our columns with theirs, the likeliest pairs first, each column once."""
    scores = sorted(
        (
            (-_likeness(table, column, name, seen, days), place, at)
            for place, column in enumerate(table.columns)
            for at, name in enumerate(seen.columns)
        ),
    )
    found: Pairs = {}
    used: set[int] = set()
    for score, place, at in scores:
        ours = table.columns[place].name
        if -score >= LEAST and ours not in found and at not in used:
            found[ours] = (seen.columns[at], -score)
            used.add(at)
    return {c.name: found[c.name] for c in table.columns if c.name in found}


def _likeness(
    table: Table,
    column: Column,
    name: str,
    seen: Peek,
    days: dict[str, tuple[str, ...]],
) -> float:
    """From 0 to a little above 1: alike by name, unless the cells speak against it."""
    own = _nearness(_plain(name), [_plain(column.name)])
    others = _nearness(_plain(name), map(_plain, called(table.name, column.name)))
    alike = max(own, others - 0.02)
    if alike < LEAST:
        return 0.0
    cells = seen.cells(name)
    return alike if not cells else alike + _fit(column, cells, days[name])


def _fit(column: Column, cells: tuple[str, ...], styles: tuple[str, ...]) -> float:
    """What the cells say: a little for, or much against."""
    if column.kind in _DAYS:
        return 0.1 if styles else -0.6
    if column.kind is Kind.CHOICE:
        return 0.1 if {cell.lower() for cell in cells} & set(column.choices) else -0.3
    if column.kind is Kind.FLAG:
        return 0.1 if {c.lower() for c in cells} <= {*TRUE, *FALSE} else -0.3
    if column.kind in (Kind.NUMBER, Kind.COUNT):
        return 0.1 if all(_is_number(cell) for cell in cells) else -0.6
    if column.name == "email":
        return 0.1 if all("@" in cell for cell in cells) else -0.6
    if column.kind is Kind.ID and styles and styles != ("%Y%m%d",):
        return -0.6
    return 0.0


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]*[.]?[0-9]+", cell) is not None


def _nearness(name: str, known: Iterable[str]) -> float:
    best = 0.0
    for one in known:
        if one == name:
            return 1.0
        ratio = SequenceMatcher(None, name, one, autojunk=False).ratio()
        if ratio >= _NEAR:
            best = max(best, ratio * 0.9)
    return best


def _plain(name: str) -> str:
    """Write a name without case and separators; ``AwardedOn`` is ``awarded on``."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _weight(table: Table, pairs: Pairs, seen: Peek) -> float:
    """How well a file fits a table: what it needs counts twice, and is missed twice."""
    need = set(table.required) | set(table.either[0] if table.either else ())
    total = sum(
        score * (2 if ours in need else 1) for ours, (_, score) in pairs.items()
    )
    lacking = sum(2 for name in need if name not in pairs)
    is_named = _plain(table.name.rstrip("s")) in _plain(seen.name)
    return total - lacking + (1.5 if is_named else 0)
