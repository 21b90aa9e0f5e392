"""The dictionary of the programme folder, printed from the contract in the model."""

from analytics.model import TABLES
from analytics.table import Column, Kind, Table

_KINDS = {
    Kind.ID: "id (text, kept as written)",
    Kind.TEXT: "text",
    Kind.MOMENT: "day or instant",
    Kind.DAY: "day",
    Kind.NUMBER: "number",
    Kind.COUNT: "whole number",
    Kind.FLAG: "true or false",
}
_HEAD = """# Data dictionary

Every file of a programme folder, and every column that Cairn knows, one table a file.
Printed from `analytics/model.py` by `python -m analytics.sources.dictionary`; a test
says when it is out of date. How files are read is told in
[docs/input.md](../docs/input.md).

A day is `2026-03-01`; an instant `2026-03-01T10:00:00Z`, in the campus time zone where
it has no offset. Columns in **bold** are required: a row without them is set aside.
"""


def dictionary() -> str:
    """Return data/README.md: every table and column in Markdown."""
    return "\n".join((_HEAD, *(_table(table) for table in TABLES.values())))


def _table(table: Table) -> str:
    lines = [f"## {table.name}", "", table.meaning, ""]
    lines += ["| column | holds | meaning |", "| --- | --- | --- |"]
    lines += [_row(column) for column in table.columns]
    if table.extra:
        lines.append("| any other | text | An attribute to group and filter by. |")
    keys = ", or ".join(" + ".join(f"`{name}`" for name in key) for key in table.keys)
    lines += ["", f"A row is known by {keys}.", ""]
    if table.either:
        sets = ", or ".join(" and ".join(f"`{n}`" for n in one) for one in table.either)
        lines += [f"One of these is required: {sets}.", ""]
    return "\n".join(lines)


def _row(column: Column) -> str:
    name = f"`{column.name}`"
    name = f"**{name}**" if column.required else name
    return f"| {name} | {_holds(column)} | {column.meaning} |"


def _holds(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return " or ".join(f"`{choice}`" for choice in column.choices)
    holds = _KINDS[column.kind]
    if column.low is not None and column.high is not None:
        holds += f", {column.low:g} to {column.high:g}"
    elif column.low is not None:
        holds += f", {column.low:g} or more"
    return f"{holds}, not in the future" if column.past else holds


if __name__ == "__main__":
    print(dictionary(), end="")
