"""Rows and answers on paper: a table for people, JSON or CSV for what comes after."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from analytics.asking.options import Form
from analytics.export import write_csv

if TYPE_CHECKING:  # takes a while to import, and not all that is printed is an answer
    from analytics.asking.answer import Answer


WIDEST = 100_000  # letters in a line: more than any table has


def console_of(width: int | None = None) -> Console:
    """Return a console that prints what it is given: records hold brackets, too."""
    return Console(width=width, markup=False, emoji=False, highlight=False)


def as_json(value: Any) -> None:
    """Print a value as JSON; in plain letters where the terminal knows no others."""
    narrow = not (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(
        value, ensure_ascii=narrow, allow_nan=False, indent=1, default=_plain
    )
    sys.stdout.write(text + "\n")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows as CSV."""
    sys.stdout.write(write_csv(rows))


def as_table(rows: Iterable[Mapping[str, Any]], title: str | None = None) -> None:
    """Print rows as a table, as wide as the terminal or, piped, as it needs to be."""
    listed = _without_empty(rows)
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in listed[0] if listed else ():
        number = any(isinstance(row[name], int | float) for row in listed)
        table.add_column(name, justify="right" if number else "left")
    for row in listed:
        table.add_row(*(_shown(value) for value in row.values()))
    console = console_of()
    if not console.is_terminal:  # piped: as wide as it needs to be
        console = console_of(WIDEST)
    console.print(table)


def _without_empty(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Leave out the columns in which no row has anything."""
    listed = list(rows)
    names = list(listed[0]) if listed else []
    kept = [n for n in names if any(row[n] not in (None, "", ()) for row in listed)]
    return [{name: row[name] for name in kept} for row in listed]


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return "; ".join(_shown(one) for one in value)
    return str(value)


def print_answer(answer: "Answer[Any]", form: Form) -> None:
    """Print an answer; its notes and definition go with it in table and JSON."""
    values = answer.as_dict()
    if form is Form.json:
        as_json(values)
    elif form is Form.csv:
        as_csv(values["rows"])
    else:
        rows = values["rows"]
        said = [_verdict(row) for row in rows]  # too long for a cell
        as_table(rows, f"{answer.metric}, as of {answer.as_of.isoformat()}")
        console = console_of()
        for verdict in filter(None, said):
            console.print(verdict)
        for note in answer.notes:
            console.print(f"• {note}")
        console.print(answer.definition, style="dim")


def _verdict(row: dict[str, Any]) -> str:
    """Take a row's verdict out of it, with the group that it is about."""
    text, group = row.pop("verdict", None), row.get("group")
    return f"{group}: {text}" if text and group else text or ""


def print_rows(rows: Sequence[Mapping[str, Any]], form: Form, title: str = "") -> None:
    """Print rows that need nothing beside them."""
    if form is Form.json:
        as_json(rows)
    elif form is Form.csv:
        as_csv(rows)
    else:
        as_table(rows, title or None)
