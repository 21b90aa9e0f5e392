"""In which part of a workbook a sheet is: by the names that its contents list."""

from collections.abc import Mapping
from xml.parsers import expat

BOOK = "xl/workbook.xml"
TARGETS = "xl/_rels/workbook.xml.rels"


class _DoctypeError(Exception):
    """A list of contents that declares what it is made of: none is taken from it."""


def part_of(sheet: str, contents: Mapping[str, bytes]) -> str | None:
    """Return the part that a sheet is in; None where the contents don't tell.

    ``contents`` has the bytes of ``BOOK`` and ``TARGETS``.
    """
    ids = {
        told.get("name"): told.get(key)
        for told in _elements(contents.get(BOOK, b""), "sheet")
        for key in told
        if key.rpartition(":")[2] == "id"
    }
    targets = {
        told.get("Id"): told.get("Target", "")
        for told in _elements(contents.get(TARGETS, b""), "Relationship")
    }
    target = targets.get(ids.get(sheet, ""))
    if not target:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _elements(data: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of each element of a name; none where it isn't XML."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError, _DoctypeError):
        return []
    return found


def _refuse(*_told: object) -> None:
    raise _DoctypeError
