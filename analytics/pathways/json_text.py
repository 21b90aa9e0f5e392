"""JSON as it has to be: whole, each key once, numbers that are numbers, a limit."""

import json
from typing import Any

from analytics.findings import Finding, RefusedError
from analytics.pathways.check import MAX_BYTES


class _RefusedRuleError(ValueError):
    """A rule that the text breaks somewhere; ``json`` doesn't say where."""


def read_json(text: str, file: str) -> Any:
    """Return what ``text`` holds; RefusedError names the line and column.

    Duplicate keys, NaN, Infinity and what Python can't nest are refused.
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise RefusedError([Finding(file, f"larger than {MAX_BYTES:,} bytes")])
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_once,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        rule = f"not valid JSON, or cut off: {error.msg}"
        at = Finding(file, rule, line=error.lineno, column=str(error.colno))
        raise RefusedError([at]) from None
    except RecursionError:
        raise RefusedError([Finding(file, "nested too deeply")]) from None
    except _RefusedRuleError as error:
        raise RefusedError([Finding(file, str(error))]) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise RefusedError([Finding(file, "a number that is too long")]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RefusedRuleError(f"the key {twice[:60]} is twice in one object")
    return found


def _constant(name: str) -> None:
    raise _RefusedRuleError(f"{name} is no JSON number")
