"""manifest.csv of a OneRoster export: its version, and which files come with it."""

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.limits import Limits
from analytics.sources.oneroster.files import MANIFEST_COLUMNS, READ, Roster
from analytics.sources.streams import Tally
from analytics.sources.texts import take

_VERSIONS = ("1.1", "1.2")
_COMES = ("bulk", "delta")


def check_manifest(
    connection: duckdb.DuckDBPyConnection,
    roster: Roster,
    tally: Tally,
    limits: Limits,
) -> None:
    """Refuse another version, and an export that lacks a file it says comes with it."""
    given = roster.manifest
    take(connection, given, "manifest", MANIFEST_COLUMNS, tally, limits)
    told = connection.execute(
        "select lower(property), lower(value), line from raw.manifest"
    ).fetchall()
    connection.execute("drop table raw.manifest")
    wrong: list[Finding] = []
    comes = {f"file.{k.file.removesuffix('.csv')}".lower(): n for n, k in READ.items()}
    for name, value, line in told:
        if name == "oneroster.version" and value not in _VERSIONS:
            rule = "a version of OneRoster that isn't read: only 1.1 and 1.2 are"
            wrong.append(Finding(given.label, rule, line=line))
        if name in comes and value in _COMES and comes[name] not in roster.read:
            rule = f"{READ[comes[name]].file} is announced, but isn't there"
            wrong.append(Finding(given.label, rule, line=line))
    if wrong:
        raise RefusedError(wrong)
