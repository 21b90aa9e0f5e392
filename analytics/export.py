"""Tables that leave: CSV whose cells no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

RISKY = tuple("=+-@\t\r\0")


def safe_cell(value: Any) -> Any:
    """Keep a spreadsheet from running a cell (OWASP: CSV injection)."""
    if isinstance(value, str) and value[:1] in RISKY:
        return f"'{value}"
    return value


def write_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as CSV text, headed by the first row's names; empty for no rows."""
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(name) for name in rows[0]])
    for row in rows:
        writer.writerow([safe_cell(value) for value in row.values()])
    return text.getvalue()
