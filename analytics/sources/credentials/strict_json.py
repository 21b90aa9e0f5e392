"""JSON as its standard has it: nothing twice, nothing endless, nothing unsayable."""

import json
import math
import re
from typing import Any

from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

MOST_DEEP = BADGES.depth
_NAME = re.compile(r"@?[A-Za-z_]{1,40}")
_FOREIGN = frozenset(("__proto__", "prototype", "constructor"))


def parse(text: str) -> Any:
    """Return what a JSON text says; ProblemError where it isn't plain JSON.

    Refused are names given twice (readers disagree on which counts), NaN and
    infinities, names that are there to harm a reader, text that can't be written as
    UTF-8 and whatever is nested too deep.
    """
    try:
        found = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProblemError("", f"not JSON, or cut off, at {where}") from None
    except (RecursionError, ValueError):
        raise ProblemError("", "nested too deep, or a number too long") from None
    _check(found)
    return found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in _FOREIGN:
            raise ProblemError("", f"unknown property {name}")
        if name in found:
            said = f" {name}" if _NAME.fullmatch(name) else ""
            raise ProblemError("", f"the name{said} is given twice in one object")
        found[name] = value
    return found


def _constant(name: str) -> Any:
    raise ProblemError("", f"{name} isn't a number in JSON")


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ProblemError("", "a number too large")
    return number


def _check(value: Any) -> None:
    """Walk through everything, without recursion."""
    layer = [value]
    for _ in range(MOST_DEEP):
        inner: list[Any] = []
        for one in layer:
            if isinstance(one, dict):
                for name in one:
                    _check_text(name)
                inner += one.values()
            elif isinstance(one, list):
                inner += one
            elif isinstance(one, str):
                _check_text(one)
            elif isinstance(one, int) and abs(one) > 1 << 63:
                raise ProblemError("", "a number too large")
        layer = inner
        if not layer:
            return
    raise ProblemError("", f"nested deeper than {MOST_DEEP}")


def _check_text(text: str) -> None:
    if "\0" in text:
        raise ProblemError("", "control character U+0000 in a text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ProblemError(
            "", "half a character (a lone surrogate) in a text"
        ) from None
