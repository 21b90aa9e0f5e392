"""A file as it was given, opened: the credentials in it, whatever it is called."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from analytics.sources.credentials.fields import Json, many, types
from analytics.sources.credentials.jws import claims_of
from analytics.sources.credentials.png import is_png, png_text
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.strict_json import parse
from analytics.sources.credentials.svg import is_svg, svg_text
from analytics.sources.streams import Given

_COMPACT = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_BEGUN = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?")
_JSON = ("{", "[", '"')
HEAD = (
    16_384  # first bytes by which a file is told: any header that is taken ends there
)


@dataclass(frozen=True)
class Item:
    """One credential: what it says, how it came, and where in the file it stands.

    ``problem`` is set instead of ``value`` where that part can't be read; ``around`` is
    the record that an assertion is part of; ``is_answer`` says that a platform's API
    answered with it.
    """

    value: Any
    document: str
    is_signed: bool = False
    place: str = ""
    line: int | None = None
    problem: ProblemError | None = None
    around: Json | None = None
    is_answer: bool = False

    def inside(self, record: Json) -> "Item":
        """Return the same item as part of a record that says more of it."""
        return replace(self, around=record)


def looks_like_one(head: bytes) -> bool:
    """Tell by a file's first bytes (``HEAD``) whether it may hold credentials."""
    if is_png(head) or is_svg(head):
        return True
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return text[:1] in (b"{", b"[", b'"') or _is_compact(text, is_cut=len(head) >= HEAD)


def is_plainly_one(given: Given) -> bool:
    """Tell whether a file named like records is a credential all the same."""
    try:
        with given.open() as stream:
            head = stream.read(HEAD)
    except OSError:
        return False
    return looks_like_one(head) and not head.startswith(b'"')


def _is_compact(head: bytes, *, is_cut: bool) -> bool:
    """Tell whether the first line is a compact signature, as far as it is there."""
    first, ending, _ = head.partition(b"\n")
    line = first.strip().decode("latin-1")
    if ending or not is_cut:
        return bool(_COMPACT.match(line)) and line.startswith("ey")
    return bool(_BEGUN.fullmatch(line)) and line.startswith("ey")


def opened(data: bytes) -> Iterator[Item]:
    """Yield what a whole file holds; ProblemError where it can't be read at all."""
    if is_png(data):
        found = png_text(data)
        return iter(()) if found is None else _written(found)
    if is_svg(data):
        found = svg_text(data)
        return iter(()) if found is None else _written(found)
    try:
        return _written(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProblemError("", f"not UTF-8 at line {line}") from None


def _written(text: str) -> Iterator[Item]:
    bare = text.strip()
    if bare[:1] not in ("{", "[", '"'):
        return _lines(bare.splitlines(), 1)
    try:
        value = parse(bare)
    except ProblemError:
        if not _is_one_per_line(bare):
            raise
        return _lines(text.splitlines(), 1)
    return of_value(value, "", None)


def _is_one_per_line(text: str) -> bool:
    """Tell whether the first line is an object or a text, and more follow."""
    first, _, rest = text.partition("\n")
    if not rest.strip():
        return False
    try:
        return isinstance(json.loads(first), dict | str)
    except (ValueError, RecursionError):
        return False


def _lines(lines: list[str], first: int) -> Iterator[Item]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield from one_line(line.strip(), number if len(lines) > 1 else None)


def one_line(line: str, number: int | None) -> Iterator[Item]:
    """Yield what one line holds: JSON, or a compact signature."""
    try:
        if line[:1] in _JSON:
            yield from of_value(parse(line), "", number)
        else:
            yield Item(claims_of(line), line, True, line=number)
    except ProblemError as problem:
        is_signed = line[:1] not in _JSON
        yield Item(None, line, is_signed, line=number, problem=problem)


def of_value(value: Any, place: str, line: int | None) -> Iterator[Item]:
    """Yield the credentials of a JSON value: itself, or what it only holds.

    That is a list, an envelope around a compact signature, or what a wallet presents.
    """
    value = _unwrapped(value)
    if isinstance(value, list) and not place:
        for number, one in enumerate(value):
            yield from of_value(one, f"/{number}", line)
    elif isinstance(value, dict) and (shown := _presented(value)):
        for number, one in enumerate(shown):
            yield from of_value(one, f"{place}/verifiableCredential/{number}", line)
    elif isinstance(value, str) and _COMPACT.fullmatch(value):
        try:
            yield Item(claims_of(value), value, True, place, line)
        except ProblemError as problem:
            yield Item(None, value, True, place, line, problem)
    else:
        yield Item(value, json.dumps(value, ensure_ascii=False), False, place, line)


def _unwrapped(one: Any) -> Any:
    """Return an enveloped credential's compact signature, else the thing itself."""
    if isinstance(one, dict) and "EnvelopedVerifiableCredential" in types(one):
        name = one.get("id")
        if isinstance(name, str) and name.startswith("data:application/"):
            return name.partition(",")[2]
    return one


def _presented(value: Json) -> list[Any]:
    """Return what a wallet presents; its own signature is another matter."""
    is_shown = "VerifiablePresentation" in types(value)
    return many(value.get("verifiableCredential")) if is_shown else []
