"""A OneRoster export into learners, identities, terms and enrolments."""

# Names in this SQL are made here; none comes from a file.
# ruff: noqa: S608

from collections.abc import Mapping

import duckdb

from analytics import sql
from analytics.findings import Finding
from analytics.model import TABLES
from analytics.sources.delivery import FileReport
from analytics.sources.derived import Derived, put
from analytics.sources.kinds import said, take_all
from analytics.sources.limits import Limits
from analytics.sources.moments import Reading
from analytics.sources.oneroster.files import READ, Roster
from analytics.sources.oneroster.manifest import check_manifest
from analytics.sources.secrets import is_secret
from analytics.sources.streams import Tally
from analytics.sources.texts import Texts

# Of each table: the file its rows come from, the query that makes them, and the columns
# of the texts that each of ours is made of.
_ROWS = {
    "learners": (
        "users",
        "learner",
        {
            "learner_id": "sourced_id",
            "name": "given_name",
            "display_name": "preferred_given preferred_family",
            "email": "email",
            "school": "org_id",
        },
    ),
    "identities": (
        "users",
        "identity",
        {"learner_id": "sourced_id", "kind": "user_ids", "value": "user_ids"},
    ),
    "terms": (
        "sessions",
        "term",
        {
            "term_id": "sourced_id",
            "name": "title",
            "starts_on": "starts_on",
            "ends_on": "ends_on",
            "part_of": "parent_id",
        },
    ),
    "enrollments": (
        "enrollments",
        "enrollment",
        {
            "learner_id": "user_id",
            "term_id": "class_id",
            "status": "ends_on status class_id",
            "status_on": "ends_on begins_on",
        },
    ),
}


def read_roster(
    connection: duckdb.DuckDBPyConnection,
    roster: Roster,
    first: int,
    reading: Reading,
    tally: Tally,
    limits: Limits,
) -> tuple[tuple[FileReport, ...], tuple[Finding, ...], tuple[str, ...]]:
    """Read an export; return reports, rows set aside, and what was left alone.

    ``first`` is the number of the first report. RefusedError where the export can't be
    taken.
    """
    check_manifest(connection, roster, tally, limits)
    texts = take_all(connection, READ, roster.read, tally, limits)
    _join(connection)
    reports: list[FileReport] = []
    findings: list[Finding] = []
    for name, (file, query, columns) in _ROWS.items():
        if file not in texts or not _is_whole(name, texts):
            continue
        rows = sql.read(f"oneroster/{query}")
        named = said(TABLES[name], columns, texts[file])
        if "orgs" not in texts:
            named.pop("school", None)
        if name == "terms" and not _has_parts(connection):
            named.pop("part_of")  # nothing is said of it: what others say stays
        derived = Derived(TABLES[name], rows, named, "oneroster")
        index = first + len(reports)
        report, aside = put(connection, derived, texts[file], index, reading, limits)
        texts[file] = texts[file].told
        reports.append(report)
        findings += aside
    left = _left_alone(connection, roster, texts)
    connection.execute("drop schema raw cascade")
    return tuple(reports), tuple(findings), left


def _join(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what several queries ask: who learns, which kinds of id, which terms."""
    for name in ("learner_id", "session", "lineage", "session_term"):
        query = sql.read(f"oneroster/{name}")
        connection.execute(f"create or replace table raw.{name} as {query}")
    kinds = connection.execute(sql.read("oneroster/id_kind")).fetchall()
    connection.execute("create or replace table raw.secret_kind (kind varchar)")
    for (kind,) in kinds:
        if is_secret(kind):
            connection.execute("insert into raw.secret_kind values (?)", [kind])


def _has_parts(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether any term is part of another one."""
    rows = sql.read("oneroster/term")
    found = connection.execute(f"select count(part_of) > 0 from ({rows})").fetchone()
    return found == (True,)


def _is_whole(table: str, texts: Mapping[str, Texts]) -> bool:
    """Tell whether the files are there that a table's rows are joined from."""
    return table != "enrollments" or {"classes", "sessions"} <= texts.keys()


def _left_alone(
    connection: duckdb.DuckDBPyConnection, roster: Roster, texts: Mapping[str, Texts]
) -> tuple[str, ...]:
    """Say what was not loaded: files, rows that are to be deleted, enrolments."""
    left = [given.label for given in roster.unread]
    for name, file in texts.items():
        row = connection.execute(
            f"select count(*) from raw.{name} where lower(status) = 'tobedeleted'"
        ).fetchone()
        if row is not None and row[0]:
            left.append(f"{file.label}: rows marked tobedeleted: {row[0]:,}")
    if "enrollments" in texts and not _is_whole("enrollments", texts):
        why = "without classes.csv and academicSessions.csv their terms are unknown"
        left.append(f"{texts['enrollments'].label}: {why}")
    return tuple(left)
