"""The SQL that checks a batch: one plan becomes one SELECT, made from the contract."""

# Names in this SQL are the contract's, or made here; none comes from a file.
# ruff: noqa: S608

from dataclasses import dataclass, replace

from analytics.sources.cell_words import DAYS, is_never, trimmed
from analytics.sources.cells import Cell, emptied, has_words, kept_sql, text, unknown
from analytics.sources.header import Plan
from analytics.sources.moments import Reading, Rule, day, instant, quoted
from analytics.sources.rules import identity_rules, text_rules, typed
from analytics.sources.rules import rules as rules_of
from analytics.table import Column, Kind

# Which day can't come before which: nothing ends before it began.
ORDER = {
    "awards": (("revoked_on", "earned_on", "revoked before it was earned"),),
    "terms": (("ends_on", "starts_on", "ends before it starts"),),
    "spells": (("ends_on", "begins_on", "ends before it begins"),),
    "identities": (("valid_to", "valid_from", "ends before it starts"),),
    "declared": (("ended_on", "declared_on", "ended before it was declared"),),
    "advisors": (("to", "from", "ends before it starts"),),
}
# Which two ids of a row can't be one.
APART = {"merges": ("into", "learner_id", "merged into itself")}
# A badge that came as a file is known by two addresses: no row takes its place.
_ADDRESS = "'^(https?|did|urn):', 'i'"
_OF_BADGE = "source and award_id are a badge's own: give source a word of yours"

_EMPTY = "required, but empty"
_NOTHING_SAID = f"{_EMPTY}: a word for nothing, such as NULL, N/A or 9999-12-31"


@dataclass(frozen=True)
class Fault:
    """One thing that may be wrong with a row: its column in the SQL, and of what.

    ``column`` is what messages call the file's column; None for the row as a whole.
    """

    name: str
    sql: str
    column: str | None


def checked(plan: Plan, reading: Reading, edged: frozenset[int]) -> str:
    """SQL: one row per row of ``batch`` that isn't blank, typed, with faults, ``fine``.

    What is learned of `texts` is added layer by layer: days that stand for never (their
    text is then NULL), instants, values, faults (NULL: none). ``edged`` as there.
    """
    ats, values = _values(plan, reading)
    found = faults(plan, reading)
    fine = " and ".join(f"{fault.name} is null" for fault in found)
    said = ", ".join(f"{fault.sql} as {fault.name}" for fault in found)
    default = "" if plan.table.name != "awards" else _default(plan)
    ends = [
        f"case when {never} then null else t{i} end as t{i}"
        for i, never in nevers(plan, reading).items()
    ]
    cells = ", ".join(f"c{position}" for position in plan.positions)
    dated = f"exclude ({cells})" if cells else ""
    dated += f" replace ({', '.join(ends)})" if ends else ""
    filled = ", ".join(f"r{one}" for one in plan.taken)
    is_there = f"coalesce({filled}) is not null" if filled else "true"
    return (
        f"select *{default}, {fine} as fine from (select *, {said} from"
        f" (select *, {', '.join(values)} from (select *{''.join(ats)} from"
        f" (select * {dated} from ({texts(plan, edged)}) where {is_there}))))"
    )


def texts(plan: Plan, edged: frozenset[int]) -> str:
    """SQL: the texts that are made of each row of ``batch`` that counts.

    ``c<position>`` are its cells, ``r<position>`` without blanks around them,
    ``t<number>`` the texts of the plan's columns, ``a<number>`` of its attributes. Only
    cells at positions among ``edged`` may have blanks around them.
    """
    cells = [
        (trimmed(f"c{p}") if p in edged else f"nullif(c{p}, '')") + f" as r{p}"
        for p in plan.positions
    ]
    said = ", ".join(["*", *cells])
    return (
        f"select *, {', '.join(_texts(plan))} from (select {said}"
        f" from batch where {kept_sql(plan.kept)})"
    )


def nevers(plan: Plan, reading: Reading) -> dict[int, str]:
    """SQL by number of a column: whether its day stands for never."""
    found = {}
    for i, (column, _) in enumerate(plan.columns):
        if column.kind in DAYS:
            own = _reading(plan, column, reading)
            found[i] = is_never(f"t{i}", day(f"t{i}", instant(f"t{i}", own), own))
    return found


def _default(plan: Plan) -> str:
    value = quoted(plan.source)
    if any(column.name == "source" for column, _ in plan.columns):
        return f' replace (coalesce("source", {value}) as "source")'
    return f', {value} as "source"'


def _texts(plan: Plan) -> list[str]:
    """Return the SQL of each text, and of what a mapping's words don't know."""
    said: list[str] = []
    named = [(f"{i}", c, cell) for i, (c, cell) in enumerate(plan.columns)]
    further = [(f"a{i}", None, cell) for i, (_, cell) in enumerate(plan.attributes)]
    for name, column, cell in (*named, *further):
        ours = name if column is None else f"t{name}"
        said.append(f"{text(column, cell)} as {ours}")
        if has_words(cell):
            said.append(f"{unknown(column, cell)} as u{name}")
    return said + [f"r{o} as o{o}" for o in plan.first_by if isinstance(o, int)]


