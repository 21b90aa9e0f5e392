"""The real load of one file under a mapping, without a store: what would come of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.gather import MAPPING
from analytics.sources.receive import receive

ROWS = 5
_MEMORY = "1GB"


@dataclass(frozen=True)
class Preview:
    """The first rows as they would be, how many there are, and what is set aside.

    ``refused`` has the findings where the file couldn't be taken so: then there are no
    rows. A row that contradicts another is found by the load alone.
    """

    rows: tuple[dict[str, str], ...]
    total: int
    set_aside: int
    findings: tuple[Finding, ...]
    refused: tuple[Finding, ...] = ()


def preview(
    path: Path, mapping: str, now: datetime, time_zone: str = "UTC", rows: int = ROWS
) -> Preview:
    """Read the whole file under a mapping's text, and show the first rows of it."""
    with TemporaryDirectory(prefix="cairn-") as private:
        file = Path(private) / MAPPING
        file.write_text(mapping, encoding="utf-8")
        con = duckdb.connect(":memory:")
        con.execute(f"set memory_limit = '{_MEMORY}'")
        con.execute("set temp_directory = $spill", {"spill": f"{private}/spill"})
        con.execute("set TimeZone = 'UTC'")
        con.execute("set enable_external_access = false")
        try:
            given = {"mapping": file, "time_zone": time_zone, "now": now}
            delivery = receive([path], con, readers={}, **given)  # type: ignore[arg-type]
        except RefusedError as error:
            return Preview((), 0, 0, (), error.findings)
        else:
            (report,) = delivery.files
            first = _first(con, report.table, report.columns, rows)
            return Preview(first, report.rows, report.set_aside, delivery.set_aside)
        finally:
            con.close()


def _first(
    con: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], rows: int
) -> tuple[dict[str, str], ...]:
    shown = con.execute(
        f"select * from incoming.{table} order by line limit {rows}"  # noqa: S608
    )
    names = [described[0] for described in shown.description]
    found: dict[int, dict[str, str]] = {}
    for row in shown.fetchall():
        values = dict(zip(names, row, strict=True))
        found[values["line"]] = {n: _said(values, n) for n in columns}
    if found and table == "learners":
        told = con.execute(
            "select line, attribute, value from incoming.attributes where line <= ?",
            [max(found)],
        ).fetchall()
        for line, attribute, value in told:
            found[line][attribute] = value or ""
    return tuple(found.values())


def _said(values: dict[str, Any], name: str) -> str:
    """Write a value; an instant where the file has one, else the day."""
    instant = (
        values.get(f"{name.removesuffix('_on')}_at") if name[-3:] == "_on" else None
    )
    value = instant if instant is not None else values.get(name)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
