"""A StudentTracker detail file: who was looked for, where they were, what they earned.

A row tells of a search, of a stretch of enrolment by date, or of a degree. Whoever
wasn't found is unknown, never gone: the institution may take no part, the name may be
written otherwise, or the learner may have blocked release. Names in it aren't read.

Sources: the Clearinghouse's own lessons on the detail file and on search dates
(studentclearinghouse.org/academy), its guide to the Detail Report.
"""

# Names in this SQL are made here; none comes from a file.
# ruff: noqa: S608

from collections.abc import Sequence

import duckdb

from analytics import sql
from analytics.findings import Finding
from analytics.model import TABLES
from analytics.sources.delivery import FileReport
from analytics.sources.derived import Derived, put
from analytics.sources.limits import Limits
from analytics.sources.moments import Reading
from analytics.sources.raw_days import make_iso
from analytics.sources.streams import Given, Tally
from analytics.sources.texts import Texts, places, take

_WANTED = {
    "returned_id": ("requesterreturnfield", "reqreturnfield"),
    "unique_id": ("youruniqueidentifier",),
    "found": ("recordfoundyn", "recordfound"),
    "search_date": ("searchdate",),
    "institution": ("collegecodebranch", "collegecode"),
    "institution_name": ("collegename",),
    "begins_on": ("enrollmentbegin", "enrollmentbegindate"),
    "ends_on": ("enrollmentend", "enrollmentenddate"),
    "status": ("enrollmentstatus",),
    "graduated": ("graduated",),
    "conferred_on": ("graduationdate",),
    "title": ("degreetitle",),
}
_SURE = ("found", "institution", "begins_on", "ends_on")
_DAYS = ("search_date", "begins_on", "ends_on", "conferred_on")
_ROWS = {
    "searches": ("search", ("learner_id", "searched_on", "found", "search_date")),
    "spells": (
        "spell",
        (
            "learner_id",
            "institution",
            "institution_name",
            "begins_on",
            "ends_on",
            "status",
            "load",
        ),
    ),
    "completions": ("degree", ("learner_id", "conferred_on", "title", "institution")),
}
_READ_FROM = {"load": "status"}


def is_detail(header: Sequence[str]) -> bool:
    """Tell whether a header is a detail file's, however its columns are spelt."""
    found = places(header, _WANTED)
    has_id = "returned_id" in found or "unique_id" in found
    return has_id and all(name in found for name in _SURE)


def read_detail(
    connection: duckdb.DuckDBPyConnection,
    given: Given,
    first: int,
    reading: Reading,
    tally: Tally,
    limits: Limits,
) -> tuple[tuple[FileReport, ...], tuple[Finding, ...]]:
    """Read a detail file into searches, spells and completions.

    ``first`` is the number of its first report. RefusedError where the file can't be
    taken.
    """
    texts = take(connection, given, "detail", _WANTED, tally, limits)
    make_iso(connection, "detail", _DAYS, "month-day")
    _name_learners(connection, reading)
    reports: list[FileReport] = []
    findings: list[Finding] = []
    for name, (query, columns) in _ROWS.items():
        rows = sql.read(f"clearinghouse/{query}")
        said = {column: _said(texts, column) for column in columns}
        derived = Derived(TABLES[name], rows, said, "clearinghouse")
        index = first + len(reports)
        report, aside = put(connection, derived, texts, index, reading, limits)
        texts = texts.told
        reports.append(report)
        findings += aside
    connection.execute("drop table raw.detail")
    return tuple(reports), tuple(findings)


def _said(texts: Texts, column: str) -> str:
    if column == "learner_id":
        return texts.said.get("returned_id") or texts.said["unique_id"]
    return texts.said.get(_READ_FROM.get(column, column), column)


def _name_learners(connection: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    """Add ``learner_id``, and the day of the load.

    Where every id ends in an underscore, it is the Clearinghouse's own, put there so
    that spreadsheets keep zeros: it is taken off.
    """
    own = "coalesce(returned_id, unique_id)"
    row = connection.execute(
        f"select bool_and(ends_with({own}, '_')) from raw.detail"
    ).fetchone()
    kept = f"left({own}, -1)" if row == (True,) else own
    connection.execute("alter table raw.detail add column learner_id varchar")
    connection.execute("alter table raw.detail add column loaded_on date")
    connection.execute(
        f"update raw.detail set learner_id = {kept}, loaded_on = ?",
        [reading.now.date()],
    )
