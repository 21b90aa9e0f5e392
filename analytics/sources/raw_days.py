"""Days in the scratch database, as other systems write them: made ISO where clear."""

# Names in this SQL are made here; none comes from a file.
# ruff: noqa: S608

from collections.abc import Sequence
from typing import Literal

import duckdb

Order = Literal["day-month", "month-day"]

_SLASHED = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"


def order_of(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]
) -> Order | None:
    """Return how a table's days with slashes are written, if all of them agree.

    One day above 12 tells for the whole table; None where none does, or where they
    contradict each other.
    """
    each = " union all ".join(
        f"select regexp_extract({column}, '^{_SLASHED}$', ['first', 'second', 'year'])"
        f" as parts from raw.{name} where regexp_full_match({column}, '{_SLASHED}')"
        for column in columns
    )
    row = connection.execute(
        f"""select coalesce(bool_or(parts.first::integer > 12), false),
            coalesce(bool_or(parts.second::integer > 12), false) from ({each})"""
    ).fetchone()
    if row == (True, False):
        return "day-month"
    return "month-day" if row == (False, True) else None


def make_iso(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    order: Order | None,
) -> None:
    """Write 20260301 and, where the order is known, 1/3/2026 as 2026-03-01.

    What is neither stays as it is written, for the rules of cells to judge.
    """
    month, day = (2, 1) if order == "day-month" else (1, 2)
    for column in columns:
        part = [
            f"lpad(regexp_extract({column}, '^{_SLASHED}$', {number}), {width}, '0')"
            for number, width in ((3, 4), (month, 2), (day, 2))
        ]
        connection.execute(
            f"""update raw.{name} set {column} = case
                when regexp_full_match({column}, '[0-9]{{8}}') then
                    regexp_replace({column}, '^(.{{4}})(..)(..)$', '\\1-\\2-\\3')
                when $known and regexp_full_match({column}, '{_SLASHED}') then
                    concat_ws('-', {", ".join(part)})
                else {column} end
            where {column} is not null""",
            {"known": order is not None},
        )
