"""A file of grants: read whole, or refused with the line where it is wrong."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from analytics.decisions.grants import Wanted, wanted
from analytics.scope import UnknownError

NEEDED = ("subject", "role")
COLUMNS = (*NEEDED, "scope", "from", "to", "cover")
YES, NO = ("true", "yes", "y", "t", "1"), ("false", "no", "n", "f", "0", "")


def read(path: Path, today: date) -> list[Wanted]:
    """Return the grants of a CSV file; those without ``from`` begin today.

    UnknownError names the line and the column, and never repeats a value.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = csv.DictReader(text.splitlines(), strict=True)
        _check(rows.fieldnames or ())
        return [_row(row, rows.line_num, today) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UnknownError("the file of grants can't be read as CSV in UTF-8") from None


def _check(header: object) -> None:
    names = list(header) if isinstance(header, list | tuple) else []
    if (
        set(names) - set(COLUMNS)
        or set(NEEDED) - set(names)
        or len(set(names)) < len(names)
    ):
        raise UnknownError(
            f"the columns of a file of grants are {', '.join(COLUMNS)}; "
            f"{' and '.join(NEEDED)} are needed"
        )


def _row(row: Mapping[str, str | None], line: int, today: date) -> Wanted:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    try:
        if None in row or None in row.values():
            raise UnknownError("another number of fields than the header has")
        return wanted(
            cells["subject"],
            cells["role"],
            cells["scope"] or None,
            _day(cells["from"], "from") or today,
            _day(cells["to"], "to"),
            _is_yes(cells["cover"]),
        )
    except UnknownError as error:
        raise UnknownError(f"line {line}: {error}") from None


def _day(text: str, column: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnknownError(f"{column} is not a day like 2026-05-31") from None


def _is_yes(text: str) -> bool:
    if text.lower() not in YES + NO:
        raise UnknownError("cover is neither true nor false")
    return text.lower() in YES
