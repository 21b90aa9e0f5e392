"""What makes a row itself, as SQL: the same for a file's rows and for the store's."""

from analytics.table import Kind, Table

UNIT = "chr(31)"  # can't occur in a value: control characters are refused


def _text(table: Table, name: str) -> str:
    column = table.column(name)
    if column.kind is Kind.MOMENT:
        day, instant = (f'"{physical_name}"' for physical_name, _ in column.physical)
        return f"coalesce({instant}::varchar, {day}::varchar)"
    if column.kind is Kind.DAY:
        return f'"{name}"::varchar'
    return f'"{name}"'


def key(table: Table) -> str:
    """Return the expression of what makes a row itself (see ``Table.keys``).

    A 128-bit hash of the first alternative whose parts are all there; the last one
    serves where none is.
    """
    cases = []
    for number, parts in enumerate(table.keys):
        texts = [f"coalesce({_text(table, part)}, chr(30))" for part in parts]
        joined = f"md5_number(concat_ws({UNIT}, '{number}', {', '.join(texts)}))"
        there = " and ".join(f"{_text(table, part)} is not null" for part in parts)
        last = number == len(table.keys) - 1
        cases.append(f"else {joined}" if last else f"when {there} then {joined}")
    return cases[0][5:] if len(cases) == 1 else f"case {' '.join(cases)} end"
