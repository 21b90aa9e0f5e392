"""What is wrong with a sentence: its claims, held against rows by code of its own.

Nothing here is shared with what makes sentences but the claims' names: values are read
from the rows anew, ends found anew, and what is written is read back as a number.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from analytics.drawing import claims as made
from analytics.drawing import compared
from tests.claims import differences_checker as differences
from tests.claims.reading import meets, places_of, value_in

Tables = Sequence[Sequence[Any]]
ENDS = re.compile(
    r"(?<!at )\b(most|largest|highest|longest|fewest|least|lowest|soonest|smallest)\b",
    re.I,
)
LEAST = {"fewest", "least", "lowest", "soonest", "smallest"}
UP = {"more", "up", "higher", "better", "above"}
DOWN = {"fewer", "less", "down", "lower", "worse", "below"}
FIGURES = (made.Number, made.Estimate)
NAMED = 3
# Claims that are made from others.
INNER = {compared.YearsBefore: ("last",), compared.Apart: ("high", "low")}


def faults(sentence: Any, tables: Tables, given: Sequence[Any] = ()) -> list[str]:
    """Say all that is wrong with a sentence above these tables."""
    if not isinstance(sentence, made.Sentence):
        return ["it isn't made of claims"]
    if not sentence:
        return []
    found = [fault for one in sentence.claims for fault in _claim(one, tables, given)]
    for look in (_words, _ends, _like, _parts, differences.unfounded):
        found += look(sentence)
    return found


def _claim(claim: Any, tables: Tables, given: Sequence[Any]) -> Iterator[str]:
    if isinstance(claim, made.Given):
        if claim.value not in given:
            yield f"nobody gave {claim}"
        return
    for name in INNER.get(type(claim), ()):
        yield from _claim(getattr(claim, name), tables, given)
    for row in _rows(claim):
        if not any(row is one or row == one for table in tables for one in table):
            yield f"{claim} is of no row beneath"
            return
    if hasattr(claim, "rows") and not any(_same(claim.rows, t) for t in tables):
        yield f"{claim} is of other rows than stand beneath"
        return
    if not CHECKS[_kind(claim)](claim, str(claim)):
        yield f"{claim} isn't so: {type(claim).__name__}"


def _kind(claim: Any) -> type:
    return next(kind for kind in type(claim).__mro__ if kind in CHECKS)


def _rows(claim: Any) -> list[Any]:
    if isinstance(claim, compared.Trend):
        return [claim.now, claim.before]
    return [row for row in [getattr(claim, "row", None)] if row is not None]


def _same(rows: Sequence[Any], table: Sequence[Any]) -> bool:
    return len(rows) == len(table) and all(row in table for row in rows)


def _number(claim: Any, written: str) -> bool:
    return _written(value_in(claim.row, claim.column), claim.zero, written)


def _written(value: Any, zero: str, written: str) -> bool:
    if zero and written == zero:
        return not value
    if value is None:
        return written == "–"
    return abs(float(written.replace(",", "")) - value) <= 0.5


def _percent(claim: Any, written: str) -> bool:
    value = value_in(claim.row, claim.column)
    if claim.zero and written == claim.zero:
        return not value
    return _share(value, written)


def _share(value: float | None, written: str) -> bool:
    if value is None or not written.endswith("%"):
        return value is None and written == "–"
    if written.startswith(("<", ">")):
        end = float(written[1:-1]) / 100
        return 0 < value < end if written[0] == "<" else end < value < 1
    told = float(written[:-1])
    near = abs(told - 100 * value) <= 0.5 * 10 ** -places_of(written) + 1e-9
    return near and (told > 0) == (value > 0) and (told < 100) == (value < 1)


def _estimate(claim: Any, written: str) -> bool:
    rate, low, high = (
        value_in(claim.row, column) for column in (claim.column, claim.low, claim.high)
    )
    told = re.fullmatch(r"(\S+%), (\S+) to (\S+)%", written)
    if told is None:
        return low is None and _share(rate, written)
    ends = float(told[2]), float(told[3])
    unit = 10 ** -places_of(told[2])
    near = all(
        abs(said - 100 * end) <= 0.5 * unit + 1e-9
        for said, end in zip(ends, (low, high), strict=True)
    )
    share = float(told[1].strip("<>%"))
    within = ends[0] <= share <= ends[1]
    return near and within and (low == high or ends[0] < ends[1]) and (
        _share(rate, told[1]) or abs(share - 100 * rate) <= 0.5 * unit
    )  # fmt: skip


def _days(claim: Any, written: str) -> bool:
    value = value_in(claim.row, claim.column)
    if value is None:
        return written == "–"
    told, unit = written.split()
    days = {"day": 1, "days": 1, "months": 30.44, "years": 365.25}[unit]
    return abs(float(told) - value / days) <= 0.5 * 10 ** -places_of(told) + 1e-9


def _date(claim: Any, written: str) -> bool:
    return datetime.strptime(written, "%d %B %Y").date() == value_in(
        claim.row, claim.column
    )


def _coefficient(claim: Any, written: str) -> bool:
    return abs(float(written) - value_in(claim.row, claim.column)) <= 0.005 + 1e-9


def _chance(claim: Any, written: str) -> bool:
    value = value_in(claim.row, claim.column)
    if written.startswith("<"):
        return bool(value < float(written[1:]))
    return abs(float(written) - value) <= 0.0005 + 1e-9


def _points(claim: Any, written: str) -> bool:
    told = float(written.removesuffix(" points").replace("−", "-"))
    return abs(told - 100 * value_in(claim.row, claim.column)) <= 0.05 + 1e-9


def _count(claim: Any, written: str) -> bool:
    found = [row for row in claim.rows if meets(row, claim.where)]
    seen: list[Any] = []
    for row in found:
        told = [value_in(row, one) for one in claim.each] if claim.each else row
        if not claim.each or told not in seen:
            seen.append(told)
    return _written(len(seen) - claim.beyond, claim.zero, written)


def _total(claim: Any, written: str) -> bool:
    number = 0
    for row in claim.rows:
        if meets(row, claim.where):
            number += value_in(row, claim.column) or 0
    return _written(number, claim.zero, written)


def _extreme(claim: Any, written: str) -> bool:
    if any(c == claim.column and end is not None for c, _, end in claim.where):
        return False  # which rows are compared may not hang on what they are ranked by
    there = [
        row
        for row in claim.rows
        if meets(row, claim.where) and value_in(row, claim.column) is not None
    ]
    if not there:
        return not claim.found
    there.sort(key=lambda row: value_in(row, claim.column), reverse=not claim.is_least)
    ends = [
        r
        for r in there
        if value_in(r, claim.column) == value_in(there[0], claim.column)
    ]
    return _names(ends, claim.name, written)


def _names(rows: Sequence[Any], column: Any, written: str) -> bool:
    told = written.replace("\\", "")
    names = [
        column(row) if callable(column) else value_in(row, column) or "not known"
        for row in rows
    ]
    is_more = f" and {len(names) - NAMED} more" in told
    return (
        bool(rows)
        and all(" ".join(name.split()) in told for name in names[:NAMED])
        and is_more == (len(names) > NAMED)
        and told.count("**") == 2 * min(len(names), NAMED)
    )


def _name(claim: Any, written: str) -> bool:
    called = value_in(claim.row, claim.column) or "not known"
    return " ".join(called.split()) in written.replace("\\", "")


def _years_before(claim: Any, written: str) -> bool:
    there = [row for row in claim.last.rows if meets(row, claim.last.where)]
    there.sort(key=lambda row: row.first_day)
    like = [r for r in there if _is_like(r.first_day, there[-1].first_day)]
    if not like:
        return bool(written == claim.none)
    return _names(like[-1:], claim.last.name, written)


def _is_like(before: date, last: date) -> bool:
    """Say whether a term began whole years before another one, within sixty days."""
    days = (last - before).days
    return days > 300 and any(abs(days - 365 * n) <= 60 for n in range(1, 50))


def _all_names(claim: Any, written: str) -> bool:
    names = [value_in(row, claim.name) for row in claim.rows if meets(row, claim.where)]
    told = written.replace("\\", "")
    return told == ", ".join(" ".join(name.split()) for name in names)


def _holds(claim: Any, _written: str) -> bool:
    count = sum(1 for row in claim.rows if meets(row, claim.where))
    return count < claim.below if claim.below else count > 0


def _apart(claim: Any, written: str) -> bool:
    lows = [row.low for row in claim.high.found]
    highs = [row.high for row in claim.low.found]
    is_so = None not in (*lows, *highs) and min(lows) > max(highs)
    chance = re.compile("chance|overlap", re.I)
    if chance.search(claim.yes) or not chance.search(claim.no):
        return False
    return bool(written == (claim.yes if is_so else claim.no))


def _trend(claim: Any, written: str) -> bool:
    is_up = claim.now.low > claim.before.high
    is_down = claim.before.low > claim.now.high
    words = set(re.findall(r"\w+", written))
    if is_up or is_down:
        return written != claim.level and bool(words & (UP if is_up else DOWN))
    return not words & (UP | DOWN)


def _change(claim: Any, written: str) -> bool:
    now, before = (value_in(claim.row, one) for one in (claim.after, claim.before))
    if written == "as many":
        return bool(now == before)
    size, often = written.split()
    if (often in UP) != (now > before) or now == before:
        return False
    if size.endswith("%"):
        return before >= 50 and _share(abs(now - before) / before, size)
    return before < 50 and float(size.replace(",", "")) == abs(now - before)


def _direction(claim: Any, written: str) -> bool:
    value = value_in(claim.row, claim.column)
    if claim.up not in UP or claim.down not in DOWN:
        return False
    return written == (
        claim.level if not value else claim.up if value > 0 else claim.down
    )


CHECKS = {
    made.Name: _name,
    made.Number: _number,
    made.Percent: _percent,
    made.Days: _days,
    made.Date: _date,
    made.Points: _points,
    made.Chance: _chance,
    made.Coefficient: _coefficient,
    made.Estimate: _estimate,
    made.Count: _count,
    made.Total: _total,
    compared.Extreme: _extreme,
    compared.YearsBefore: _years_before,
    made.Holds: _holds,
    made.Names: _all_names,
    compared.Trend: _trend,
    made.Change: _change,
    compared.Apart: _apart,
    made.Direction: _direction,
    **differences.CHECKS,
}


def _words(sentence: made.Sentence) -> Iterator[str]:
    """Say what words between claims may not: numbers, and more than is known."""
    said = [str(p) for p in sentence.parts if isinstance(p, str | made.Holds)]
    if re.search(r"\d", " ".join(said)):
        yield f"a number is no claim: {said}"
    if not sentence.claims:
        yield f"nothing is claimed of the rows: {sentence}"
    if re.search(r"\b(similar|alike)\b", sentence) and "recorded" not in sentence:
        yield "only what is recorded can be similar"


def _ends(sentence: made.Sentence) -> Iterator[str]:
    """Say where a superlative isn't backed, or isn't followed by what it goes by."""
    said = [str(p) for p in sentence.parts if isinstance(p, str | made.Holds)]
    words = [one.lower() for text in said for one in ENDS.findall(text)]
    ends = [one for one in sentence.claims if isinstance(one, compared.Extreme)]
    ranked = [one for one in ends if not isinstance(one.value, date)]
    if sorted(word in LEAST for word in words) != sorted(e.is_least for e in ranked):
        yield f"{words} aren't what is claimed"
    for end in ranked:
        after = sentence.claims[sentence.claims.index(end) + 1 :]
        figure = next((one for one in after if isinstance(one, FIGURES)), None)
        if figure is None or figure.column != end.column or figure.row not in end.found:
            yield f"{end} isn't followed by what it goes by"
        elif isinstance(figure, made.Estimate) and len(end.found) > 1:
            yield f"the interval is of one of {end}"
    tops = {(one.column, one.value) for one in ranked if not one.is_least}
    for end in ranked:
        if end.is_least and (end.column, end.value) in tops:
            yield f"{end} has as much as the one with most"


def _like(sentence: made.Sentence) -> Iterator[str]:
    """Say where figures of unlike terms stand beside one another."""
    rows = [one.row for one in sentence.claims if isinstance(one, FIGURES)]
    begun = {row.first_day for row in rows if hasattr(row, "first_day")}
    last = max(begun, default=None)
    if any(one != last and not _is_like(one, last) for one in begun):
        yield "terms of different seasons are compared"


def _parts(sentence: made.Sentence) -> Iterator[str]:
    """Say where a rate isn't the share of the two numbers before it: "4 of 8 (50%)"."""
    parts = sentence.parts
    for first, between, second, *after in (parts[n:] for n in range(len(parts) - 3)):
        is_of = isinstance(between, str) and between.strip(" *") == "of"
        if is_of and isinstance(first, made.Number) and isinstance(second, made.Number):
            rate = next((one for one in after if isinstance(one, FIGURES)), None)
            if not isinstance(rate, made.Percent | made.Estimate):
                continue
            if rate.row != second.row:
                continue
            value = value_in(rate.row, rate.column)
            if value is not None and abs(value * second.value - first.value) > 1e-6:
                yield f"{rate} isn't {first} of {second}"
