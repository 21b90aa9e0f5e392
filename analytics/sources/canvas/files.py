"""The files of a Canvas extract: which are read, and which of their columns.

Sources: Instructure, SIS CSV format; Canvas Data 2, tables users, pseudonyms, courses,
enrollment_terms and enrollments. Canvas Data 2 writes CSV with ``key.`` and ``value.``
before the names of columns.
"""

from collections.abc import Sequence

from analytics.sources.kinds import Kind


def _ways(**columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return each column's spellings, Canvas Data 2's prefixes among them."""
    return {
        ours: tuple(f"{start}{one}" for one in names for start in ("", "key", "value"))
        for ours, names in columns.items()
    }


READ = {
    "users": Kind(
        "users.csv",
        _ways(
            user_id=("userid", "id"),
            login=("loginid",),
            status=("status", "workflowstate"),
            first_name=("firstname",),
            last_name=("lastname",),
            full_name=("fullname", "name"),
            short_name=("shortname",),
            email=("email",),
        ),
        ("user_id", "status"),
    ),
    "logins": Kind(
        "pseudonyms.csv",
        _ways(
            user_id=("userid",),
            sis_id=("sisuserid",),
            login=("uniqueid",),
            status=("workflowstate",),
        ),
        ("user_id", "sis_id", "status"),
    ),
    "courses": Kind(
        "courses.csv",
        _ways(
            course_id=("courseid", "id"),
            term_id=("termid", "enrollmenttermid"),
            status=("status", "workflowstate"),
        ),
        ("course_id", "term_id"),
    ),
    "sections": Kind(
        "sections.csv",
        _ways(section_id=("sectionid",), course_id=("courseid",)),
        ("section_id", "course_id"),
    ),
    "terms": Kind(
        "terms.csv",
        _ways(
            term_id=("termid", "id"),
            sis_id=("sissourceid",),
            name=("name",),
            status=("status", "workflowstate"),
            starts_on=("startdate", "startat"),
            ends_on=("enddate", "endat"),
        ),
        ("term_id", "status", "starts_on", "ends_on"),
    ),
    "enrollments": Kind(
        "enrollments.csv",
        _ways(
            course_id=("courseid",),
            section_id=("sectionid",),
            user_id=("userid",),
            role=("type", "role"),
            status=("status", "workflowstate"),
        ),
        ("user_id", "role", "status"),
    ),
}
OTHER_NAMES = {"enrollment_terms.csv": "terms"}
# Beside what makes a row, these tell a Canvas file from the contract's of that name.
TOLD_BY = ("course_id", "section_id")
