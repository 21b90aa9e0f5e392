"""Extracts of other systems that are told by what is in them, not by their names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from analytics.findings import Finding, RefusedError
from analytics.sources.canvas.extract import canvas_files, read_canvas
from analytics.sources.clearinghouse.detail import is_detail, read_detail
from analytics.sources.delivery import FileReport
from analytics.sources.gather import Source, is_records, table_of_given
from analytics.sources.limits import Limits
from analytics.sources.look import Look
from analytics.sources.mapping import Mapping as ColumnMapping
from analytics.sources.moments import Reading
from analytics.sources.oneroster.files import (
    MANIFEST,
    MANIFEST_COLUMNS,
    Roster,
    roster_of,
)
from analytics.sources.oneroster.roster import read_roster
from analytics.sources.streams import Given, Tally
from analytics.sources.texts import places

Read = tuple[tuple[FileReport, ...], tuple[Finding, ...], tuple[str, ...]]
Reader = Callable[[duckdb.DuckDBPyConnection, int, Reading, Tally, Limits], Read]


@dataclass(frozen=True)
class Extract:
    """One extract: the files that it is made of, and how it is read."""

    files: tuple[Given, ...]
    read: Reader


def set_apart(
    sources: Sequence[Source], mappings: Sequence[ColumnMapping | None], look: Look
) -> tuple[tuple[Source, ...], tuple[Extract, ...]]:
    """Take the extracts out of sources; return what is left of these, and the extracts.

    Where a mapping names the files to read, it alone decides.
    """
    rest: list[Source] = []
    extracts: list[Extract] = []
    for source, mapping in zip(sources, mappings, strict=True):
        named = mapping is not None and bool(mapping.files)
        found = () if named else _extracts(source, look)
        taken = {given for extract in found for given in extract.files}
        left = tuple(given for given in source.files if given not in taken)
        rest.append(replace(source, files=left))
        extracts += found
    return tuple(rest), tuple(extracts)


def read_extracts(
    extracts: Sequence[Extract],
    connection: duckdb.DuckDBPyConnection,
    first: int,
    reading: Reading,
    tally: Tally,
    limits: Limits,
) -> Read:
    """Read every extract: reports, rows set aside, and what was left alone.

    ``first`` is the number of the first report.
    """
    reports: list[FileReport] = []
    aside: list[Finding] = []
    left: list[str] = []
    wrong: list[Finding] = []
    for extract in extracts:
        number = first + len(reports)
        try:
            found, findings, other = extract.read(
                connection, number, reading, tally, limits
            )
        except RefusedError as error:
            wrong += error.findings
            continue
        reports += found
        aside += findings
        left += other
    if wrong:
        raise RefusedError(wrong[: limits.shown])
    return tuple(reports), tuple(aside), tuple(left)


def _extracts(source: Source, look: Look) -> tuple[Extract, ...]:
    found: list[Extract] = []
    others = source.files
    manifest = next((g for g in others if g.path.lower() == MANIFEST), None)
    if manifest is not None and _is_manifest(look(manifest)):
        roster = roster_of(source, manifest)
        files = (manifest, *roster.read.values(), *roster.unread)
        found.append(Extract(files, _of_roster(roster)))
        others = tuple(given for given in others if given not in files)
    elif canvas := canvas_files(source, look):
        found.append(Extract(tuple(canvas.values()), _of_canvas(canvas)))
        others = tuple(given for given in others if given not in canvas.values())
    found += (
        Extract((given,), _of_detail(given))
        for given in others
        if _may_be_one(given) and is_detail(look(given))
    )
    return tuple(found)


def _is_manifest(header: Sequence[str]) -> bool:
    return len(places(header, MANIFEST_COLUMNS)) == len(MANIFEST_COLUMNS)


def _of_roster(roster: Roster) -> Reader:
    return lambda connection, *rest: read_roster(connection, roster, *rest)


def _of_canvas(files: Mapping[str, Given]) -> Reader:
    return lambda connection, *rest: read_canvas(connection, files, *rest)


def _of_detail(given: Given) -> Reader:
    return lambda connection, *rest: (*read_detail(connection, given, *rest), ())


def _may_be_one(given: Given) -> bool:
    is_csv = is_records(given.path) and not given.path.lower().endswith(".parquet")
    return is_csv and table_of_given(given) is None
