"""Reading rows anew: what stands in a column, which rows meet tests.

Nothing here is shared with what makes sentences.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.drawing import claims as made


def value_in(row: Any, column: str) -> Any:
    names, signs = column.split(" ")[::2], column.split(" ")[1::2]
    found = [row.get(n) if isinstance(row, Mapping) else getattr(row, n) for n in names]
    if None in found:
        return None
    value = found[0]
    for sign, other in zip(signs, found[1:], strict=True):
        if sign == "/":
            value = value / other if other else None
        else:
            value = value + other if sign == "+" else value - other
    return value


def meets(row: Any, where: Sequence[made.Test]) -> bool:
    for column, how, wanted in where:
        value = value_in(row, column)
        if (how == "=" and value != wanted) or (how == "≠" and value == wanted):
            return False
        if how == ">" and (value is None or not value > wanted):
            return False
        if how == "≤" and (value is None or value > wanted):
            return False
        if how == "≥" and (value is None or value < wanted):
            return False
        if how == "<" and (value is None or not value < wanted):
            return False
    return True


def places_of(written: str) -> int:
    return len(written.rstrip("%").partition(".")[2])
