"""Credentials that are settled, as rows of the contract's tables to be merged."""

import duckdb

from analytics import sql
from analytics.model import TABLES
from analytics.sources.staging import create

_COLUMNS = {
    "awards": (
        "source",
        "award_id",
        "learner_id",
        "achievement_id",
        "earned_on",
        "issued_on",
        "expires_on",
        "revoked",
        "narrative",
        "evidence_url",
        "assessed_by",
    ),
    "achievements": (
        "achievement_id",
        "name",
        "kind",
        "issuer",
        "description",
        "criteria",
        "skills",
    ),
    "assessments": ("learner_id", "achievement_id", "assessed_on", "outcome"),
}

Brought = dict[str, dict[int, tuple[str, ...]]]


def deliver(con: duckdb.DuckDBPyConnection, index: int, is_anew: bool) -> Brought:
    """Put what was settled among the rows to be merged, as if from one file.

    With ``is_anew`` every achievement is described anew, not only those that came.
    """
    place = f"{index} as file, 0 as line"
    con.execute(
        f"create temp table told as {sql.read('credentials/described')}",
        {"is_anew": is_anew},
    )
    _insert(con, "awards", f"select *, {place} from settled where outcome is null")
    _insert(con, "achievements", f"select *, {place} from told")
    _insert(
        con,
        "assessments",
        f"select *, {place} from assessed",
    )
    return {name: {index: columns} for name, columns in _COLUMNS.items()}


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    con.execute("create schema if not exists incoming")
    create(con, TABLES[table])
    columns = [n for c in _COLUMNS[table] for n, _ in TABLES[table].column(c).physical]
    names = ", ".join(f'"{name}"' for name in (*columns, "file", "line"))
    con.execute(f"insert into incoming.{table} ({names}) select {names} from ({rows})")