def _reading(plan: Plan, column: Column, reading: Reading) -> Reading:
    styles = plan.dates.get(column.name) or plan.dates.get("")
    return replace(reading, dates=styles) if styles else reading


def _values(plan: Plan, reading: Reading) -> tuple[list[str], list[str]]:
    ats: list[str] = []
    values: list[str] = []
    for i, (column, _) in enumerate(plan.columns):
        own = _reading(plan, column, reading)
        if column.kind is Kind.MOMENT:
            (_, _), (at, _) = column.physical
            ats.append(f', {instant(f"t{i}", own)} as "{at}"')
            values.append(
                f'{day(f"t{i}", chr(34) + at + chr(34), own)} as "{column.name}"'
            )
        elif column.kind is Kind.DAY:
            ats.append(f", {instant(f't{i}', own)} as d{i}")
            values.append(f'{day(f"t{i}", f"d{i}", own)} as "{column.name}"')
        else:
            values.append(f'{typed(column, f"t{i}")} as "{column.name}"')
    return ats, values


def faults(plan: Plan, reading: Reading) -> list[Fault]:
    """List what can be wrong: with columns, with attributes, with rows as a whole."""
    found: list[Fault] = []
    for i, (column, cell) in enumerate(plan.columns):
        rules = rules_of(column, f"t{i}", f'"{column.name}"', reading)
        rules = _required(column, f"t{i}", cell) + rules
        rules = _first_rules(f"u{i}", cell, plan) + rules
        found.append(Fault(f"f{i}", _case(rules), said_of(plan, column.name, cell)))
    for i, (name, cell) in enumerate(plan.attributes):
        rules = text_rules(f"a{i}", strict=False)
        rules = _first_rules(f"ua{i}", cell, plan) + rules
        found.append(Fault(f"g{i}", _case(rules), said_of(plan, name, cell)))
    for i, (of, rule) in enumerate(_row_rules(plan)):
        found.append(Fault(f"h{i}", _case([rule]), of))
    return found


def _required(column: Column, t: str, cell: Cell) -> list[Rule]:
    """Rules for a text that has to be there: nothing at all, or a word for nothing."""
    if not column.required:
        return []
    words = [nothing] if (nothing := emptied(column, cell)) else []
    if column.kind in DAYS:
        words += [f"contains(r{position}, '9999')" for position in cell.positions]
    said = [(f"{t} is null and ({' or '.join(words)})", quoted(_NOTHING_SAID))]
    return (said if words else []) + [(f"{t} is null", quoted(_EMPTY))]


def _first_rules(unknown_word: str, cell: Cell, plan: Plan) -> list[Rule]:
    """Rules about what the file says, before what is made of it is looked at."""
    if cell.names_recipient and plan.learner is not None:
        return identity_rules(plan.learner[0])
    if not has_words(cell):
        return []
    return [(f"{unknown_word} is not null", unknown_word)]


def said_of(plan: Plan, ours: str, cell: Cell) -> str:
    """Return what messages call a column of ours, or an attribute."""
    places = list(cell.reads)
    if cell.names_recipient and plan.learner is not None:
        places.append(plan.learner[1])
    theirs = " + ".join(plan.said[place] for place in places) or ours
    return ours if theirs == ours else f"{theirs} ({ours})"


def _case(rules: list[Rule]) -> str:
    return f"case {' '.join(f'when {met} then {said}' for met, said in rules)} end"


def _row_rules(plan: Plan) -> list[tuple[str | None, Rule]]:
    """Rules about several columns of a row, each with the column it is said of."""
    there = {column.name for column, _ in plan.columns}
    found: list[tuple[str | None, Rule]] = [
        (late, (f'"{late}" < "{early}"', quoted(rule)))
        for late, early, rule in ORDER.get(plan.table.name, ())
        if {late, early} <= there
    ]
    if plan.table.name in APART:
        one, other, rule = APART[plan.table.name]
        found.append((one, (f'"{one}" = "{other}"', quoted(rule))))
    if plan.table.name == "awards" and "award_id" in there:
        found.append(("source", (_names_a_badge(plan, there), quoted(_OF_BADGE))))
    if plan.table.either:
        usable = [one for one in plan.table.either if set(one) <= there]
        whole = " or ".join(
            "(" + " and ".join(f'"{name}" is not null' for name in one) + ")"
            for one in usable
        )
        said = ", or ".join(" and ".join(one) for one in plan.table.either)
        found.append((None, (f"not ({whole})", quoted(f"required, but empty: {said}"))))
    return found


def _names_a_badge(plan: Plan, there: set[str]) -> str:
    """SQL: whether an award is named as a badge that came as a file would be."""
    said = quoted(plan.source)
    source = f'coalesce("source", {said})' if "source" in there else said
    is_address = (
        f"regexp_matches({source}, {_ADDRESS})"
        f' and regexp_matches("award_id", {_ADDRESS})'
    )
    is_old = f"lower({source}) = 'openbadges' and \"award_id\" is not null"
    return f"({is_address}) or ({is_old})"
