"""Which table somebody else's file most likely is, and which column is which of ours.

By names first, ours and what other systems call them; what the cells hold speaks for a
column or against it. It is a proposal: a person looks at it before it is used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from analytics.model import TABLES
from analytics.sources.proposals.cells_fit import fit
from analytics.sources.proposals.date_styles import common, styles_of
from analytics.sources.proposals.draft import Draft
from analytics.sources.proposals.headings import called, plain, spellings
from analytics.sources.proposals.peek import Peek
from analytics.table import Column, Kind, Table

LEAST = 0.5  # likeness below which a column is left to the person
_NEAR = 0.84  # of two names that differ in an ending or a slip
_DAYS = (Kind.MOMENT, Kind.DAY)
_BY_MAIL = ("awards", "assessments", "declared", "learners")
_AWARDED = 1.5  # a person, a badge and a day are an award, whatever else is there


@dataclass(frozen=True)
class Proposal:
    """A draft, and the formats in which its days can be read.

    With more than one of ``styles`` the draft's ``dates`` is left open: the rows don't
    tell 1 February from 2 January.
    """

    draft: Draft
    styles: tuple[str, ...] = ()


def propose(seen: Peek, table: str | None = None) -> Proposal:
    """Propose a mapping of a file, as the likeliest table or as the one named."""
    days = {name: styles_of(seen.facts[name].texts) for name in seen.columns}
    named = [TABLES[table]] if table else list(TABLES.values())
    scored = [(_matched(one, seen, days), one) for one in named]
    pairs, best = max(scored, key=lambda two: _weight(two[1], two[0], seen))
    columns = {ours: theirs for ours, (theirs, _) in pairs.items()}
    mail = mail_column(seen)
    learner = {}
    if "learner_id" not in columns and mail and best.name in _BY_MAIL:
        learner = {"email": mail}
        columns = {o: t for o, t in columns.items() if t != mail}
    if best.name == "awards" and "earned_on" not in columns and "issued_on" in columns:
        columns = _in_order(best, {**columns, "earned_on": columns["issued_on"]})
    styles = styles_in(seen, best.name, columns)
    dates = styles[0] if len(styles) == 1 else None
    draft = Draft(
        best.name, seen.name, columns, (), dates, sheet=seen.sheet, learner=learner
    )
    return Proposal(draft, styles)


def mail_column(seen: Peek) -> str | None:
    """Return the column that holds e-mail addresses, the fullest of several."""
    found = [name for name in seen.columns if seen.facts[name].is_mail]
    return max(found, key=lambda name: seen.facts[name].filled, default=None)


def styles_in(seen: Peek, table: str, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Return the formats that read every day of these columns; none: all are ISO."""
    kinds = {column.name: column.kind for column in TABLES[table].columns}
    taken = [theirs for ours, theirs in columns.items() if kinds[ours] in _DAYS]
    return common([styles_of(seen.facts[theirs].texts) for theirs in taken])


Pairs = dict[str, tuple[str, float]]


def _in_order(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    return {c.name: columns[c.name] for c in table.columns if c.name in columns}


def _matched(table: Table, seen: Peek, days: Mapping[str, tuple[str, ...]]) -> Pairs:
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
    days: Mapping[str, tuple[str, ...]],
) -> float:
    """From 0 to a little above 1: alike by name, unless the cells speak against it."""
    own, others = [plain(column.name)], called(table.name, column.name)
    alike = max(
        max(_nearness(one, own), _nearness(one, others) - 0.02)
        for one in spellings(name)
    )
    if alike < LEAST:
        return 0.0
    facts = seen.facts[name]
    return alike + fit(table, column, facts, days[name]) if facts.filled else alike


def _nearness(name: str, known: Iterable[str]) -> float:
    best = 0.0
    for one in known:
        if one == name:
            return 1.0
        ratio = SequenceMatcher(None, name, one, autojunk=False).ratio()
        if ratio >= _NEAR:
            best = max(best, ratio * 0.9)
    return best


def _weight(table: Table, pairs: Pairs, seen: Peek) -> float:
    """How well a file fits a table: what it needs counts twice, and is missed twice."""
    need = set(table.required) | set(table.either[0] if table.either else ())
    total = sum(
        score * (2 if ours in need else 1) for ours, (_, score) in pairs.items()
    )
    there = set(pairs)
    if "learner_id" in need - there and table.name in _BY_MAIL and mail_column(seen):
        there.add("learner_id")
        total += 2
    if table.name == "awards" and "issued_on" in there:
        there.add("earned_on")
    if table.name == "awards" and need <= there:
        total += _AWARDED
    is_named = plain(table.name.rstrip("s")) in plain(seen.sheet or seen.name)
    return total - 2 * len(need - there) + (1.5 if is_named else 0)
