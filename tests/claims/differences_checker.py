"""What is wrong with claims about differences, and with words that go beyond them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from analytics.drawing import claims as made
from analytics.drawing import compared
from analytics.drawing import differences_said as said
from analytics.questions.outcome import said as outcome
from analytics.questions.outcome.question import ORDINALS
from tests.claims.reading import meets, value_in

ENDS = ("difference", "low", "high")
COMPARING = (made.Direction, compared.Trend, compared.Apart, compared.Extreme)
PEOPLE = re.compile(r"\b(learner|student)s?\b", re.I)  # as people here call them
OFTEN = re.compile(r"(\d+\.\d) points (more|less) often than")
BETWEEN = re.compile(r": ([+−]\d+\.\d) points \(([+−]\d+\.\d) to ([+−]\d+\.\d)\)")


def _read(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "").removesuffix("%"))


def _near(text: str, value: float, places: int = 1) -> bool:
    return abs(_read(text) - value) <= 0.5 * 10**-places + 1e-9


def _tenths(claim: Any, written: str) -> bool:
    return written.endswith("%") and _near(written, 100 * _of(claim))


def _of(claim: Any) -> Any:
    return value_in(claim.row, claim.column)


def _often(claim: Any, written: str) -> bool:
    size, points, often, _ = written.split()
    more = "more" if _of(claim) > 0 else "less"
    return _near(size, abs(100 * _of(claim))) and (points, often) == ("points", more)


def _ends(claim: Any) -> tuple[float, float]:
    return value_in(claim.row, claim.low), value_in(claim.row, claim.high)


def _signed(claim: Any, written: str) -> bool:
    low, high = written.split(claim.between)
    first, second = _ends(claim)
    is_signed = low[0] in "+−" and high[0] in "+−"
    return is_signed and _near(low, 100 * first) and _near(high, 100 * second)


def _often_ends(claim: Any, written: str) -> bool:
    first, second = (100 * end for end in _ends(claim))
    if value_in(claim.row, claim.difference) <= 0:
        first, second = -second, -first
    low, high = written.split(" to ")
    return _near(low, first) and _near(high, second)


def _percent_ends(claim: Any, written: str) -> bool:
    low, high = written.removesuffix("%").split(" to ")
    first, second = _ends(claim)
    places = len(low.partition(".")[2])
    near = _near(low, 100 * first, places) and _near(high, 100 * second, places)
    return near and (low != high or first == second)


def _ratio_ends(claim: Any, written: str) -> bool:
    ends = zip(written.split(" to "), _ends(claim), strict=True)
    return all(_near(text, value, 2) for text, value in ends)


def _farthest(claim: Any, written: str) -> bool:
    rows = [row for row in claim.rows if meets(row, claim.where)]
    sizes = sorted(abs(value_in(row, claim.column)) for row in rows)
    return _near(written, sizes[-1] if sizes else 0.0, 2)


def _within(claim: Any, written: str) -> bool:
    days = [row.day for row in claim.rows if value_in(row, claim.column) is not None]
    there = [
        day
        for day, row in zip(days, claim.rows, strict=True)
        if not value_in(row, claim.column) < claim.so_far
    ]
    if not there:
        return written == "–"
    size, unit = written.split()
    long = {"day": 1, "days": 1, "months": 30.44, "years": 365.25}[unit]
    return _near(size, sorted(there)[0] / long, len(size.partition(".")[2]))


def _quoted(claim: Any, written: str) -> bool:
    """Read in an answer's own sentences what they say of the row's difference."""
    row, told = claim.row, written.replace("\\", "")
    own = " ".join(value_in(row, claim.column).split())
    if PEOPLE.sub("people", own) != PEOPLE.sub("people", told):
        return False
    return not hasattr(row, "difference") or _is_of(row, told)


def _is_of(row: Any, told: str) -> bool:
    """Say whether a verdict tells the difference that the row has, or none."""
    low, high = row.low, row.high
    if re.search("no difference seen", told, re.I) and not low <= 0 <= high:
        return False
    often = OFTEN.search(told)
    if often:
        is_more = often[2] == "more"
        size = abs(100 * row.difference)
        return _near(often[1], size) and is_more == (row.difference > 0)
    points = BETWEEN.search(told)
    if points:
        values = (row.difference, low, high)
        return all(_near(points[n + 1], 100 * values[n]) for n in range(3))
    return "all of this is selection" not in told


def _found(claim: Any, written: str) -> bool:
    row = claim.row
    if written.endswith(" points"):
        size = written.removesuffix(" points")
        return not row.low <= 0 <= row.high and _near(size, 100 * row.difference)
    if written == "no difference seen":
        return bool(row.low <= 0 <= row.high)
    if written.startswith("not clear among "):
        is_chance = row.p_adjusted > 0.05 and not row.low <= 0 <= row.high
        return is_chance and _read(written.split()[-1]) == row.comparisons
    return row.difference is None


def _nth(claim: Any, written: str) -> bool:
    place = _of(claim)
    return written == (ORDINALS[place] if place < 10 else f"{place + 1}th")


CHECKS: dict[type, Callable[[Any, str], bool]] = {
    said.Tenths: _tenths,
    said.Often: _often,
    said.Ends: _signed,
    said.OftenEnds: _often_ends,
    said.PercentEnds: _percent_ends,
    said.Coefficients: _ratio_ends,
    said.Quoted: _quoted,
    said.Farthest: _farthest,
    outcome.Found: _found,
    outcome.Nth: _nth,
    made.Within: _within,
}


def unfounded(sentence: made.Sentence) -> Iterator[str]:
    """Say where words about a difference go beyond the difference."""
    told = [
        one.row
        for one in sentence.claims
        if isinstance(one, said.Ends) or getattr(one, "column", "") in ENDS
    ]
    rows = [one for one in told if hasattr(one, "difference")]
    if re.search("no difference seen", sentence, re.I) and not all(
        one.low <= 0 <= one.high for one in rows
    ):
        yield "a difference is seen, whose interval leaves zero out"
    plain = " ".join(part for part in sentence.parts if isinstance(part, str))
    is_claimed = any(isinstance(one, COMPARING) for one in sentence.claims)
    if re.search(r"\b(larger|smaller|bigger) than\b", plain) and not is_claimed:
        yield "which of two is larger is no claim"
    kinds = {getattr(one, "analysis", "") == "placebo" for one in rows}
    if len(kinds) > 1:
        yield "a placebo measures something else than the comparison beside it"
