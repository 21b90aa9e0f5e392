"""A stream of bytes as credentials: whole, or where it is large, one a line."""

from collections.abc import Iterator
from itertools import chain

from analytics.sources.credentials.opened import Item, one_line, opened
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import Limits


def items_of(stream: Iterator[bytes], limits: Limits) -> Iterator[Item]:
    """Yield the items of a file; ProblemError where it can't be read any further."""
    data = b""
    for chunk in stream:
        data += chunk
        if len(data) > limits.document:
            return _each_line(data, stream, limits)
    return opened(data)


def _each_line(data: bytes, rest: Iterator[bytes], limits: Limits) -> Iterator[Item]:
    """Yield the items of a file too large to be one: a credential a line."""
    number = 1
    for chunk in chain(rest, (None,)):
        lines = data.split(b"\n")
        data = b"" if chunk is None else lines.pop() + chunk
        for line in lines:
            if line.strip():
                yield from one_line(_line(line, number), number)
            number += 1
        if len(data) > 2 * limits.document:
            rule = f"larger than {limits.document:,} bytes: give a credential a line"
            raise ProblemError("", rule)


def _line(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ProblemError("", f"not UTF-8 at line {number}") from None
