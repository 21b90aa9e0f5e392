"""A Canvas extract into learners, identities, terms and enrolments by term."""

from collections.abc import Callable, Mapping

import duckdb

from analytics import sql
from analytics.findings import Finding
from analytics.model import TABLES
from analytics.sources.canvas.files import OTHER_NAMES, READ, TOLD_BY
from analytics.sources.delivery import FileReport
from analytics.sources.derived import Derived, put
from analytics.sources.gather import Source
from analytics.sources.kinds import said, take_all
from analytics.sources.limits import Limits
from analytics.sources.moments import Reading
from analytics.sources.streams import Given, Tally
from analytics.sources.texts import Texts, places

# The rows that are made: their table, the file that they come from, the query, and the
# columns of the texts that each of ours is made of.
_ROWS = (
    (
        "learners",
        "users",
        "learner",
        {
            "learner_id": "user_id",
            "name": "full_name first_name last_name",
            "display_name": "short_name",
            "email": "email",
        },
    ),
    (
        "identities",
        "users",
        "login",
        {"learner_id": "user_id", "kind": "login", "value": "login"},
    ),
    (
        "identities",
        "logins",
        "pseudonym",
        {"learner_id": "user_id", "kind": "login", "value": "login"},
    ),
    (
        "terms",
        "terms",
        "term",
        {
            "term_id": "term_id",
            "name": "name",
            "starts_on": "starts_on",
            "ends_on": "ends_on",
        },
    ),
    (
        "enrollments",
        "enrollments",
        "enrollment",
        {
            "learner_id": "user_id",
            "term_id": "course_id section_id",
            "status": "status",
        },
    ),
)
_DELETED = "rows marked deleted, or never accepted"


def canvas_files(
    source: Source, header: Callable[[Given], tuple[str, ...]]
) -> dict[str, Given]:
    """Return the Canvas files of a source; none where there are no Canvas enrolments.

    ``header`` gives a file's first line. Each file has to look like Canvas's own: terms
    or enrolments in the contract's columns may lie beside the others.
    """
    by_name = {kind.file: name for name, kind in READ.items()} | OTHER_NAMES
    found: dict[str, Given] = {}
    for given in source.files:
        name = by_name.get(_as_csv(given.path))
        if name is not None and _is_canvas(name, header(given)):
            found.setdefault(name, given)
    return found if {"enrollments", "courses"} <= found.keys() else {}


def _as_csv(path: str) -> str:
    """Return what a file would be called as plain CSV: Parquet, and packed, is read."""
    lower = path.lower().removesuffix(".gz")
    return f"{lower.removesuffix('.parquet')}.csv" if ".parquet" in lower else lower


def _is_canvas(name: str, header: tuple[str, ...]) -> bool:
    there = places(header, READ[name].columns)
    told = name != "enrollments" or any(one in there for one in TOLD_BY)
    return told and all(one in there for one in READ[name].required)


def read_canvas(
    connection: duckdb.DuckDBPyConnection,
    files: Mapping[str, Given],
    first: int,
    reading: Reading,
    tally: Tally,
    limits: Limits,
) -> tuple[tuple[FileReport, ...], tuple[Finding, ...], tuple[str, ...]]:
    """Read an extract; return reports, rows set aside, and what was left alone.

    ``first`` is the number of the first report. RefusedError where the extract can't be
    taken.
    """
    texts = take_all(connection, READ, files, tally, limits)
    people = sql.read("canvas/person")
    connection.execute(f"create or replace table raw.person as {people}")
    reports: list[FileReport] = []
    findings: list[Finding] = []
    for name, file, query, columns in _ROWS:
        if file not in texts:
            continue
        table, rows = TABLES[name], sql.read(f"canvas/{query}")
        derived = Derived(table, rows, said(table, columns, texts[file]), "canvas")
        index = first + len(reports)
        report, aside = put(connection, derived, texts[file], index, reading, limits)
        texts[file] = texts[file].told
        reports.append(report)
        findings += aside
    left = _left_alone(connection, texts)
    connection.execute("drop schema raw cascade")
    return tuple(reports), tuple(findings), left


def _left_alone(
    connection: duckdb.DuckDBPyConnection, texts: Mapping[str, Texts]
) -> tuple[str, ...]:
    """Say what was not loaded: enrolments that don't stand, terms without days."""
    counted = connection.execute(
        """select
            (select count(*) from raw.enrollments where lower(status) in
                ('deleted', 'rejected', 'invited', 'creation_pending')),
            (select count(*) from raw.terms where lower(status) <> 'deleted'
                and (starts_on is null or ends_on is null))"""
    ).fetchone()
    gone, undated = counted or (0, 0)
    left: list[str] = []
    if gone:
        left.append(f"{texts['enrollments'].label}: {_DELETED}: {gone:,}")
    if undated:
        how = (
            "terms without a first or last day (give them in a terms file of your own)"
        )
        left.append(f"{texts['terms'].label}: {how}: {undated:,}")
    return tuple(left)
